#include "extract/text/markers.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "extract/language/tokens.hpp"
#include "extract/text/line_view.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_head = 80;
constexpr std::size_t longest_section_name = 48;  // bytes
constexpr std::string_view zwnj = "\xE2\x80\x8C";

bool is_space(char c) { return c == ' ' || c == '\f'; }

void skip_spaces(std::string_view text, std::size_t& at) {
  while (at < text.size() && is_space(text[at])) ++at;
}

/// Moves behind one of the strings; the index of it, or -1.
template <std::size_t n>
int take_any(std::string_view text, std::size_t& at, const std::array<std::string_view, n>& marks) {
  for (std::size_t i = 0; i < n; ++i) {
    if (text.substr(at).starts_with(marks[i])) {
      at += marks[i].size();
      return static_cast<int>(i);
    }
  }
  return -1;
}

Marker made(MarkerStyle style, std::string text, std::size_t label_end = 0, std::size_t words = 0) {
  Marker marker;
  marker.style = style;
  marker.text = std::move(text);
  marker.label_end = label_end;
  marker.words = words;
  return marker;
}

constexpr std::array<std::string_view, 5> dashes{"-", "–", "—", "ـ", "−"};
constexpr std::array<std::string_view, 18> bullets{"-", "*", "+", "•", "–", "—",
                                                   "●", "▪", "◦", "‣", "○", "■",
                                                   "□", "✓", "➢", "·", "⁃", "\xEF\x82\xB7"};
// The order in which Persian enumerations go; both the alphabet's and the abjad's are in use, so
// the value only says which letter it is.
constexpr std::array<std::string_view, 24> persian_letters{
    "الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ", "ر",
    "ز",   "ژ", "س", "ش", "ط", "ع", "ف", "ق", "ک", "ه", "و", "ی"};
// "ب" is followed by "پ" in the alphabet and by "ج" in the abjad order, which most texts take.
constexpr std::array<std::string_view, 10> abjad_letters{"الف", "ب", "ج", "د", "ه",
                                                         "و",   "ز", "ح", "ط", "ی"};
constexpr std::array<std::string_view, 20> persian_ordinals{
    "اول",     "دوم",     "سوم",   "چهارم",  "پنجم",    "ششم",    "هفتم",
    "هشتم",    "نهم",     "دهم",   "یازدهم", "دوازدهم", "سیزدهم", "چهاردهم",
    "پانزدهم", "شانزدهم", "هفدهم", "هجدهم",  "نوزدهم",  "بیستم"};

int roman_value(std::string_view text) {
  int total = 0;
  int previous = 0;
  for (auto c = text.rbegin(); c != text.rend(); ++c) {
    const char letter = *c >= 'a' ? static_cast<char>(*c - 32) : *c;
    const int value = letter == 'I'   ? 1
                      : letter == 'V' ? 5
                      : letter == 'X' ? 10
                      : letter == 'L' ? 50
                      : letter == 'C' ? 100
                                      : 0;
    if (value == 0) return 0;
    total += value < previous ? -value : value;
    previous = std::max(previous, value);
  }
  return total;
}

/// What stands alone before a bracket or a dot: a number of one part, a letter, a Roman number.
struct Item {
  MarkerStyle style;
  std::string text;
  int value;
};

std::optional<Item> take_number(std::string_view text, std::size_t& at, int most_digits) {
  std::size_t end = at;
  int value = 0;
  int count = 0;
  for (int digit = take_digit(text, end); digit >= 0; digit = take_digit(text, end)) {
    if (++count > most_digits) return std::nullopt;
    value = value * 10 + digit;
  }
  if (count == 0) return std::nullopt;
  at = end;
  return Item{MarkerStyle::number, std::to_string(value), value};
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<Item> take_letter(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  const std::string_view word = text.substr(at, end - at);
  const int roman = word.size() <= 6 ? roman_value(word) : 0;
  if (word.size() > 1 || word == "I" || word == "i" || word == "V" || word == "X" || word == "v" ||
      word == "x") {
    if (roman == 0) return std::nullopt;
    at = end;
    return Item{MarkerStyle::roman, std::string(word), roman};
  }
  if (word.size() == 1) {
    at = end;
    return Item{MarkerStyle::letter, std::string(word), (word[0] | 0x20) - 'a' + 1};
  }
  const int letter = take_any(text, at, persian_letters);
  if (letter < 0) return std::nullopt;
  return Item{MarkerStyle::persian_letter,
              std::string(persian_letters.at(static_cast<std::size_t>(letter))), letter + 1};
}

std::optional<Item> take_item(std::string_view text, std::size_t& at) {
  auto number = take_number(text, at, 3);
  return number ? number : take_letter(text, at);
}

std::optional<Marker> hashes(std::string_view text) {
  const std::size_t count = std::min(text.find_first_not_of('#'), text.size());
  if (count == 0 || count > 6 || count >= text.size() || !is_space(text[count])) return {};
  Marker marker = made(MarkerStyle::hashes, std::string(text.substr(0, count)), count, count);
  marker.depth = static_cast<int>(count);
  marker.separated = true;
  skip_spaces(text, marker.words);
  return marker;
}

std::optional<Marker> bullet(std::string_view text) {
  std::size_t at = 0;
  const int which = take_any(text, at, bullets);
  if (which < 0 || at == 0 || at >= text.size() || !is_space(text[at])) return {};
  Marker marker = made(MarkerStyle::bullet, std::string(text.substr(0, at)), at, at);
  marker.separated = true;
  skip_spaces(text, marker.words);
  return marker;
}

/// "(a) x", "a) x", "(1) x".
std::optional<Marker> bracketed(std::string_view text) {
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const auto item = take_item(text, at);
  if (!item || at >= text.size() || text[at] != ')') return {};
  ++at;
  if (at < text.size() && !is_space(text[at]) && text[at] != '-' &&
      item->style != MarkerStyle::persian_letter && static_cast<unsigned char>(text[at]) < 0x80) {
    return {};
  }
  Marker marker =
      made(item->style, std::string(text.starts_with('(') ? "(" : "") + item->text + ")", at, at);
  marker.value = item->value;
  marker.separated = marker.bracketed = true;
  skip_spaces(text, marker.words);
  return marker;
}

/// "4-1-2- x", "2.3 x", "1. x", "۱-۲ x", "3 x".
std::optional<Marker> numbered(std::string_view text) {
  std::size_t at = 0;
  auto part = take_number(text, at, 2);
  if (!part) return {};
  Marker marker = made(MarkerStyle::number, part->text);
  marker.value = part->value;
  for (;;) {
    std::size_t next = at;
    const bool dot = text.substr(next).starts_with('.');
    if (dot) {
      ++next;
    } else if (take_any(text, next, dashes) < 0) {
      break;
    }
    part = take_number(text, next, 2);
    if (!part) break;
    marker.text += (dot ? "." : "-") + part->text;
    marker.value = part->value;
    ++marker.depth;
    at = next;
  }
  marker.label_end = at;
  bool space = at < text.size() && is_space(text[at]);
  skip_spaces(text, at);
  static constexpr std::array<std::string_view, 8> ends{".-", ".", ":", "-", "–", "—", "ـ", "−"};
  marker.separated = take_any(text, at, ends) >= 0;
  if (marker.separated) {
    marker.label_end = at;
    space = at < text.size() && is_space(text[at]);
  }
  skip_spaces(text, at);
  marker.words = at;
  std::size_t probe = at;
  // "3,000", "5G", "12/3", "1:30" and plain numbers are no markers.
  if (take_digit(text, probe) >= 0) return {};
  if (!marker.separated && (!space || at >= text.size())) return {};
  if (at < text.size() && !space && static_cast<unsigned char>(text[at]) < 0x80 &&
      text[at] != '(') {
    return {};
  }
  if (at < text.size() && (text[at] == ',' || text[at] == '/' || text[at] == '%')) return {};
  return marker;
}

/// "IV. x", "A. x", "الف- x", "ب. x".
std::optional<Marker> lettered(std::string_view text) {
  std::size_t at = 0;
  const auto item = take_letter(text, at);
  if (!item) return {};
  const bool persian = item->style == MarkerStyle::persian_letter;
  std::size_t end = at;
  if (persian) skip_spaces(text, end);
  static constexpr std::array<std::string_view, 4> ends{".", "-", "–", "ـ"};
  if (take_any(text, end, ends) < 0) return {};
  if (!persian && (end >= text.size() || !is_space(text[end]) ||
                   (text[at] >= 'a' && item->style == MarkerStyle::letter))) {
    return {};
  }
  if (!persian && item->text.front() >= 'a') return {};
  Marker marker = made(item->style, item->text, end, end);
  marker.value = item->value;
  marker.separated = true;
  skip_spaces(text, marker.words);
  return marker;
}

std::optional<Marker> ordinal(std::string_view text) {
  for (std::size_t i = 0; i < persian_ordinals.size(); ++i) {
    if (!text.starts_with(persian_ordinals.at(i))) continue;
    std::size_t at = persian_ordinals.at(i).size();
    static constexpr std::array<std::string_view, 5> ends{"،", ":", "-", "–", "ـ"};
    std::size_t probe = at;
    skip_spaces(text, probe);
    if (take_any(text, probe, ends) < 0) continue;
    Marker marker = made(MarkerStyle::ordinal, std::string(persian_ordinals.at(i)), at, probe);
    marker.value = static_cast<int>(i) + 1;
    marker.separated = true;
    skip_spaces(text, marker.words);
    return marker;
  }
  return {};
}

struct Division {
  std::string_view name;
  int rank;
};
constexpr std::array<Division, 30> divisions{
    {{"Book", 1},       {"Part", 2},      {"Title", 3},     {"Chapter", 4}, {"Section", 5},
     {"Subsection", 6}, {"Article", 7},   {"Paragraph", 8}, {"Annex", 2},   {"Appendix", 2},
     {"Schedule", 2},   {"Protocol", 2},  {"Principle", 7}, {"Rule", 7},    {"Goal", 7},
     {"Pillar", 7},     {"Objective", 7}, {"Chapitre", 4},  {"کتاب", 1},    {"باب", 2},
     {"بخش", 3},        {"فصل", 4},       {"مبحث", 5},      {"گفتار", 6},   {"ماده", 7},
     {"اصل", 7},        {"تبصره", 8},     {"پیوست", 2},     {"ضمیمه", 2},   {"بند", 8}}};
constexpr std::array<std::string_view, 20> number_words{
    "one",     "two",     "three",     "four",     "five",     "six",      "seven",
    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

/// The number of a division in any of its forms; moves behind it.
std::optional<int> division_number(std::string_view text, std::size_t& at) {
  if (const auto number = take_number(text, at, 3)) return number->value;
  for (std::size_t i = persian_ordinals.size(); i-- > 0;) {
    if (text.substr(at).starts_with(persian_ordinals.at(i))) {
      at += persian_ordinals.at(i).size();
      return static_cast<int>(i) + 1;
    }
  }
  if (text.substr(at).starts_with("واحده")) {
    at += std::string_view("واحده").size();
    return 1;
  }
  std::size_t end = at;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  const std::string_view word = text.substr(at, end - at);
  if (word.empty() || word[0] > 'Z') return {};
  const auto* named = std::find(number_words.begin(), number_words.end(), lower(word));
  const int value = named != number_words.end() ? static_cast<int>(named - number_words.begin()) + 1
                    : word.size() <= 7 && roman_value(word) > 0 ? roman_value(word)
                    : word.size() == 1                          ? word[0] - 'A' + 1
                                                                : 0;
  if (value == 0) return {};
  at = end;
  return value;
}

std::optional<Marker> named(std::string_view text) {
  for (const Division& division : divisions) {
    const std::string_view head = text.substr(0, division.name.size());
    const bool same = head == division.name ||
                      (head.size() == division.name.size() && head[0] == division.name[0] &&
                       head[1] <= 'Z' && head[1] >= 'A' && lower(head) == lower(division.name));
    if (!same || text.size() <= head.size() || !is_space(text[head.size()])) continue;
    std::size_t at = head.size();
    skip_spaces(text, at);
    const auto value = division_number(text, at);
    if (!value) continue;
    // "Article 1bis", "Chapter Idea": a letter right behind the number belongs to a word.
    if (at < text.size() && is_ascii_letter(text[at])) continue;
    Marker marker = made(MarkerStyle::named, {}, at, at);
    std::size_t probe = 0;
    for (std::size_t i = 0; i < at; i = probe) {
      probe = i;
      const int digit = take_digit(text, probe);
      if (digit >= 0) {
        marker.text += static_cast<char>('0' + digit);
      } else {
        marker.text += text[i];
        probe = i + 1;
      }
    }
    marker.value = *value;
    marker.rank = division.rank;
    std::size_t end = at;
    skip_spaces(text, end);
    static constexpr std::array<std::string_view, 9> ends{".-", ":-", ".", ":", "-",
                                                          "–",  "—",  "ـ", "−"};
    marker.separated = take_any(text, end, ends) >= 0;
    skip_spaces(text, end);
    marker.words = end;
    return marker;
  }
  return {};
}

std::string key_of(std::string_view text) {
  std::string key;
  for (const Token& token : tokenize(text)) key += token.key;
  return key;
}

/// The keys of names, and of names whose halves around a ZWNJ are swapped: lines in visual order
/// lose the joiner and have them so.
std::set<std::string> keys_of(std::span<const std::string_view> names) {
  std::set<std::string> keys;
  for (const std::string_view name : names) {
    keys.insert(key_of(name));
    const std::size_t joiner = name.find(zwnj);
    if (joiner == std::string_view::npos) continue;
    keys.insert(key_of(name.substr(joiner + zwnj.size())) + key_of(name.substr(0, joiner)));
  }
  return keys;
}

bool is_one_of(std::string_view text, const std::set<std::string>& keys) {
  while (text.ends_with(':') || text.ends_with(' ') || text.ends_with('.')) text.remove_suffix(1);
  if (text.empty() || text.size() > longest_section_name) return false;
  // Names begin with a letter; most other lines are told by that.
  const auto first = static_cast<unsigned char>(text.front());
  const bool letter = (first >= 'A' && first <= 'Z') || first >= 0xD8;
  if (!letter) return false;
  const std::string word = key_of(text.substr(0, text.find(' ')));
  const auto name = keys.lower_bound(word);
  return name != keys.end() && name->starts_with(word) && keys.contains(key_of(text));
}

constexpr std::array<std::string_view, 12> bibliography_names{
    "References",  "Bibliography",   "Works Cited",         "Sources",
    "Literature",  "Reference List", "Literature Cited",    "منابع",
    "فهرست منابع", "منابع و مآخذ",   "کتاب‌نامه", "کتابنامه"};
constexpr std::array<std::string_view, 9> notes_names{"Notes",
                                                      "Endnotes",
                                                      "Footnotes",
                                                      "پی‌نوشت",
                                                      "پی‌نوشت‌ها",
                                                      "یادداشت‌ها",
                                                      "پانویس",
                                                      "پانویس‌ها",
                                                      "پانوشت‌ها"};
constexpr std::array<std::string_view, 63> section_names{"Abstract",
                                                         "Summary",
                                                         "Executive Summary",
                                                         "Preamble",
                                                         "Introduction",
                                                         "Background",
                                                         "Foreword",
                                                         "Preface",
                                                         "Keywords",
                                                         "Key Words",
                                                         "Literature Review",
                                                         "Theoretical Framework",
                                                         "Methodology",
                                                         "Methods",
                                                         "Method",
                                                         "Results",
                                                         "Findings",
                                                         "Analysis",
                                                         "Discussion",
                                                         "Conclusion",
                                                         "Conclusions",
                                                         "Recommendations",
                                                         "Acknowledgements",
                                                         "Acknowledgments",
                                                         "Appendix",
                                                         "Appendices",
                                                         "Annexes",
                                                         "Contents",
                                                         "Table of Contents",
                                                         "Glossary",
                                                         "Abbreviations",
                                                         "See also",
                                                         "External links",
                                                         "Further reading",
                                                         "Overview",
                                                         "چکیده",
                                                         "خلاصه",
                                                         "مقدمه",
                                                         "پیشگفتار",
                                                         "پیش‌گفتار",
                                                         "دیباچه",
                                                         "کلیدواژه‌ها",
                                                         "کلیدواژگان",
                                                         "واژگان کلیدی",
                                                         "واژه‌های کلیدی",
                                                         "کلمات کلیدی",
                                                         "پیشینه",
                                                         "پیشینه پژوهش",
                                                         "پیشینه تحقیق",
                                                         "مبانی نظری",
                                                         "چارچوب نظری",
                                                         "روش پژوهش",
                                                         "روش تحقیق",
                                                         "روش‌شناسی",
                                                         "یافته‌ها",
                                                         "یافته‌های پژوهش",
                                                         "بحث",
                                                         "بحث و نتیجه‌گیری",
                                                         "نتیجه",
                                                         "نتیجه‌گیری",
                                                         "جمع‌بندی",
                                                         "پیشنهادها",
                                                         "فهرست مطالب"};

}  // namespace

std::optional<Marker> leading_marker(std::string_view text) {
  const std::string_view head = text.substr(0, longest_head);
  if (head.empty()) return {};
  for (const auto& reader : {hashes, bullet, bracketed, numbered, lettered, named, ordinal}) {
    if (auto marker = reader(head)) {
      marker->words_end = text.size();
      return marker;
    }
  }
  return {};
}

std::optional<Marker> trailing_number(std::string_view text) {
  // Backwards over digits, dashes and dots; a dash must set the number off from the words.
  std::size_t begin = text.size();
  while (begin > 0) {
    const char c = text[begin - 1];
    if ((c >= '0' && c <= '9') || c == '-' || c == '.') {
      --begin;
    } else {
      std::size_t digit = begin >= 2 ? begin - 2 : begin;
      if (digit == begin || take_digit(text, digit) < 0 || digit != begin) break;
      begin -= 2;
    }
  }
  const std::string_view tail = text.substr(begin);
  if (tail.empty() || tail.front() != '-' || begin == 0) return {};
  std::size_t at = 1;
  auto part = take_number(tail, at, 2);
  if (!part) return {};
  Marker marker = made(MarkerStyle::number, part->text);
  marker.value = part->value;
  while (at < tail.size() && (tail[at] == '-' || tail[at] == '.')) {
    ++at;
    part = take_number(tail, at, 2);
    if (!part) break;
    marker.text += "-" + part->text;
    marker.value = part->value;
    ++marker.depth;
  }
  if (at < tail.size()) return {};
  std::size_t end = begin;
  while (end > 0 && is_space(text[end - 1])) --end;
  marker.words_end = end;
  marker.label_end = text.size();
  marker.separated = marker.at_end = true;
  return marker;
}

bool is_section_name(std::string_view text) {
  static const std::set<std::string> keys = keys_of(section_names);
  return is_one_of(text, keys) || is_bibliography_name(text) || is_notes_name(text);
}
bool is_bibliography_name(std::string_view text) {
  static const std::set<std::string> keys = keys_of(bibliography_names);
  return is_one_of(text, keys);
}
bool is_notes_name(std::string_view text) {
  static const std::set<std::string> keys = keys_of(notes_names);
  return is_one_of(text, keys);
}

int abjad_before(int value) {
  const std::string_view letter = persian_letters.at(static_cast<std::size_t>(value) - 1);
  for (std::size_t i = 1; i < abjad_letters.size(); ++i) {
    if (abjad_letters[i] != letter) continue;
    const auto* const before =
        std::find(persian_letters.begin(), persian_letters.end(), abjad_letters[i - 1]);
    return static_cast<int>(before - persian_letters.begin()) + 1;
  }
  return 0;
}

}  // namespace diplograph::extract
