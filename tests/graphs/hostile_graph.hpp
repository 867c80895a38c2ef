#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph {

/// Words that a page must show and not obey: markup that would end an element, open one or run a
/// program, line separators, direction overrides, emoji, a word of 1,000 letters, and names that
/// mean something to JavaScript.
[[nodiscard]] std::vector<std::string> hostile_words();

/// A canonical graph in which a state pursues one goal for each of those words; the word is the
/// goal's name, stands marked in the edge's quote, and in the title of the document.
[[nodiscard]] Graph hostile_graph();

}  // namespace diplograph
