// A page of characters anywhere. Each must come out once.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "extract/readers/page_layout.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph::extract;
  constexpr std::array<char32_t, 16> characters{
      U'a', U'b', U'1', U'۲', U'.',      U'(',      U')',          U'ا',
      U'ل', U'م', U'،', U'«', U'\u064E', U'\u200C', U'\U0001F600', U'-'};
  constexpr std::size_t bytes = 6;
  std::vector<Glyph> glyphs;
  for (std::size_t i = 0; i + bytes <= size; i += bytes) {
    const double left = data[i + 1] * 3 + data[i + 2] / 32.0;
    const double top = data[i + 3] * 3.5;
    const double width = data[i + 4] % 16;
    const double height = data[i + 5] % 32;
    glyphs.push_back(
        {characters[data[i] % characters.size()], left, left + width, top, top + height, height});
  }
  const std::size_t count = glyphs.size();
  std::size_t found = 0;
  for (const std::string& line : lines_of_page(std::move(glyphs))) {
    for (const char c : line) {
      const auto byte = static_cast<unsigned char>(c);
      found += byte != ' ' && (byte & 0xC0U) != 0x80U ? 1U : 0U;
    }
  }
  if (found != count) std::abort();
  return 0;
}
