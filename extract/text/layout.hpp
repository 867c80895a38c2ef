#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/document_text.hpp"
#include "extract/text/line_repair.hpp"

namespace diplograph::extract {

/// What a line is by its looks.
enum class LineKind : std::uint8_t { blank, furniture, heading, list_item, footnote, body };

struct LineShape {
  LineKind kind = LineKind::body;
  int level = 0;            ///< of a heading or list item
  std::string marker;       ///< "4-1-2", "(a)", "-"
  std::size_t content = 0;  ///< byte in the line at which the words begin, behind the marker
};

/// Looks at each line: page furniture (lines that repeat with other numbers, lone page numbers),
/// headings, list items, footnotes. O(total length).
[[nodiscard]] std::vector<LineShape> shapes(const Lines& lines);

/// Joins lines into blocks and writes them into `document.text`, one block a line.
void reflow(const Lines& lines, const std::vector<LineShape>& shapes, DocumentText& document);

}  // namespace diplograph::extract
