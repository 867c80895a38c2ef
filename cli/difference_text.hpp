#pragma once

#include <string>

#include "graph/difference.hpp"

namespace diplograph::cli {

/// Differences as lines for people: + before what was added, - before what was removed, and =
/// before what has other names, properties or evidence, which follow; with quotes.
[[nodiscard]] std::string difference_text(const Difference& found);

}  // namespace diplograph::cli
