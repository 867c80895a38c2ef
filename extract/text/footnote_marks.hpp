#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/text/layout.hpp"

namespace diplograph::extract {

/// A footnote to be found in the text above it.
struct WantedMark {
  int number = 0;
  std::size_t note_line = 0;  ///< the note's first line
};

/// Finds the places in lines [first, last) that the notes belong to: numbers glued to a word,
/// raised numbers, "[^3]", and, with less trust, numbers that stand alone. Marks follow each other
/// in the order of the notes; `in_brackets` allows "(1)" and "[1]", as endnotes have them; what
/// fits none is left without. O(length + marks found).
[[nodiscard]] std::vector<LineMark> find_marks(std::span<const LineView> views,
                                               const Layout& layout, std::size_t first,
                                               std::size_t last, std::span<const WantedMark> wanted,
                                               bool in_brackets);

}  // namespace diplograph::extract
