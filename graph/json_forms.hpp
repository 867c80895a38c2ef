#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "graph/json_scanner.hpp"

namespace diplograph {

// What the forms of claims and of a graph's items have in common.

/// The greatest number of bytes in a file of ours, 2^53 - 1: more is not exact in JavaScript.
inline constexpr std::uint64_t greatest_count = 9007199254740991;

/// A bit for each of these members, as `JsonScanner::object` wants those that are required.
[[nodiscard]] constexpr std::uint32_t bits(std::initializer_list<unsigned> members) {
  std::uint32_t result = 0;
  for (const unsigned member : members) result |= std::uint32_t{1} << member;
  return result;
}

/// Takes that string and no other.
[[nodiscard]] inline bool take_constant(JsonScanner& scanner, std::string_view wanted) {
  std::string_view text;
  return scanner.string(text) && text == wanted;
}

/// Takes a word of an enumeration that is written with the words of `to_string`.
template <typename Enumeration>
[[nodiscard]] bool take_word(JsonScanner& scanner, Enumeration& value, Enumeration last) {
  std::string_view text;
  if (!scanner.string(text)) return false;
  for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i) {
    value = static_cast<Enumeration>(i);
    if (text == to_string(value)) return true;
  }
  return false;
}

}  // namespace diplograph
