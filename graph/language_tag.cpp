#include "graph/language_tag.hpp"

#include <cstddef>

namespace diplograph {

bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (const char letter : tag) {
    const bool alphabetic = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    if (letter == '-' && length > 0) {
      length = 0;
      first = false;
    } else if (!(alphabetic || (!first && letter >= '0' && letter <= '9')) || ++length > 8) {
      return false;
    }
  }
  return tag.empty() || length > 0;
}

}  // namespace diplograph
