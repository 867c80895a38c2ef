#include "export/turtle_text.hpp"

namespace diplograph::exporting {
namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

void append_numeric(std::string& text, char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  text += "\\u00";
  text += hexadecimal[byte >> 4U];
  text += hexadecimal[byte & 0xFU];
}

}  // namespace

std::string turtle_string(std::string_view text, std::string_view language) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') {
      result += '\\';
      result += letter;
    } else if (static_cast<unsigned char>(letter) < 0x20) {
      append_numeric(result, letter);
    } else {
      result += letter;
    }
  }
  result += '"';
  if (!language.empty()) result.append("@").append(language);
  return result;
}

std::string turtle_iri(std::string_view iri) {
  std::string result = "<";
  for (const char letter : iri) {
    const bool forbidden = static_cast<unsigned char>(letter) <= 0x20 ||
                           std::string_view("<>\"{}|^`\\").find(letter) != std::string_view::npos;
    if (forbidden) {
      append_numeric(result, letter);
    } else {
      result += letter;
    }
  }
  return result + ">";
}

std::string turtle_list(const std::vector<std::string>& items) {
  std::string result = "(";
  for (const std::string& item : items) result += " " + item;
  return result + " )";
}

}  // namespace diplograph::exporting
