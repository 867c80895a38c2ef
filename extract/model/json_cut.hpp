#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diplograph::extract {

/// What stands at the beginning of a text that should be a JSON object or array.
struct JsonReach {
  enum class End : unsigned char {
    whole,   ///< its last bracket closes the first one
    cut,     ///< the text ends before
    no_json  ///< brackets do not match, or lie too deep in each other
  };
  End end = End::no_json;
  std::size_t size = 0;  ///< of the value, if it is whole
  /// If it is cut: as much of it as holds whole items of its outermost list, closed again. Empty if
  /// it has no list.
  std::string repaired;
};

/// Follows the brackets and strings of a JSON value that begins at the first byte, "{" or "[".
/// O(n).
[[nodiscard]] JsonReach reach_of_json(std::string_view text);

}  // namespace diplograph::extract
