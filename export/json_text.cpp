#include "export/json_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/utf8.h>

namespace diplograph::exporting {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The letter behind the backslash for each ASCII character, 'u' for "\u00XX"; 0 means that the
// character stands for itself.
constexpr std::array<char, 128> escapes = [] {
  std::array<char, 128> table{};
  for (std::size_t control = 0; control < 0x20; ++control) table[control] = 'u';
  table['\b'] = 'b';
  table['\t'] = 't';
  table['\n'] = 'n';
  table['\f'] = 'f';
  table['\r'] = 'r';
  table['"'] = '"';
  table['\\'] = '\\';
  return table;
}();

void append_escape(ByteBuffer& out, unsigned char byte) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  out << '\\' << escapes[byte];
  if (escapes[byte] == 'u') out << "00" << hexadecimal[byte >> 4U] << hexadecimal[byte & 0xFU];
}

}  // namespace

void json_string(ByteBuffer& out, std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  out << '"';
  std::size_t pending = 0;  // start of what is copied as it is
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    if (bytes[at] < 0x80) {
      ++at;
      if (escapes[bytes[start]] == 0) continue;
      out << text.substr(pending, start - pending);
      append_escape(out, bytes[start]);
    } else {
      UChar32 point = 0;
      U8_NEXT(bytes, at, text.size(), point);
      if (point >= 0) continue;
      out << text.substr(pending, start - pending) << replacement;
    }
    pending = at;
  }
  out << text.substr(pending) << '"';
}

}  // namespace diplograph::exporting
