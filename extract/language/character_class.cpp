#include "extract/language/character_class.hpp"

#include <string_view>

#include <unicode/uchar.h>

namespace diplograph::extract {
namespace {

UChar32 folded_letter(UChar32 c) {
  switch (c) {
    case 0x064A:
    case 0x0649:
    case 0x0626:
      return 0x06CC;
    case 0x0643:
      return 0x06A9;
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return 0x0627;
    case 0x0629:
    case 0x06C0:
    case 0x06C2:
    case 0x06D5:
      return 0x0647;
    case 0x0624:
      return 0x0648;
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return '\'';
    default:
      break;
  }
  if (const int32_t digit = u_charDigitValue(c); digit >= 0) return '0' + digit;
  return u_foldCase(c, U_FOLD_CASE_DEFAULT);
}

// Latin letters with marks that matching should not see.
UChar32 base_letter(UChar32 c) {
  static constexpr std::u32string_view marked =
      U"àáâãäåçèéêëìíîïñòóôõöùúûüýÿšžčćđłńśźżğıøőűăâîșțęą";
  static constexpr std::u32string_view plain = U"aaaaaaceeeeiiiinooooouuuuyyszccdlnszzgioouaaistea";
  const auto at = marked.find(static_cast<char32_t>(c));
  return at == std::u32string_view::npos || at >= plain.size() ? c
                                                               : static_cast<UChar32>(plain[at]);
}

std::array<CharacterClass, common_characters> classes_of_common_characters() {
  std::array<CharacterClass, common_characters> classes;
  for (char32_t code = 0; code < common_characters; ++code) {
    classes[code] = CharacterClass::of(code);
  }
  return classes;
}

}  // namespace

CharacterClass CharacterClass::of(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  CharacterClass result;
  const auto set = [&](std::uint32_t flag, bool holds) { result.bits_ |= holds ? flag : 0; };
  set(letter_flag, u_isalpha(c) != 0);
  set(mark_flag, c == 0x0640 || c == 0x200C || u_charType(c) == U_NON_SPACING_MARK);
  set(digit_flag, u_isdigit(c) != 0);
  set(space_flag, u_isUWhiteSpace(c) != 0);
  set(capital_flag, u_isupper(c) != 0);
  result.bits_ |= static_cast<std::uint32_t>(base_letter(folded_letter(c))) << 8U;
  return result;
}

const std::array<CharacterClass, common_characters> common_classes = classes_of_common_characters();

}  // namespace diplograph::extract
