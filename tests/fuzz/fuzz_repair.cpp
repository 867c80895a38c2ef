// The repair of any lines. Letters, digits and marks may change places within their line, brackets
// their side; nothing else may come or go but spaces and ZWNJ.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/text/decoding.hpp"
#include "extract/text/line_repair.hpp"
#include "graph/error.hpp"

namespace {

/// The bytes of a line that the repair keeps, sorted.
std::string kept(std::string_view line) {
  std::string bytes;
  for (std::size_t at = 0; at < line.size(); ++at) {
    // Spaces, ZWNJ and the controls of layout, brackets.
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("\xE2\x80") || rest.starts_with("\xE2\x81") ||
        rest.starts_with("\xEF\xBB")) {
      at += 2;
    } else if (rest.starts_with("\xC2")) {
      ++at;
    } else if (std::string_view(" \t\f\r\v()[]{}").find(line[at]) == std::string_view::npos) {
      bytes += line[at];
    }
  }
  std::sort(bytes.begin(), bytes.end());
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  using namespace diplograph::extract;
  if (size == 0) return 0;
  const Source source{"fuzz", "fuzz.txt",
                      std::string(reinterpret_cast<const char*>(data) + 1, size - 1)};
  std::vector<Notice> notices;
  Lines lines;
  try {
    const MappedText text = decode(source, notices);
    const std::string& bytes = text.text();
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      lines.emplace_back();
      lines.back().append(text, {begin, end});
      begin = end + 1;
    }
  } catch (const InputError&) {
    return 0;
  }
  const Lines before = lines;
  const std::vector<ChangedLine> changes = repair(lines, data[0] % 2 == 0);
  if (lines.size() != before.size()) std::abort();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (kept(lines[i].text()) != kept(before[i].text())) std::abort();
    const ByteSpan all{0, lines[i].text().size()};
    if (lines[i].source_of(all).end > size) std::abort();
  }
  for (const ChangedLine& change : changes) {
    if (change.line >= lines.size() || change.before != before[change.line].text()) std::abort();
    if (!(change.confidence >= 0 && change.confidence <= 1)) std::abort();
  }
  return 0;
}
