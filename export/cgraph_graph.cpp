#include "export/cgraph_graph.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <unicode/utf8.h>

namespace diplograph::exporting {

namespace {

// "lt;", "#8207;": what Graphviz would take for a character, in whatever way it is escaped.
bool begins_entity(std::string_view text) {
  const std::size_t end = text.find(';');
  if (end == 0 || end == std::string_view::npos || end > 32) return false;
  return std::all_of(
      text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '#';
      });
}

}  // namespace

std::string dot_text(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    UChar32 code_point = 0;
    U8_NEXT(bytes, at, text.size(), code_point);
    if (code_point == '&' && begins_entity(text.substr(at))) {
      escaped += "&\xE2\x81\xA0";  // U+2060, which has no width and breaks nothing
    } else if (code_point == '\\') {
      escaped += "\\\\";
    } else if (code_point == '\n') {
      escaped += "\\n";
    } else if (code_point == '\t' || code_point == '\r') {
      escaped += ' ';
    } else if (code_point < 0) {
      escaped += "\xEF\xBF\xBD";
    } else if (code_point >= 0x20 && code_point != 0xFFFE && code_point != 0xFFFF) {
      escaped += text.substr(start, at - start);
    }
  }
  return escaped;
}

void set_attribute(void* object, const char* name, const std::string& value) {
  // cgraph takes char* but copies.
  std::string key = name;
  std::string text = value;
  std::string none;
  agsafeset(object, key.data(), text.data(), none.data());
}

std::string_view attribute(void* object, const char* name) {
  std::string key = name;
  const char* value = agget(object, key.data());
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace diplograph::exporting
