#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace diplograph::extract {

/// The places of a line's characters, given as they stand on the page from left to right, in the
/// order in which they are read: the inverse of the Unicode bidirectional algorithm (Annex 9), by
/// ICU. Numbers behind Latin words go on with them ("Segal, 2020: 3"). O(n).
[[nodiscard]] std::vector<std::size_t> logical_order(std::u16string line, bool right_to_left);

/// Most producers of PDF files write the brackets of a line from right to left as they were typed,
/// some as they look: mirrors all brackets of the line, which is in logical order, if more of them
/// pair then. O(n).
void pair_brackets(std::u32string& line);

}  // namespace diplograph::extract
