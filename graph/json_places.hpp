#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace diplograph {

/// Bytes of a text, from `begin` up to `end`.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// `name` as a step of a JSON pointer: "/" and the name with "~" and "/" escaped (RFC 6901).
[[nodiscard]] std::string pointer_step(std::string_view name);

/// Where the values and keys of a JSON text stand, by JSON pointer. Takes memory for every value of
/// the text: for files that people write, not for graphs.
class JsonPlaces {
 public:
  /// `text` is valid JSON of little depth, as `JsonDocument` has found it. Linear.
  explicit JsonPlaces(std::string_view text);

  /// The value at `pointer`; of a value that is not there, the nearest one around it.
  [[nodiscard]] TextRange value(std::string_view pointer) const;
  /// The key of the member at `pointer`; its value's place if it is no member.
  [[nodiscard]] TextRange key(std::string_view pointer) const;

 private:
  std::map<std::string, TextRange, std::less<>> values_;
  std::map<std::string, TextRange, std::less<>> keys_;

  friend class JsonPlaceScan;
};

}  // namespace diplograph
