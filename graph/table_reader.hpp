#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph {

struct TableRow {
  std::vector<std::string> cells;
  std::size_t line = 0;  ///< of the file, on which the row begins
};

/// Reads a table of separated values (RFC 4180) as spreadsheets write it: with commas, semicolons
/// or tabs, whichever the first line has most of, a byte order mark, any line ends, and line breaks
/// in quoted cells. Empty rows are left out. Throws `InputError` with the line for a quote that is
/// never closed or stands in the middle of a cell, and for bytes that are no UTF-8. O(n).
[[nodiscard]] std::vector<TableRow> read_table(std::string_view text, const std::string& file);

}  // namespace diplograph
