#include "extract/text/normalization.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace diplograph::extract {
namespace {

constexpr UChar32 zwnj = 0x200C;

bool is_dropped(UChar32 c) {
  return c == 0x0640 || c == 0x00AD || c == 0xFEFF || (c >= 0x200D && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x200B;
}

bool is_presentation_form(UChar32 c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

UChar32 persian_letter(UChar32 c) {
  if (c == 0x064A || c == 0x0649) return 0x06CC;
  if (c == 0x0643) return 0x06A9;
  return c;
}

bool is_space(UChar32 c) {
  return c == ' ' || c == 0x00A0 || c == '\t' || c == 0x202F || c == 0x2009;
}

/// What one code point becomes, as UTF-8; empty if it is dropped.
std::string replacement(UChar32 c) {
  icu::UnicodeString result;
  if (is_presentation_form(c)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
    icu::UnicodeString whole = nfkc->normalize(icu::UnicodeString(c), status);
    for (int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
      result.append(persian_letter(whole.char32At(i)));
    }
  } else {
    result.append(is_space(c) ? ' ' : persian_letter(c));
  }
  std::string bytes;
  result.toUTF8String(bytes);
  return bytes;
}

bool joins_words(UChar32 c) { return u_isalpha(c) != 0 || u_charType(c) == U_NON_SPACING_MARK; }

}  // namespace

MappedText normalize(const MappedText& decoded) {
  const std::string& text = decoded.text();
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  MappedText result;
  std::size_t copied = 0;
  UChar32 previous = '\n';
  const auto flush = [&](std::size_t end) {
    if (end > copied) result.append(decoded, {copied, end});
  };
  const auto next_code = [&](std::size_t at, std::size_t& end) {
    const auto length = static_cast<int32_t>(std::min<std::size_t>(4, text.size() - at));
    int32_t used = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data + at, used, length, c);
    end = at + static_cast<std::size_t>(used);
    return c;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (data[at] < 0x80 && data[at] != '\t') {
      previous = data[at++];
      continue;
    }
    std::size_t end = at;
    const UChar32 c = next_code(at, end);
    bool drop = is_dropped(c);
    if (c == zwnj) {
      // Keep a joiner only between two letters; skip what is dropped when looking ahead.
      std::size_t ahead = end;
      UChar32 following = '\n';
      while (ahead < text.size()) {
        following = next_code(ahead, ahead);
        if (!is_dropped(following)) break;
      }
      drop = !joins_words(previous) || !joins_words(following);
    }
    const bool changed = is_space(c) || persian_letter(c) != c || is_presentation_form(c);
    if (!drop && !changed) {
      previous = c;
      at = end;
      continue;
    }
    flush(at);
    if (!drop) {
      result.append(replacement(c), decoded.source_of({at, end}), false);
      previous = persian_letter(c);
    }
    copied = end;
    at = end;
  }
  flush(text.size());
  return result;
}

}  // namespace diplograph::extract
