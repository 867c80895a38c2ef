#include "extract/text/document_text.hpp"

#include <algorithm>
#include <utility>

#include "extract/readers/reader.hpp"
#include "extract/text/citations.hpp"
#include "extract/text/layout.hpp"
#include "extract/text/line_repair.hpp"
#include "extract/text/normalization.hpp"
#include "extract/text/presentation_forms.hpp"
#include "extract/text/quotations.hpp"
#include "extract/text/reflow.hpp"

namespace diplograph::extract {
namespace {

Lines lines_of(const MappedText& text) {
  Lines lines;
  const std::string& bytes = text.text();
  for (std::size_t begin = 0; begin <= bytes.size();) {
    std::size_t end = bytes.find('\n', begin);
    const bool last = end == std::string::npos;
    if (last) end = bytes.size();
    if (!last || end > begin) {
      MappedText line;
      line.append(text, {begin, end});
      lines.push_back(std::move(line));
    }
    begin = end + 1;
  }
  return lines;
}

/// "fa" if more letters are of the Arabic script than of any other, else "en".
std::string language_of(const std::string& text) {
  std::size_t arabic = 0;
  std::size_t latin = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xD8 && byte <= 0xDB) ++arabic;
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) ++latin;
  }
  return arabic > latin ? "fa" : "en";
}

struct Repaired {
  Lines lines;
  std::vector<LineRepair> changes;
};

/// The lines as they are written, but for presentation forms, and repaired if that is asked for.
Repaired repaired_lines(const ReadLines& read, bool repair_them) {
  Repaired result{lines_of(fold_presentation_forms(read.text)), {}};
  if (!repair_them) return result;
  for (ChangedLine& change : repair(result.lines, read.joiners_lost)) {
    result.changes.push_back({change.line + 1, change.confidence, std::move(change.before),
                              result.lines[change.line].text()});
  }
  return result;
}

Lines normalized(const Lines& lines) {
  Lines result;
  result.reserve(lines.size());
  for (const MappedText& line : lines) result.push_back(normalize(line));
  return result;
}

/// Puts each line that goes on with another one behind it, and drops its hint.
void join(const std::vector<bool>& goes_on, Lines& lines, std::vector<LineHint>& hints) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < goes_on.size() && goes_on[i] && kept > 0) {
      lines[kept - 1].insert(" ");
      lines[kept - 1].append(lines[i], {0, lines[i].text().size()});
      continue;
    }
    if (kept != i) {
      lines[kept] = std::move(lines[i]);
      if (i < hints.size()) hints[kept] = std::move(hints[i]);
    }
    ++kept;
  }
  lines.resize(kept);
}

std::uint32_t place_in(const std::vector<std::uint64_t>& starts, std::uint64_t byte) {
  return static_cast<std::uint32_t>(std::upper_bound(starts.begin(), starts.end(), byte) -
                                    starts.begin());
}

/// Where the pages of a text with form feeds begin, in its source; empty without form feeds.
std::vector<std::uint64_t> page_starts(const MappedText& text) {
  std::vector<std::uint64_t> starts;
  const std::string& bytes = text.text();
  for (std::size_t at = bytes.find('\f'); at != std::string::npos; at = bytes.find('\f', at + 1)) {
    if (starts.empty()) starts.push_back(0);
    starts.push_back(text.source_of({at, at + 1}).end);
  }
  return starts;
}

}  // namespace

std::uint32_t DocumentText::line_of(std::uint64_t source_byte) const {
  return std::max<std::uint32_t>(1, place_in(line_starts, source_byte));
}

std::uint32_t DocumentText::page_of(std::uint64_t source_byte) const {
  return page_starts.empty() ? 0 : std::max<std::uint32_t>(1, place_in(page_starts, source_byte));
}

DocumentText read_text(const Source& source) {
  DocumentText document;
  ReadLines read = reader_for(source).read(source, document.notices);
  document.line_starts = read.line_starts;
  document.source_size = read.source_size;
  document.page_starts = page_starts(read.text);
  const Repaired repaired = repaired_lines(read, source.repair);
  document.damaged = !repaired.changes.empty();
  Lines lines = document.damaged ? normalized(repaired.lines) : lines_of(normalize(read.text));
  if (!read.goes_on.empty()) join(read.goes_on, lines, read.hints);
  reflow(lines, read.hints.empty() ? lay_out(lines) : lay_out(lines, read.hints), document);
  find_citations(document);
  find_quotations(document);
  document.language = language_of(document.text.text());
  document.title = read.title;
  for (const Block& block : document.blocks) {
    if (!document.title.empty()) break;
    const bool titled = block.kind == BlockKind::heading ||
                        (&block == &document.blocks.front() && block.text.size() <= 300);
    if (titled) {
      document.title = document.text.text().substr(block.text.begin, block.text.size());
      break;
    }
  }
  return document;
}

TextRepair repair_lines(const Source& source) {
  TextRepair result;
  Repaired repaired =
      repaired_lines(reader_for(source).read(source, result.notices), source.repair);
  result.lines.reserve(repaired.lines.size());
  for (const MappedText& line : repaired.lines) result.lines.push_back(line.text());
  result.changes = std::move(repaired.changes);
  return result;
}

}  // namespace diplograph::extract
