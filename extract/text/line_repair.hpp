#pragma once

#include <vector>

#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// Lines of a document, normalised, each mapped to the source.
using Lines = std::vector<MappedText>;

/// True if the lines show the damage of a text layer stored in visual order: Persian words that
/// begin with an ending that no word begins with, and sentences that begin with their full stop.
[[nodiscard]] bool looks_damaged(const Lines& lines);

/// Repairs what can be told without a language model: halves of a word swapped around a lost
/// ZWNJ, and lines that are stored from right to left as a whole. Lines without such signs stay as
/// they are.
[[nodiscard]] Lines repair(const Lines& lines);

}  // namespace diplograph::extract
