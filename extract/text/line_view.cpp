#include "extract/text/line_view.hpp"

#include <algorithm>
#include <array>

namespace diplograph::extract {
namespace {

constexpr std::size_t rule_spaces = 20;
constexpr std::size_t rule_strokes = 5;

std::string_view without_suffixes(std::string_view text) {
  static constexpr std::array<std::string_view, 10> closing{"»", "”", "\"", "'", "’",
                                                            ")", "]", "›",  "*", " "};
  for (bool again = true; again && !text.empty();) {
    again = false;
    for (const std::string_view mark : closing) {
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return text;
}

bool ends_with_any(std::string_view text, const auto& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.ends_with(mark); });
}

/// Letters of the block U+0600 to U+06FF: not its digits, comma, semicolon and question mark.
bool is_arabic_letter(unsigned char lead, unsigned char trail) {
  switch (lead) {
    case 0xD8:
      return trail >= 0xA0;
    case 0xD9:
      return trail >= 0x81 && (trail < 0xA0 || trail >= 0xB1);
    case 0xDA:
      return trail >= 0x80;
    case 0xDB:
      return trail >= 0x80 && trail <= 0x95;
    default:
      return false;
  }
}

/// Whether a line without words was drawn to set a page's notes apart.
bool is_rule(std::string_view line, const LineView& view) {
  if (view.text.empty()) {
    const auto spaces = std::count(line.begin(), line.end(), ' ');
    return static_cast<std::size_t>(spaces) >= rule_spaces;
  }
  return view.width >= rule_strokes && view.arabic == 0 && view.latin == 0 &&
         view.text.find_first_not_of("_-\xE2\x80\x94\x93\x95\xBF\xAF\x81\x80=") ==
             std::string_view::npos;
}

}  // namespace

LineView view_of(std::string_view line) {
  LineView view;
  const std::size_t begin = line.find_first_not_of(" \f");
  if (begin == std::string_view::npos) {
    view.page_before = line.find('\f') != std::string_view::npos;
    view.rule = is_rule(line, view);
    return view;
  }
  const std::size_t end = line.find_last_not_of(" \f") + 1;
  view.begin = begin;
  view.text = line.substr(begin, end - begin);
  view.page_before = line.substr(0, begin).find('\f') != std::string_view::npos;
  view.page_after = line.substr(end).find('\f') != std::string_view::npos;
  unsigned char lead = 0;
  for (const char c : view.text) {
    const auto byte = static_cast<unsigned char>(c);
    view.width += (byte & 0xC0U) != 0x80U ? 1U : 0U;
    view.arabic += is_arabic_letter(lead, byte) ? 1U : 0U;
    const bool upper = byte >= 'A' && byte <= 'Z';
    view.capital += upper ? 1U : 0U;
    view.latin += upper || (byte >= 'a' && byte <= 'z') ? 1U : 0U;
    lead = byte;
  }
  view.rule = is_rule(line, view);
  return view;
}

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 6> marks{".", "!", "?", "؟", "…", "۔"};
  text = without_suffixes(text);
  if (ends_with_any(text, marks)) return true;
  // "… of the Treaty.12": a footnote's number stands behind the full stop, but "2.5" is a number.
  const std::size_t last = text.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == text.size() || text.size() - last > 4) {
    return false;
  }
  const std::string_view rest = text.substr(0, last + 1);
  const bool decimal = rest.ends_with('.') && rest.size() > 1 && rest[rest.size() - 2] >= '0' &&
                       rest[rest.size() - 2] <= '9';
  return !decimal && ends_with_any(without_suffixes(rest), marks);
}

bool ends_openly(std::string_view text) {
  static constexpr std::array<std::string_view, 7> marks{",", "،", ";", "؛", "(", "[", "«"};
  return ends_sentence(text) || ends_with_any(text, marks);
}

std::size_t first_word_width(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

int take_digit(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return -1;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= '0' && lead <= '9') {
    ++at;
    return lead - '0';
  }
  if ((lead != 0xDB && lead != 0xD9) || at + 1 >= text.size()) return -1;
  const auto trail = static_cast<unsigned char>(text[at + 1]);
  const int base = lead == 0xDB ? 0xB0 : 0xA0;
  if (trail < base || trail > base + 9) return -1;
  at += 2;
  return trail - base;
}

}  // namespace diplograph::extract
