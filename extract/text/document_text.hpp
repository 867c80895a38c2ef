#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/extractor.hpp"
#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// What a block of a document is.
enum class BlockKind : std::uint8_t { heading, paragraph, list_item, footnote };

/// A heading, paragraph, list item or footnote of the running text: the unit that the analysis
/// reads. `text` is normalised and repaired; `line` is the source line that it begins on.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;       ///< heading level or list depth, from 1; 0 for paragraphs
  ByteSpan text;       ///< in DocumentText::text
  std::string marker;  ///< "4-1-2", "(a)", "-" ; empty without
};

/// The place in the running text that a footnote belongs to. A mark that was glued to a word is
/// left out of the text, and `at` is empty, right behind (or, in damaged lines, before) the marked
/// words; a number that stands alone stays, and `at` is that number.
struct FootnoteMark {
  ByteSpan at;           ///< in DocumentText::text
  std::size_t note = 0;  ///< the footnote, in DocumentText::blocks
};

/// A line that is no running text: a page's header, footer or number, or a drawn line.
struct Furniture {
  std::string text;
  ByteSpan source;
};

/// How a text cites.
enum class CitationKind : std::uint8_t {
  parenthesis,  ///< (Segal, 2020: 3)
  narrative,    ///< Segal (2020)
  number,       ///< [12]
};

/// A citation in the running text.
struct Citation {
  static constexpr std::size_t no_entry = static_cast<std::size_t>(-1);
  CitationKind kind = CitationKind::parenthesis;
  ByteSpan span;      ///< in DocumentText::text; of one work, also where brackets name several
  ByteSpan authors;   ///< as the text names them; empty for numbers
  std::string year;   ///< "2020", "1399a", digits as ASCII; a number's digits for `number`
  std::string pages;  ///< "3", "12-14"; may be empty
  std::size_t entry = no_entry;  ///< the cited work in DocumentText::blocks, if the text lists it
};

/// A document as the analysis reads it. `text` is the reflowed, repaired text: one block a line,
/// page furniture left out; it is what evidence quotes and what build writes as text/NAME.txt.
struct DocumentText {
  MappedText text;
  std::vector<Block> blocks;
  std::string language;  ///< "fa" or "en": by script and, within the Arabic script, by letters
  std::string title;     ///< first heading, or the first short line; may be empty
  bool damaged = false;  ///< the repair changed lines
  std::vector<FootnoteMark> footnote_marks;  ///< in text order
  std::vector<Citation> citations;           ///< in text order
  std::vector<ByteSpan> quotations;  ///< between quotation marks, without them; in text order
  std::vector<Furniture> furniture;  ///< in source order
  std::vector<Notice> notices;
  /// Size of what source spans count in: the file, or for PDF and DOCX the stream of characters
  /// that the reader extracted (readers/reader.hpp).
  std::uint64_t source_size = 0;
  std::vector<std::uint64_t> line_starts;  ///< byte offset of each line of the source file
  std::vector<std::uint64_t> page_starts;  ///< byte offset of each page (form feeds); may be empty

  /// Source line of a source byte, from 1. O(log lines).
  [[nodiscard]] std::uint32_t line_of(std::uint64_t source_byte) const;
  /// Source page of a source byte, from 1; 0 if the source has no pages.
  [[nodiscard]] std::uint32_t page_of(std::uint64_t source_byte) const;
};

/// Reads a file of any format that there is a reader for (readers/reader.hpp): takes its text,
/// normalises it, repairs damaged Persian lines, finds blocks. Throws `InputError` for a file that
/// is empty, binary, encrypted, damaged or holds only images.
[[nodiscard]] DocumentText read_text(const Source& source);

/// A line that the repair changed.
struct LineRepair {
  std::size_t line = 0;       ///< of the source, from 1
  double confidence = 0;      ///< that the change is right, 0 to 1
  std::string before, after;  ///< as the source spells them, but for presentation forms
};

/// A document's lines after the repair.
struct TextRepair {
  std::vector<std::string> lines;   ///< exactly one per line of the source, without line ends
  std::vector<LineRepair> changes;  ///< in line order
  std::vector<Notice> notices;
};

/// Repairs the lines of a file of any format that there is a reader for. Throws as `read_text`.
[[nodiscard]] TextRepair repair_lines(const Source& source);

}  // namespace diplograph::extract
