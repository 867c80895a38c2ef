#pragma once

#include <string>
#include <string_view>

namespace diplograph::importing {

/// The text with ASCII letters in lower case; columns and types are compared by it.
[[nodiscard]] inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lower;
}

}  // namespace diplograph::importing
