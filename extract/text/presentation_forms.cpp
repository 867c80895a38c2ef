#include "extract/text/presentation_forms.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace diplograph::extract {
namespace {

constexpr char32_t first_a = 0xFB50;
constexpr char32_t last_a = 0xFDFF;
constexpr char32_t first_b = 0xFE70;
constexpr char32_t last_b = 0xFEFC;
constexpr std::size_t size_a = last_a - first_a + 1;
constexpr std::size_t size_b = last_b - first_b + 1;

std::string folded(char32_t code) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
  const icu::UnicodeString whole =
      nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(code)), status);
  icu::UnicodeString result;
  for (int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    const UChar32 c = whole.char32At(i);
    if (c == 0x0640) continue;
    result.append(c == 0x064A || c == 0x0649 ? 0x06CC : c == 0x0643 ? 0x06A9 : c);
  }
  std::string bytes;
  result.toUTF8String(bytes);
  return bytes;
}

std::array<std::string, size_a + size_b> make_table() {
  std::array<std::string, size_a + size_b> table;
  for (std::size_t i = 0; i < size_a; ++i) table.at(i) = folded(first_a + static_cast<char32_t>(i));
  for (std::size_t i = 0; i < size_b; ++i) {
    table.at(size_a + i) = folded(first_b + static_cast<char32_t>(i));
  }
  return table;
}

}  // namespace

std::string_view presentation_form(char32_t code) {
  static const std::array<std::string, size_a + size_b> table = make_table();
  if (code >= first_a && code <= last_a) return table.at(code - first_a);
  if (code >= first_b && code <= last_b) return table.at(size_a + code - first_b);
  return {};
}

MappedText fold_presentation_forms(const MappedText& text) {
  // All forms begin with the byte EF.
  const std::string& bytes = text.text();
  MappedText result;
  std::size_t copied = 0;
  for (std::size_t at = bytes.find('\xEF'); at != std::string::npos; at = bytes.find('\xEF', at)) {
    std::int32_t length = 0;
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(bytes.data()) + at, length,
                    static_cast<std::int32_t>(std::min<std::size_t>(4, bytes.size() - at)), code);
    const std::size_t behind = at + static_cast<std::size_t>(length);
    const std::string_view form = presentation_form(static_cast<char32_t>(code));
    if (!form.empty()) {
      result.append(text, {copied, at});
      result.append(form, text.source_of({at, behind}), false);
      copied = behind;
    }
    at = behind;
  }
  if (copied == 0) return text;
  result.append(text, {copied, bytes.size()});
  return result;
}

}  // namespace diplograph::extract
