#include "extract/text/normalization.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "extract/text/presentation_forms.hpp"

namespace diplograph::extract {
namespace {

constexpr UChar32 zwnj = 0x200C;
constexpr UChar32 soft_hyphen = 0x00AD;
constexpr UChar32 not_sign = 0x00AC;
constexpr UChar32 kashida = 0x0640;
constexpr std::string_view zwnj_bytes = "\xE2\x80\x8C";
// A URL's beginning, "://" or "www.", may be cut by the place up to which a run was looked at.
constexpr std::size_t longest_url_mark = 4;

/// Characters that only steer layout.
bool is_control(UChar32 c) {
  return c == 0xFEFF || c == 0x200B || (c >= 0x200D && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
}
bool is_space(UChar32 c) { return c == '\t' || c == 0x00A0 || c == 0x2009 || c == 0x202F; }
bool is_arabic_letter(UChar32 c) {
  return c >= 0x0600 && c <= 0x06FF && (u_isalpha(c) != 0 || u_charType(c) == U_NON_SPACING_MARK);
}
bool is_letter(UChar32 c) { return u_isalpha(c) != 0 || u_charType(c) == U_NON_SPACING_MARK; }
bool is_digit(UChar32 c) { return u_isdigit(c) != 0; }

/// Yeh and kaf as Persian writes them; other characters as they are.
UChar32 persian_letter(UChar32 c) {
  if (c == 0x064A || c == 0x0649) return 0x06CC;
  if (c == 0x0643) return 0x06A9;
  return c;
}

/// A letter and a mark above or below it as one character (their canonical composition), or 0.
UChar32 composed(UChar32 letter, UChar32 mark) {
  struct Pair {
    UChar32 letter, mark, whole;
  };
  static constexpr std::array<Pair, 9> pairs{{{0x0627, 0x0653, 0x0622},
                                              {0x0627, 0x0654, 0x0623},
                                              {0x0627, 0x0655, 0x0625},
                                              {0x0648, 0x0654, 0x0624},
                                              {0x064A, 0x0654, 0x0626},
                                              {0x06CC, 0x0654, 0x0626},
                                              {0x0649, 0x0654, 0x0626},
                                              {0x06D5, 0x0654, 0x06C0},
                                              {0x06D2, 0x0654, 0x06D3}}};
  for (const Pair& pair : pairs) {
    if (pair.letter == letter && pair.mark == mark) return pair.whole;
  }
  return 0;
}

std::string utf8(UChar32 c) {
  std::array<char, 4> bytes{};
  int32_t length = 0;
  U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes.data()), length,
                   static_cast<std::uint32_t>(c));
  return {bytes.data(), static_cast<std::size_t>(length)};
}

/// True for eight bytes of ASCII without a tab.
bool is_plain(const std::uint8_t* data) {
  std::uint64_t word = 0;
  std::memcpy(&word, data, sizeof word);
  constexpr std::uint64_t high = 0x8080808080808080U;
  constexpr std::uint64_t low = 0x0101010101010101U;
  const std::uint64_t tabs = word ^ (low * '\t');
  return (word & high) == 0 && ((tabs - low) & ~tabs & high) == 0;
}

class Normalizer {
 public:
  explicit Normalizer(const MappedText& decoded)
      : decoded_(decoded),
        text_(decoded.text()),
        data_(reinterpret_cast<const std::uint8_t*>(text_.data())) {
    result_.reserve(text_.size());
  }

  MappedText run() {
    while (at_ < text_.size()) {
      if (at_ + 8 <= text_.size() && is_plain(data_ + at_)) {
        at_ += 8;
        previous_ = data_[at_ - 1];
      } else if (data_[at_] < 0x80 && data_[at_] != '\t') {
        previous_ = data_[at_++];
      } else {
        character();
      }
    }
    flush(at_);
    return std::move(result_);
  }

 private:
  const MappedText& decoded_;
  const std::string& text_;
  const std::uint8_t* data_;
  MappedText result_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;    // everything before is in the result
  std::size_t url_free_ = 0;  // no URL begins before
  UChar32 previous_ = '\n';   // the character before, as it was written

  struct Character {
    UChar32 code;
    std::size_t end;
  };
  [[nodiscard]] Character look(std::size_t at) const {
    if (at >= text_.size()) return {'\n', at};
    const auto length = static_cast<int32_t>(std::min<std::size_t>(4, text_.size() - at));
    int32_t used = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data_ + at, used, length, c);
    return {c, at + static_cast<std::size_t>(used)};
  }

  void flush(std::size_t end) {
    if (end > copied_) result_.append(decoded_, {copied_, end});
    copied_ = end;
  }
  /// Writes `text` for the characters up to `end`.
  void write(std::string_view text, std::size_t end, UChar32 as) {
    flush(at_);
    if (!text.empty()) {
      const ByteSpan source = decoded_.source_of({at_, end});
      // A letter for a letter of the same size, out of bytes that were copied, is no new piece.
      result_.append(text, source, text.size() == end - at_ && source.size() == text.size());
      previous_ = as;
    }
    copied_ = at_ = end;
  }
  void keep(Character c) {
    previous_ = c.code;
    at_ = c.end;
  }

  void character() {
    const std::uint8_t lead = data_[at_];
    // Most letters of the Arabic script stay; only those with other spellings are looked at.
    if (lead >= 0xD8 && lead <= 0xDB && at_ + 1 < text_.size() && !has_spellings()) {
      const auto trail = data_[at_ + 1];
      previous_ = static_cast<UChar32>(((lead & 0x1FU) << 6U) | (trail & 0x3FU));
      at_ += 2;
      return;
    }
    const Character c = look(at_);
    if (data_[at_] > ' ' && in_url()) {
      while (at_ < text_.size() && data_[at_] > ' ') ++at_;
      previous_ = ' ';
    } else if (c.code == kashida) {
      take_kashida(c);
    } else if (c.code == zwnj || c.code == soft_hyphen || c.code == not_sign) {
      take_joiner(c);
    } else if (is_control(c.code)) {
      write({}, c.end, 0);
    } else if (is_space(c.code)) {
      const bool in_number = c.code != '\t' && is_digit(previous_) && is_digit(look(c.end).code);
      if (in_number) {
        keep(c);
      } else {
        write(" ", c.end, ' ');
      }
    } else {
      take_letter(c);
    }
  }

  /// Whether the letter at `at_` has another spelling: yeh, kaf, kashida, or a mark behind it.
  [[nodiscard]] bool has_spellings() const {
    const std::uint8_t lead = data_[at_];
    const std::uint8_t trail = data_[at_ + 1];
    const bool letter =
        lead == 0xD9 && (trail == 0x80 || trail == 0x83 || trail == 0x89 || trail == 0x8A);
    const bool mark_behind = at_ + 3 < text_.size() && data_[at_ + 2] == 0xD9 &&
                             data_[at_ + 3] >= 0x93 && data_[at_ + 3] <= 0x95;
    return letter || mark_behind;
  }

  void take_letter(Character c) {
    const Character next = look(c.end);
    if (const UChar32 whole = composed(c.code, next.code))
      return write(utf8(whole), next.end, whole);
    const std::string_view form = presentation_form(static_cast<char32_t>(c.code));
    if (!form.empty()) {
      // The character that the next one stands behind is the last of these.
      std::size_t last = form.size() - 1;
      while (last > 0 && (static_cast<unsigned char>(form[last]) & 0xC0U) == 0x80U) --last;
      const auto* form_data = reinterpret_cast<const std::uint8_t*>(form.data()) + last;
      int32_t used = 0;
      UChar32 as = 0;
      U8_NEXT_OR_FFFD(form_data, used, static_cast<int32_t>(form.size() - last), as);
      return write(form, c.end, as);
    }
    const UChar32 letter = persian_letter(c.code);
    if (letter == c.code) return keep(c);
    write(utf8(letter), c.end, letter);
  }

  /// Kashida beside a letter stretches it; behind a digit or a space it is a dash.
  void take_kashida(Character c) {
    bool stretches = is_arabic_letter(previous_) && previous_ != kashida;
    if (!stretches && !is_digit(previous_)) {
      Character next = look(c.end);
      while (next.code == kashida) next = look(next.end);
      stretches = is_arabic_letter(next.code);
    }
    if (stretches) {
      write({}, c.end, 0);
    } else {
      keep(c);
    }
  }

  void take_joiner(Character c) {
    // What is dropped does not stand between.
    Character next = look(c.end);
    while (next.end < text_.size() && (is_control(next.code) || next.code == soft_hyphen ||
                                       next.code == kashida || next.code == zwnj)) {
      next = look(next.end);
    }
    if (c.code != zwnj) {
      const bool for_zwnj =
          is_arabic_letter(previous_) && is_arabic_letter(next.code) && look(c.end).code != zwnj;
      if (for_zwnj) return write(zwnj_bytes, c.end, zwnj);
      if (c.code == not_sign || look(c.end).code == '\n') return keep(c);
      return write({}, c.end, 0);
    }
    if (is_letter(previous_) && is_letter(next.code)) return keep(c);
    write({}, c.end, 0);
  }

  /// Whether `at_` lies in a URL: the characters before, back to a space, have its beginning. What
  /// was looked at once is not looked at again.
  bool in_url() {
    std::size_t begin = at_;
    while (begin > url_free_ && data_[begin - 1] > ' ') --begin;
    if (begin == url_free_) begin -= std::min(begin, longest_url_mark);
    url_free_ = at_;
    const std::string_view run = std::string_view(text_).substr(begin, at_ - begin);
    return run.find("://") != std::string_view::npos || run.find("www.") != std::string_view::npos;
  }
};

}  // namespace

MappedText normalize(const MappedText& decoded) { return Normalizer(decoded).run(); }

}  // namespace diplograph::extract
