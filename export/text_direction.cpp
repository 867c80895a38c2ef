#include "export/text_direction.hpp"

#include <cstddef>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace diplograph::exporting {

bool right_to_left(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 code_point = 0;
    U8_NEXT(bytes, at, text.size(), code_point);
    if (code_point < 0) continue;
    const UCharDirection direction = u_charDirection(code_point);
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

std::string isolated(std::string_view text) {
  if (!right_to_left(text)) return std::string(text);
  return "\xE2\x81\xA7" + std::string(text) + "\xE2\x81\xA9";
}

std::string left_to_right_isolated(std::string_view text) {
  return "\xE2\x81\xA6" + std::string(text) + "\xE2\x81\xA9";
}

std::string without_isolates(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool isolate =
        rest.size() >= 3 && rest.starts_with("\xE2\x81") && rest[2] >= '\xA6' && rest[2] <= '\xA9';
    if (!isolate) result += rest.front();
    at += isolate ? 3 : 1;
  }
  return result;
}

}  // namespace diplograph::exporting
