#include "graph/import/rows.hpp"

#include <algorithm>
#include <charconv>

#include <unicode/utf8.h>

namespace diplograph::importing {

std::vector<std::string_view> parts_of(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    if (end > 0) parts.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

std::string text_of_token(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    unsigned byte = 0;
    if (token[i] == ':') {
      text += '/';
    } else if (token[i] == '_' && i + 2 < token.size() &&
               std::from_chars(&token[i + 1], &token[i + 1] + 2, byte, 16).ptr ==
                   &token[i + 1] + 2) {
      text += static_cast<char>(byte);
      i += 2;
    } else {
      text += token[i];
    }
  }
  return text;
}

std::string flat_text(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string result;
  result.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 code = 0;
    U8_NEXT(bytes, at, text.size(), code);
    const bool control = code >= 0 && code < 0x20 && code != '\t' && code != '\n' && code != '\r';
    if (code < 0 || control || code == 0xFFFE || code == 0xFFFF) {
      result += replacement;
    } else {
      result += text.substr(begin, at - begin);
    }
  }
  return result;
}

std::string flat_part(std::string_view text) {
  std::string result = flat_text(text);
  std::replace(result.begin(), result.end(), '|', '/');
  return result;
}

}  // namespace diplograph::importing
