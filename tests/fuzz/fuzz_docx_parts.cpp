// Any XML as the parts of a DOCX file, one behind the other with a zero byte between.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/readers/reader.hpp"
#include "graph/error.hpp"
#include "tests/zip_archive.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  using namespace diplograph::extract;
  constexpr std::array<const char*, 4> names{"word/document.xml", "word/styles.xml",
                                             "word/footnotes.xml", "word/endnotes.xml"};
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::vector<std::pair<std::string, std::string>> parts;
  for (const char* name : names) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    if (end > 0) parts.emplace_back(name, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const Source source{"fuzz", "fuzz.docx", test::zip(parts)};
  std::vector<Notice> notices;
  try {
    const ReadLines read = read_docx(source, notices);
    const ByteSpan all{0, read.text.text().size()};
    if (read.text.source_of(all).end > read.source_size) std::abort();
    const auto lines = std::count(read.text.text().begin(), read.text.text().end(), '\n');
    if (static_cast<std::size_t>(lines) != read.hints.size()) std::abort();
  } catch (const InputError&) {
    // Refusing is fine; crashing and hanging are not.
  }
  return 0;
}
