#include "extract/text/visual_order/line_units.hpp"

#include <array>
#include <cstddef>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace diplograph::extract::visual_order {
namespace {

constexpr char32_t zwnj = 0x200C;
constexpr char32_t madda = 0x0653;
constexpr std::uint8_t alef = 1;  // as `letters` numbers them
constexpr std::uint8_t alef_with_madda = 2;
constexpr std::uint8_t other_letter = 45;

struct CodePoint {
  char32_t value = 0;
  std::size_t end = 0;
};

CodePoint code_point(std::string_view line, std::size_t at) {
  const auto byte = static_cast<unsigned char>(line[at]);
  if (byte < 0x80) return {byte, at + 1};
  auto place = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(line.data()), place,
                  static_cast<std::int32_t>(line.size()), c);
  return {static_cast<char32_t>(c), static_cast<std::size_t>(place)};
}

constexpr auto letters = [] {
  std::array<std::uint8_t, 0x100> table{};  // U+0600 to U+06FF
  constexpr std::array<char16_t, 34> order{0x0627, 0x0622, 0x0628, 0x067E, 0x062A, 0x062B, 0x062C,
                                           0x0686, 0x062D, 0x062E, 0x062F, 0x0630, 0x0631, 0x0632,
                                           0x0698, 0x0633, 0x0634, 0x0635, 0x0636, 0x0637, 0x0638,
                                           0x0639, 0x063A, 0x0641, 0x0642, 0x06A9, 0x06AF, 0x0644,
                                           0x0645, 0x0646, 0x0648, 0x0647, 0x06CC, 0x0621};
  std::uint8_t number = 0;
  for (const char16_t c : order) table[c - 0x0600] = ++number;
  constexpr std::array<std::array<char16_t, 2>, 14> same{{{0x0623, 0x0627},
                                                          {0x0625, 0x0627},
                                                          {0x0671, 0x0627},
                                                          {0x0624, 0x0648},
                                                          {0x0626, 0x06CC},
                                                          {0x064A, 0x06CC},
                                                          {0x0649, 0x06CC},
                                                          {0x06D2, 0x06CC},
                                                          {0x0643, 0x06A9},
                                                          {0x0629, 0x0647},
                                                          {0x06C0, 0x0647},
                                                          {0x06C1, 0x0647},
                                                          {0x06BE, 0x0647},
                                                          {0x06D5, 0x0647}}};
  for (const auto& [from, to] : same) table[from - 0x0600] = table[to - 0x0600];
  return table;
}();

/// What belongs to the letter before it and moves with it: vowel signs, hamza and madda, kashida,
/// and the hyphens that word processors leave where ZWNJ was meant.
bool is_sign(char32_t c) {
  return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640 || c == 0x00AD || c == 0x00AC;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

/// Characters that only steer layout; the order they steered is not that of the restored line.
bool is_control(char32_t c) {
  return c == 0xFEFF || c == 0x200B || (c >= 0x200D && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
}

int digit_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 0x0660 && c <= 0x0669) return static_cast<int>(c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return static_cast<int>(c - 0x06F0);
  return -1;
}

bool is_foreign(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0 || (c >= 0x2000 && c < 0x2C00)) return false;
  return folded_letter(c) == 0 && u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool binds_foreign(char32_t c) {
  return c == ',' || c == '.' || c == ':' || c == '&' || c == '\'' || c == '-' || c == 0x2019 ||
         c == 0x2013 || c == '/' || c == '_' || c == '@' || c == ';';
}

bool binds_number(char32_t c) {
  return c == '.' || c == '/' || c == ':' || c == '-' || c == ',' || c == 0x066B || c == 0x066C;
}

/// The end of a number that begins at `at`, with its digits counted.
std::size_t number_end(std::string_view line, std::size_t at, std::size_t& digits, bool& plain) {
  digits = 0;
  plain = true;
  std::size_t end = at;
  while (end < line.size()) {
    const CodePoint c = code_point(line, end);
    if (digit_value(c.value) >= 0) {
      ++digits;
      end = c.end;
      continue;
    }
    if (!binds_number(c.value) || c.end >= line.size()) break;
    const CodePoint next = code_point(line, c.end);
    if (digit_value(next.value) < 0) break;
    plain = false;
    end = c.end;
  }
  return end;
}

/// The end of a foreign stretch that begins at `at`: words, and over spaces and marks to the next
/// word; numbers inside it behind a comma or a colon ("Segal, 2020: 3").
std::size_t foreign_end(std::string_view line, std::size_t at) {
  std::size_t end = at;
  std::size_t look = at;
  bool mark = false;
  bool touching = true;
  while (look < line.size()) {
    const CodePoint c = code_point(line, look);
    if (is_foreign(c.value) || (digit_value(c.value) >= 0 && (mark || touching))) {
      end = c.end;
      touching = true;
      mark = false;
    } else if (c.value == ' ') {
      touching = false;
    } else if (binds_foreign(c.value)) {
      mark = mark || c.value == ',' || c.value == ':' || c.value == '-' || c.value == '.';
      touching = c.value == '\'' || c.value == 0x2019 || c.value == '-' || c.value == '.';
    } else {
      break;
    }
    look = c.end;
  }
  return end;
}

/// A foreign stretch in its own brackets, with the full stop behind: "(Segal, 2020: 3)."; else
/// `at`.
std::size_t bracketed_foreign_end(std::string_view line, std::size_t at) {
  const CodePoint bracket = code_point(line, at);
  if (bracket.value != '(' && bracket.value != '[') return at;
  const char32_t closing = bracket.value == '(' ? U')' : U']';
  if (bracket.end >= line.size()) return at;
  const CodePoint first = code_point(line, bracket.end);
  if (!is_foreign(first.value)) return at;
  std::size_t end = foreign_end(line, bracket.end);
  while (end < line.size()) {
    const CodePoint c = code_point(line, end);
    if (c.value == closing) return c.end < line.size() && line[c.end] == '.' ? c.end + 1 : c.end;
    if (c.value != ' ' && c.value != '.') break;
    end = c.end;
  }
  return at;
}

Unit mark_unit(char32_t c) {
  Unit unit;
  unit.kind = UnitKind::mark;
  switch (c) {
    case '(':
    case '[':
    case '{':
      unit.kind = UnitKind::opening;
      unit.key = key_of(Symbol::open_bracket);
      break;
    case ')':
    case ']':
    case '}':
      unit.kind = UnitKind::closing;
      unit.key = key_of(Symbol::close_bracket);
      break;
    case 0xAB:
      unit.kind = UnitKind::opening;
      unit.key = key_of(Symbol::open_quote);
      break;
    case 0xBB:
      unit.kind = UnitKind::closing;
      unit.key = key_of(Symbol::close_quote);
      break;
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
      unit.kind = UnitKind::quote;
      unit.key = key_of(Symbol::quote);
      break;
    case ',':
      unit.key = key_of_mark(0x060C);
      break;
    case ';':
      unit.key = key_of_mark(0x061B);
      break;
    case '?':
      unit.key = key_of_mark(0x061F);
      break;
    case 0x2013:
    case 0x2014:
    case 0x2212:
      unit.key = key_of_mark('-');
      break;
    default:
      unit.key = key_of_mark(c);
  }
  return unit;
}

}  // namespace

std::uint8_t folded_letter(char32_t c) {
  if (c >= 0x0600 && c <= 0x06FF) {
    const std::uint8_t known = letters[c - 0x0600];
    if (known != 0) return known;
    return u_isalpha(static_cast<UChar32>(c)) != 0 && !is_sign(c) ? other_letter : 0;
  }
  return c >= 0x0750 && c <= 0x077F ? other_letter : 0;
}

void cut_into_units(std::string_view line, LineUnits& result) {
  result.units.clear();
  result.persian_letters = 0;
  result.has_joiner = false;
  bool space = false;
  bool joiner = false;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = code_point(line, at);
    if (is_space(c.value)) {
      space = true;
      at = c.end;
      continue;
    }
    if (is_control(c.value)) {
      at = c.end;
      continue;
    }
    if (c.value == zwnj) {
      joiner = true;
      result.has_joiner = true;
      at = c.end;
      continue;
    }
    const bool follows = !space && !result.units.empty();
    if (is_sign(c.value) && follows && result.units.back().kind == UnitKind::letter) {
      Unit& letter = result.units.back();
      letter.end = static_cast<std::uint32_t>(c.end);
      if (c.value == madda && letter.letter == alef) letter.letter = alef_with_madda;
      at = c.end;
      continue;
    }
    Unit unit;
    std::size_t end = c.end;
    const std::uint8_t letter = folded_letter(c.value);
    if (letter != 0) {
      unit.letter = letter;
      unit.starts_token = !follows || result.units.back().kind != UnitKind::letter;
      ++result.persian_letters;
    } else if (digit_value(c.value) >= 0) {
      std::size_t digits = 0;
      bool plain = true;
      end = number_end(line, at, digits, plain);
      unit.kind = UnitKind::number;
      unit.key = key_of(plain && digits == 4 ? Symbol::year : Symbol::number);
      if (end < line.size() && is_foreign(code_point(line, end).value)) {
        end = foreign_end(line, at);
        unit.kind = UnitKind::foreign;
        unit.key = key_of(Symbol::foreign);
      }
    } else if (is_foreign(c.value) || (c.value == '&' && foreign_end(line, at) > c.end)) {
      end = foreign_end(line, at);
      unit.kind = UnitKind::foreign;
      unit.key = key_of(Symbol::foreign);
    } else if (bracketed_foreign_end(line, at) > at) {
      end = bracketed_foreign_end(line, at);
      unit.kind = UnitKind::foreign;
      unit.key = key_of(Symbol::foreign);
    } else {
      unit = mark_unit(c.value);
    }
    unit.begin = static_cast<std::uint32_t>(at);
    unit.end = static_cast<std::uint32_t>(end);
    unit.space_before = space;
    unit.joiner_before = joiner && !space;
    result.units.push_back(unit);
    space = joiner = false;
    at = end;
  }
}

Unit mirrored(const Unit& unit) {
  Unit result = unit;
  const auto swap = [&result](Symbol from, Symbol to) {
    if (result.key == key_of(from)) {
      result.key = key_of(to);
    } else if (result.key == key_of(to)) {
      result.key = key_of(from);
    }
  };
  if (unit.kind == UnitKind::opening || unit.kind == UnitKind::closing) {
    result.kind = unit.kind == UnitKind::opening ? UnitKind::closing : UnitKind::opening;
    swap(Symbol::open_bracket, Symbol::close_bracket);
    swap(Symbol::open_quote, Symbol::close_quote);
  }
  return result;
}

}  // namespace diplograph::extract::visual_order
