#include "cli/secret_variable.hpp"

#include <algorithm>
#include <cstdlib>

#include "graph/error.hpp"

namespace diplograph::cli {

bool fits_header(const std::string& text) {
  return std::none_of(text.begin(), text.end(),
                      [](unsigned char letter) { return letter < ' ' || letter == 0x7F; });
}

std::string secret_variable(const char* name) {
  const char* value = std::getenv(name);
  std::string text(value == nullptr ? "" : value);
  if (!fits_header(text)) {
    throw UsageError(std::string(name) + " holds a control character, such as a line end");
  }
  return text;
}

}  // namespace diplograph::cli
