#include "export/latex_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <vector>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

namespace diplograph::exporting {
namespace {

constexpr std::size_t longest_word = 30;    // letters that stay together
constexpr std::size_t letters_a_part = 15;  // of a longer word

enum class Font { none, persian, latin };

bool is_arabic(UChar32 code_point) {
  UErrorCode error = U_ZERO_ERROR;
  if (uscript_getScript(code_point, &error) == USCRIPT_ARABIC) return true;
  // Digits, the comma and others that several scripts share: ٪ ، ؛ ؟ ـ ٫ ٬
  return code_point >= 0x0600 && code_point <= 0x06FF;
}

/// What the Arabic fonts of Noto have beside Arabic.
bool is_in_arabic_fonts(UChar32 code_point) {
  return code_point == ' ' || code_point == '.' || code_point == ',' || code_point == ':' ||
         code_point == '!' || code_point == 0xAB || code_point == 0xBB ||
         (code_point >= '0' && code_point <= '9');
}

/// Marks that sit on a letter, joiners and direction marks: they stay with what is before them.
bool follows_its_letter(UChar32 code_point) {
  const auto type = u_charType(code_point);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

bool is_picture(UChar32 code_point) {
  const auto type = u_charType(code_point);
  return code_point > 0xFFFF || type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED ||
         (code_point > 0xFF && (type == U_OTHER_SYMBOL || type == U_MATH_SYMBOL));
}

std::string utf8(UChar32 code_point) {
  std::string bytes;
  icu::UnicodeString(code_point).toUTF8String(bytes);
  return bytes;
}

std::string escaped(UChar32 code_point) {
  switch (code_point) {
    case '\\':
      return "\\textbackslash{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '`':
      return "\\textasciigrave{}";
    case '\'':
      return "\\textquotesingle{}";
    case '"':
      return "\\textquotedbl{}";
    case '{':
    case '}':
    case '#':
    case '$':
    case '%':
    case '&':
    case '_':
      return "\\" + utf8(code_point);
    case 0x2212:  // the minus sign
      return "–";
    default:
      break;
  }
  if (!is_picture(code_point)) return utf8(code_point);
  std::array<char, 16> number{};
  std::snprintf(number.data(), number.size(), "[U+%04X]", static_cast<unsigned>(code_point));
  return number.data();
}

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

/// The level of each UTF-16 unit (Annex 9): odd ones run from right to left.
std::vector<UBiDiLevel> levels_of(const icu::UnicodeString& text, bool right_to_left) {
  const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
  UErrorCode error = U_ZERO_ERROR;
  ubidi_setPara(bidi.get(), text.getBuffer(), text.length(), right_to_left ? 1 : 0, nullptr,
                &error);
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &error);
  if (U_FAILURE(error) || levels == nullptr) {
    return std::vector<UBiDiLevel>(static_cast<std::size_t>(text.length()), right_to_left ? 1 : 0);
  }
  return {levels, levels + text.length()};
}

class Writer {
 public:
  Writer(bool right_to_left, bool within_right_to_left)
      : deeper_(within_right_to_left && !right_to_left ? 2 : 0) {
    open_.push_back(within_right_to_left ? 1 : 0);
    if (right_to_left != within_right_to_left) enter(right_to_left ? 1 : 2);
  }

  void write(UChar32 code_point, UBiDiLevel level) {
    level_to(static_cast<UBiDiLevel>(level + deeper_));
    if (code_point == ' ') {
      text_ += ' ';
    } else if (follows_its_letter(code_point)) {
      text_ += utf8(code_point);
    } else if (is_arabic(code_point)) {
      select(Font::persian);
      text_ += utf8(code_point);
    } else if (level % 2 == 0) {
      select(Font::latin);
      // Two of them would be joined to a dash.
      if (code_point == '-' && text_.ends_with('-')) text_ += "{}";
      text_ += escaped(code_point);
    } else if (is_in_arabic_fonts(code_point)) {
      select(Font::persian);
      text_ += utf8(code_point);
    } else {
      // In a box of its own: TeX would set neighbours of one font as one word, in its direction.
      text_ += "\\mbox{\\latinlabel{}" + escaped(u_charMirror(code_point)) + "}";
    }
  }

  void allow_break() { text_ += "\\allowbreak{}"; }

  std::string finish() {
    while (open_.size() > 1) leave();
    return std::move(text_);
  }

 private:
  std::string text_;
  UBiDiLevel deeper_;             // than the text by itself
  std::vector<UBiDiLevel> open_;  // the first one is of what stands around
  Font font_ = Font::none;

  void enter(UBiDiLevel level) {
    open_.push_back(level);
    text_ += level % 2 == 1 ? "\\beginR{}" : "\\beginL{}";
  }
  void leave() {
    text_ += open_.back() % 2 == 1 ? "\\endR{}" : "\\endL{}";
    open_.pop_back();
  }
  void level_to(UBiDiLevel level) {
    while (open_.size() > 1 && open_.back() > level) leave();
    if (open_.back() % 2 != level % 2) enter(level);
  }
  void select(Font font) {
    if (font == font_) return;
    font_ = font;
    text_ += font == Font::persian ? "\\persianlabel{}" : "\\latinlabel{}";
  }
};

/// Length of the word that begins at each unit; 0 within words and at spaces.
std::size_t word_length(const icu::UnicodeString& text, std::int32_t at) {
  std::size_t length = 0;
  while (at < text.length() && text.char32At(at) != ' ') {
    if (!follows_its_letter(text.char32At(at))) ++length;
    at = text.moveIndex32(at, 1);
  }
  return length;
}

}  // namespace

std::string latex_text(std::string_view text, bool right_to_left, bool within_right_to_left) {
  const auto units = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  const std::vector<UBiDiLevel> levels = levels_of(units, right_to_left);
  Writer writer(right_to_left, within_right_to_left);
  std::size_t word = 0;    // letters of the word
  std::size_t within = 0;  // letters of it that are written
  for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
    const UChar32 code_point = units.char32At(at);
    const bool mark = (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0x200E ||
                      code_point == 0x200F;
    if (mark) continue;  // \beginR and \beginL do its work
    if (code_point == ' ') {
      word = 0;
      within = 0;
    } else {
      if (within == 0) word = word_length(units, at);
      if (!follows_its_letter(code_point)) {
        if (word > longest_word && within > 0 && within % letters_a_part == 0) writer.allow_break();
        ++within;
      }
    }
    writer.write(code_point, levels[static_cast<std::size_t>(at)]);
  }
  return writer.finish();
}

}  // namespace diplograph::exporting
