#include <algorithm>
#include <cstddef>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "graph/schema_check.hpp"

namespace diplograph {
namespace {

constexpr std::size_t line_width = 100;  // of the part of a line that is shown

/// How many columns of a terminal a text takes.
std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    const auto kind = u_charType(point);
    const bool none =
        kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR;
    const auto width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    const bool wide = width == U_EA_FULLWIDTH || width == U_EA_WIDE;
    if (!none) count += wide ? 2 : 1;
  }
  return count;
}

/// The nearest start of a character at or before a byte.
std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return std::min(at, text.size());
}

}  // namespace

std::string mistake_text(const SchemaMistake& mistake, std::string_view json) {
  const std::size_t from = std::min(mistake.range.begin, json.size());
  const std::size_t line_begin = from == 0 ? 0 : json.rfind('\n', from - 1) + 1;
  const std::size_t line_end = std::min(json.find('\n', from), json.size());
  std::string line(json.substr(line_begin, line_end - line_begin));
  for (char& letter : line) {
    if (letter == '\t' || letter == '\r') letter = ' ';
  }
  std::size_t first = from - line_begin;
  std::size_t last = std::min(std::max(mistake.range.end, from + 1), line_end) - line_begin;
  // Of a long line, what stands around the place.
  const std::size_t begin = first > line_width / 2 && line.size() > line_width
                                ? character_start(line, first - line_width / 2)
                                : 0;
  const std::size_t end = character_start(line, std::min(line.size(), begin + line_width));
  last = std::max(first, std::min(last, end));
  const std::string before = begin > 0 ? "..." : "";
  const std::string after = end < line.size() ? "..." : "";
  const std::string number = std::to_string(mistake.position.line);
  const std::string margin(number.size() + 2, ' ');
  const std::size_t indent =
      before.size() + columns(std::string_view(line).substr(begin, first - begin));
  const std::size_t length = columns(std::string_view(line).substr(first, last - first));

  SourcePosition place = mistake.position;
  place.pointer.clear();
  return place.text() + ": error: " + mistake.problem + "\n " + number + " | " + before +
         line.substr(begin, end - begin) + after + "\n" + margin + "| " + std::string(indent, ' ') +
         "^" + std::string(length > 1 ? length - 1 : 0, '~') + "\n" + margin + "= " +
         mistake.remedy + "\n";
}

}  // namespace diplograph
