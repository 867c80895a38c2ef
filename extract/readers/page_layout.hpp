#pragma once

#include <string>
#include <vector>

namespace diplograph::extract {

/// A character where it stands on a page. Lengths are in points, from the left and from above.
struct Glyph {
  char32_t character = 0;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double size = 0;  ///< of the font
};

/// The lines of a page as a reader goes through them, as UTF-8 without line ends: columns one after
/// the other, a line's characters in logical order. Spaces stand where there is room between
/// characters, several where there is much, before a line that is indented, and a blank line
/// stands for a gap above one. Nothing is left out.
///
/// Columns are found by the strip of the page that hardly a line crosses (the XY cut: Nagy and
/// Seth 1984), if the lines beside it are long enough to be prose and not the cells of a table.
/// Lines are read from right to left if the page has more such letters, by the inverse of the
/// Unicode bidirectional algorithm (Annex 9). O(n log n).
[[nodiscard]] std::vector<std::string> lines_of_page(std::vector<Glyph> glyphs);

}  // namespace diplograph::extract
