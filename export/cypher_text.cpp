#include "export/cypher_text.hpp"

#include <cstddef>
#include <cstdint>

#include <unicode/utf8.h>

namespace diplograph::exporting {

void cypher_string(ByteBuffer& out, std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  out << '\'';
  std::size_t pending = 0;  // start of what is copied as it is
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    if (point > 0 && point != '\'' && point != '\\') continue;
    out << text.substr(pending, start - pending);
    if (point > 0) {
      out << '\\' << text[start];
    } else {
      out << replacement;
    }
    pending = at;
  }
  out << text.substr(pending) << '\'';
}

std::string cypher_name(std::string_view name) {
  std::string quoted = "`";
  for (const char letter : name) {
    quoted += letter;
    if (letter == '`') quoted += '`';
  }
  return quoted + '`';
}

}  // namespace diplograph::exporting
