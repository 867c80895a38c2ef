#include "extract/candidates/comparable_text.hpp"

#include <array>
#include <cstddef>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include "extract/language/character_class.hpp"

namespace diplograph::extract {
namespace {

/// A few characters, without memory of their own.
struct Letters {
  static constexpr std::size_t most = 18;  // U+FDFA decomposes to as many
  std::array<char32_t, most> codes{};
  std::size_t count = 0;
  void add(char32_t code) {
    if (count < most) codes[count++] = code;
  }
};

/// Marks of punctuation that are written in several ways, as ASCII.
char32_t plain_mark(char32_t code) {
  switch (code) {
    case 0x060C:  // Arabic comma
    case 0x3001:
      return ',';
    case 0x061B:
      return ';';
    case 0x061F:
      return '?';
    case 0x066A:
      return '%';
    case 0x2212:  // minus
      return '-';
    default:
      return u_charType(static_cast<UChar32>(code)) == U_DASH_PUNCTUATION ? '-' : code;
  }
}

/// Whether a character does not count: it separates, quotes or steers.
bool is_left_out(char32_t code, CharacterClass kind) {
  if (kind.space() || kind.mark() || code == '\'' || code == '"' || code == '`') return true;
  if (code == 0x02BC || code == 0x00B4 || code == 0x2032 || code == 0x2033) return true;
  switch (u_charType(static_cast<UChar32>(code))) {
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return true;
    default:
      // Low quotation marks are opening punctuation to Unicode.
      return code == 0x201A || code == 0x201E || code == 0x301D;
  }
}

void take_simple(char32_t code, Letters& letters) {
  const CharacterClass kind = class_of(code);
  if (is_left_out(code, kind)) return;
  letters.add(plain_mark(kind.key()));
}

Letters letters_of(char32_t code) {
  Letters letters;
  if (is_left_out(code, class_of(code))) return letters;
  std::array<UChar, 32> units{};
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* const decomposition = unorm2_getNFKDInstance(&error);
  const int32_t length =
      U_SUCCESS(error) != 0
          ? unorm2_getDecomposition(decomposition, static_cast<UChar32>(code), units.data(),
                                    static_cast<int32_t>(units.size()), &error)
          : -1;
  std::array<UChar32, 32> parts{};
  int32_t count = 0;
  if (length >= 0) {
    u_strToUTF32(parts.data(), static_cast<int32_t>(parts.size()), &count, units.data(), length,
                 &error);
  }
  if (length < 0 || U_FAILURE(error) != 0) {
    take_simple(code, letters);
    return letters;
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    take_simple(static_cast<char32_t>(parts[i]), letters);
  }
  return letters;
}

/// Those of the characters that Latin, Persian and Arabic texts have most.
const std::array<Letters, common_characters>& common_letters() {
  static const std::array<Letters, common_characters> table = [] {
    std::array<Letters, common_characters> result;
    for (char32_t code = 0; code < common_characters; ++code) result[code] = letters_of(code);
    return result;
  }();
  return table;
}

template <typename Take>
void each_character(std::string_view text, const Take& take) {
  const auto& common = common_letters();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), code);
    const auto character = static_cast<char32_t>(code);
    if (character < common_characters) {
      take(character, common[character], begin, at);
    } else {
      take(character, letters_of(character), begin, at);
    }
  }
}

}  // namespace

ComparableText::ComparableText(std::string_view text) {
  letters.reserve(text.size());
  begins.reserve(text.size());
  ends.reserve(text.size());
  each_character(text,
                 [&](char32_t code, const Letters& found, std::size_t begin, std::size_t end) {
                   if (found.count == 0) {
                     // A mark stays with its letter.
                     const bool mark = code > 0x7F && class_of(code).mark() && code != 0x200C;
                     if (mark && !ends.empty() && ends.back() == begin) {
                       const std::uint32_t letter = begins.back();
                       for (std::size_t i = ends.size(); i > 0 && begins[i - 1] == letter; --i) {
                         ends[i - 1] = static_cast<std::uint32_t>(end);
                       }
                     }
                     return;
                   }
                   for (std::size_t i = 0; i < found.count; ++i) {
                     letters.push_back(found.codes[i]);
                     begins.push_back(static_cast<std::uint32_t>(begin));
                     ends.push_back(static_cast<std::uint32_t>(end));
                   }
                 });
}

std::u32string comparable(std::string_view text) {
  std::u32string letters;
  letters.reserve(text.size());
  each_character(text, [&](char32_t, const Letters& found, std::size_t, std::size_t) {
    letters.append(found.codes.data(), found.count);
  });
  return letters;
}

}  // namespace diplograph::extract
