#include "export/json_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "export/escaped_text.hpp"

namespace diplograph::exporting {
namespace {

/// The letter behind the backslash, or 'u' for "\u00XX".
constexpr std::array<char, 128> letters = [] {
  std::array<char, 128> table{};
  for (char& letter : table) letter = 'u';
  table['\b'] = 'b';
  table['\t'] = 't';
  table['\n'] = 'n';
  table['\f'] = 'f';
  table['\r'] = 'r';
  table['"'] = '"';
  table['\\'] = '\\';
  return table;
}();

}  // namespace

void escape_by_backslash(ByteBuffer& out, std::uint8_t byte) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  out << '\\' << letters[byte];
  if (letters[byte] == 'u') out << "00" << hexadecimal[byte >> 4U] << hexadecimal[byte & 0xFU];
}

void json_string(ByteBuffer& out, std::string_view text) {
  out << '"';
  EscapedText<'"', '\\'>::append(
      out, text, [&](std::uint8_t byte) { escape_by_backslash(out, byte); },
      [](UChar32 /*point*/) { return true; });
  out << '"';
}

}  // namespace diplograph::exporting
