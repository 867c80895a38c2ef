#include "export/xml_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "export/escaped_text.hpp"

namespace diplograph::exporting {
namespace {

// What stands for each ASCII character that does not always stand for itself.
using Escapes = std::array<std::string_view, 128>;

constexpr Escapes escapes(bool in_attribute) {
  Escapes table{};
  for (std::size_t control = 0; control < 0x20; ++control) table[control] = replacement_character;
  table['\t'] = in_attribute ? "&#9;" : "\t";
  table['\n'] = in_attribute ? "&#10;" : "\n";
  table['\r'] = "&#13;";
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  if (in_attribute) table['"'] = "&quot;";
  return table;
}

constexpr Escapes content_escapes = escapes(false);
constexpr Escapes attribute_escapes = escapes(true);

/// U+FFFE and U+FFFF are no characters to XML.
bool is_character(UChar32 point) { return point != 0xFFFE && point != 0xFFFF; }

/// What stands for a byte in a name token.
struct TokenPart {
  std::array<char, 3> letters{};
  std::uint8_t size = 1;
};

constexpr std::array<TokenPart, 256> token_parts = [] {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::array<TokenPart, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char letter = static_cast<char>(byte);
    if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
        (letter >= '0' && letter <= '9') || letter == '.' || letter == '-') {
      table[byte] = {{letter}, 1};
    } else if (letter == '/') {
      table[byte] = {{':'}, 1};
    } else {
      table[byte] = {{'_', hexadecimal[byte >> 4U], hexadecimal[byte & 0xFU]}, 3};
    }
  }
  return table;
}();

}  // namespace

void xml_content(ByteBuffer& out, std::string_view text) {
  EscapedText<'&', '<', '>'>::append(
      out, text, [&](std::uint8_t byte) { out << content_escapes[byte]; }, is_character);
}

void xml_attribute(ByteBuffer& out, std::string_view text) {
  EscapedText<'&', '<', '>', '"'>::append(
      out, text, [&](std::uint8_t byte) { out << attribute_escapes[byte]; }, is_character);
}

std::string xml_token(std::string_view text) {
  std::string token;
  token.reserve(text.size() + 8);
  for (const char letter : text) {
    const TokenPart& part = token_parts[static_cast<unsigned char>(letter)];
    token.append(part.letters.data(), part.size);
  }
  return token;
}

void xml_token(ByteBuffer& out, std::string_view text) {
  // Most letters stand for themselves: copied in runs.
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const TokenPart& part = token_parts[static_cast<unsigned char>(text[at])];
    if (part.size == 1 && part.letters[0] == text[at]) continue;
    out << text.substr(begin, at - begin) << std::string_view(part.letters.data(), part.size);
    begin = at + 1;
  }
  out << text.substr(begin);
}

}  // namespace diplograph::exporting
