#include "export/xml_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/utf8.h>

namespace diplograph::exporting {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// What stands for each ASCII character; an empty entry means the character itself.
using Escapes = std::array<std::string_view, 128>;

constexpr Escapes escapes(bool in_attribute) {
  Escapes table{};
  for (std::size_t control = 0; control < 0x20; ++control) table[control] = replacement;
  table['\t'] = in_attribute ? "&#9;" : std::string_view{};
  table['\n'] = in_attribute ? "&#10;" : std::string_view{};
  table['\r'] = "&#13;";
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  if (in_attribute) table['"'] = "&quot;";
  return table;
}

constexpr Escapes content_escapes = escapes(false);
constexpr Escapes attribute_escapes = escapes(true);

// True if the code point at `at` may stand in XML; moves `at` behind it.
bool legal_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 code_point = 0;
  U8_NEXT(bytes, at, text.size(), code_point);
  return code_point >= 0 && code_point != 0xFFFE && code_point != 0xFFFF;
}

void append_escaped(ByteBuffer& out, std::string_view text, const Escapes& table) {
  std::size_t pending = 0;  // start of what is copied as it is
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t start = at;
    std::string_view escape;
    if (byte < 0x80) {
      escape = table[byte];
      ++at;
    } else if (!legal_code_point(text, at)) {
      escape = replacement;
    }
    if (escape.empty()) continue;
    out << text.substr(pending, start - pending) << escape;
    pending = at;
  }
  out << text.substr(pending);
}

bool stands_for_itself(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
}

}  // namespace

void xml_content(ByteBuffer& out, std::string_view text) {
  append_escaped(out, text, content_escapes);
}

void xml_attribute(ByteBuffer& out, std::string_view text) {
  append_escaped(out, text, attribute_escapes);
}

std::string xml_token(std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string token;
  token.reserve(text.size() + 8);
  for (const char letter : text) {
    if (stands_for_itself(letter)) {
      token += letter;
    } else if (letter == '/') {
      token += ':';
    } else {
      const auto byte = static_cast<unsigned char>(letter);
      token += '_';
      token += hexadecimal[byte >> 4U];
      token += hexadecimal[byte & 0xFU];
    }
  }
  return token;
}

}  // namespace diplograph::exporting
