#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/readers/reader.hpp"
#include "extract/text/line_repair.hpp"
#include "extract/text/line_view.hpp"

namespace diplograph::extract {

/// What a line is by its looks and its neighbours.
enum class LineKind : std::uint8_t { blank, furniture, heading, list_item, footnote, body };

struct LineShape {
  LineKind kind = LineKind::body;
  int level = 0;             ///< of a heading or list item
  std::string marker;        ///< "4-1-2", "(a)", "-"
  std::size_t content = 0;   ///< byte in the line at which the words begin, behind the marker
  std::size_t end = 0;       ///< byte in the line behind the words
  std::size_t split = 0;     ///< where a heading ends whose text goes on in the same line; or 0
  bool begins_note = false;  ///< a footnote's first line
  bool page_before = false;  ///< a page begins with this line
};

/// The looks of a whole document: what tells a deliberate line end from a full line.
struct PageSetup {
  std::size_t full_width = 0;    ///< characters of a full line; 0 without lines
  bool wrapped = false;          ///< lines end where the page ends, not where paragraphs do
  bool noisy_blanks = false;     ///< blank lines stand within sentences
  bool arabic = false;           ///< most letters are of the Arabic script
  std::size_t usual_indent = 0;  ///< spaces before most lines
};

/// A footnote's mark in a line of the running text.
struct LineMark {
  std::size_t line = 0;
  ByteSpan span;         ///< in the line
  bool certain = false;  ///< glued or raised: no number of the text itself, so it can be left out
  std::size_t note_line = 0;  ///< the line that the note begins on
};

struct Layout {
  PageSetup page;
  std::vector<LineView> views;  ///< refer to the lines that were laid out
  std::vector<LineShape> lines;
  std::vector<LineMark> marks;  ///< in text order
};

/// Looks at each line: page furniture, headings, list items, footnotes. O(total length).
[[nodiscard]] Layout lay_out(const Lines& lines);
/// The layout of lines whose kinds the file's own markup tells; only notes are looked for.
[[nodiscard]] Layout lay_out(const Lines& lines, const std::vector<LineHint>& hints);

/// True if a line was ended before it was full: the next line's first word had room in it.
[[nodiscard]] bool ended_early(const PageSetup& page, const LineView& line, const LineView& next);

}  // namespace diplograph::extract
