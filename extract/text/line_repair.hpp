#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// Lines of a document, each mapped to the source.
using Lines = std::vector<MappedText>;

/// A line that the repair changed.
struct ChangedLine {
  std::size_t line = 0;   ///< counted from 0
  double confidence = 0;  ///< that the change is right, between 0 and 1
  std::string before;
};

/// Restores what PDF files break in the lines of a Persian text, and says which lines it changed,
/// in order: the letters of the ligature lam-alef, the order of lines whose runs are stored in
/// visual order, and the ZWNJ that were lost in them or, if `joiners_lost`, in the whole text.
/// Nothing is dropped; lines that are fine stay byte for byte as they are. Text that is fine is
/// looked at (`scripts/bench --benchmark_filter=check`) and never decoded.
[[nodiscard]] std::vector<ChangedLine> repair(Lines& lines, bool joiners_lost);

}  // namespace diplograph::extract
