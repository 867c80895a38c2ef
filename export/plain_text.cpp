#include "export/plain_text.hpp"

#include <cstdint>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "export/label_wrapping.hpp"

namespace diplograph::exporting {

std::string plain_text(std::string_view text, std::size_t longest) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::string line;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    UChar32 code_point = 0;
    U8_NEXT(bytes, at, text.size(), code_point);
    if ((code_point >= 0x202A && code_point <= 0x202E) ||
        (code_point >= 0x2066 && code_point <= 0x2069)) {
      continue;
    }
    if (code_point >= 0 && (u_isUWhiteSpace(code_point) || u_iscntrl(code_point)) &&
        u_charType(code_point) != U_FORMAT_CHAR) {
      space = !line.empty();
      continue;
    }
    if (space) line += ' ';
    space = false;
    if (code_point < 0 || code_point == 0xFFFE || code_point == 0xFFFF) {
      line += "\xEF\xBF\xBD";
    } else {
      line += text.substr(start, at - start);
    }
  }
  if (longest == 0) return line;
  const std::vector<std::string> cut = wrap_label(line, longest, 1);
  return cut.empty() ? std::string() : cut.front();
}

}  // namespace diplograph::exporting
