#pragma once

#include <string>
#include <string_view>

namespace diplograph::extract {

/// A line of a PDF page in logical order, without directional controls. poppler puts controls around
/// what runs against the line, and marks and spaces beside it in the order in which they stand on
/// the page: "سال ‪ 1405‬به". The line is laid out as these controls say, and read back from what
/// stands on the page (Unicode Standard Annex 9, its inverse in ICU). A line without controls stays
/// as it is. In a line from right to left the spaces before its first word, which tell how short
/// the line is, are left out. O(n).
[[nodiscard]] std::string in_logical_order(std::string_view line);

}  // namespace diplograph::extract
