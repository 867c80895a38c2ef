#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor.hpp"
#include "extract/text/document_text.hpp"
#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// What a reader knows about a line from the file's own markup.
struct LineHint {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::string marker;
};

/// A file as lines. `text` maps to the source space: the file's own bytes for plain text, Markdown
/// and HTML; the stream of extracted characters (UTF-8, this text itself) for PDF and DOCX, whose
/// bytes are compressed and hold no text.
struct ReadLines {
  MappedText text;              ///< each line ends with LF; pages begin with a form feed
  std::vector<LineHint> hints;  ///< one per line; empty where the looks of the lines must tell
  /// Of each line whether it goes on with the paragraph of the line above; empty where the looks
  /// must tell.
  std::vector<bool> goes_on;
  std::vector<std::uint64_t> line_starts;  ///< in the source space
  std::uint64_t source_size = 0;           ///< of the source space
  std::string title;                       ///< as the file names itself; may be empty
  bool joiners_lost = false;  ///< the text has no ZWNJ, but its format is known to lose them
};

/// A file format that documents come in.
struct Reader {
  std::string_view name;                         ///< "PDF"
  std::span<const std::string_view> extensions;  ///< ".pdf", in small letters
  bool (*recognises)(std::string_view bytes);    ///< by its first bytes
  ReadLines (*read)(const Source& source, std::vector<Notice>& notices);
};

/// All readers. Plain text comes last and takes what no other recognises.
[[nodiscard]] std::span<const Reader> readers();

/// The reader for a source: by its first bytes, else by its name's extension, else plain text.
[[nodiscard]] const Reader& reader_for(const Source& source);

/// The extensions of all readers, as a folder is searched for them: ".txt", ".md", ".html", …
[[nodiscard]] std::vector<std::string_view> readable_extensions();

// Each in a file of its own. They throw InputError with what to do about a file that is encrypted,
// damaged, too large or holds no text.
[[nodiscard]] ReadLines read_plain_text(const Source& source, std::vector<Notice>& notices);
[[nodiscard]] ReadLines read_markdown(const Source& source, std::vector<Notice>& notices);
[[nodiscard]] ReadLines read_html(const Source& source, std::vector<Notice>& notices);
[[nodiscard]] ReadLines read_docx(const Source& source, std::vector<Notice>& notices);
[[nodiscard]] ReadLines read_pdf(const Source& source, std::vector<Notice>& notices);

}  // namespace diplograph::extract
