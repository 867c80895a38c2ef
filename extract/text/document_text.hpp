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

/// A document as the analysis reads it. `text` is the reflowed, repaired text: one block a line,
/// page furniture left out; it is what evidence quotes and what build writes as text/NAME.txt.
struct DocumentText {
  MappedText text;
  std::vector<Block> blocks;
  std::string language;  ///< "fa" or "en": by script and, within the Arabic script, by letters
  std::string title;     ///< first heading, or the first short line; may be empty
  bool damaged = false;  ///< the visual-order repair was at work
  std::vector<Notice> notices;
  std::vector<std::uint64_t> line_starts;  ///< byte offset of each line of the source file
  std::vector<std::uint64_t> page_starts;  ///< byte offset of each page (form feeds); may be empty

  /// Source line of a source byte, from 1. O(log lines).
  [[nodiscard]] std::uint32_t line_of(std::uint64_t source_byte) const;
  /// Source page of a source byte, from 1; 0 if the source has no pages.
  [[nodiscard]] std::uint32_t page_of(std::uint64_t source_byte) const;
};

/// Reads plain text: decodes (UTF-8; UTF-16 and UTF-32 by BOM), normalises, repairs damaged
/// Persian lines, finds blocks. Invalid UTF-8 becomes U+FFFD with a notice naming its byte offset.
/// Throws `InputError` for an empty or a binary file (NUL bytes, or mostly control characters).
[[nodiscard]] DocumentText read_text(const Source& source);

/// The repaired lines: exactly one per line of the source, in order, without line ends.
[[nodiscard]] std::vector<std::string> repair_lines(const Source& source,
                                                    std::vector<Notice>& notices);

}  // namespace diplograph::extract
