// Any bytes as a file that calls itself Markdown.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "extract/readers/reader.hpp"
#include "graph/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  using namespace diplograph::extract;
  const Source source{"fuzz", "fuzz.md", std::string(reinterpret_cast<const char*>(data), size)};
  std::vector<Notice> notices;
  try {
    const ReadLines read = read_markdown(source, notices);
    const ByteSpan all{0, read.text.text().size()};
    if (read.text.source_of(all).end > read.source_size) std::abort();
  } catch (const InputError&) {
    // Refusing is fine; crashing and hanging are not.
  }
  return 0;
}
