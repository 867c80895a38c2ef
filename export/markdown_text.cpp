#include "export/markdown_text.hpp"

#include "export/text_direction.hpp"

namespace diplograph::exporting {

std::string markdown_text(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '\n' || letter == '\r' || letter == '\t') {
      escaped += ' ';
    } else if (letter == '<') {
      escaped += "&lt;";
    } else if (letter == '&') {
      escaped += "&amp;";
    } else {
      if (std::string_view("|\\*_`[]#~").find(letter) != std::string_view::npos) escaped += '\\';
      escaped += letter;
    }
  }
  return escaped;
}

std::string markdown_cell(std::string_view text) { return isolated(markdown_text(text)); }

}  // namespace diplograph::exporting
