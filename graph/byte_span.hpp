#pragma once

#include <compare>
#include <cstdint>

namespace diplograph {

/// A half-open range of bytes, [begin, end), counted from the start of a file or a text.
struct ByteSpan {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  [[nodiscard]] constexpr std::uint64_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return end == begin; }
  [[nodiscard]] constexpr bool contains(ByteSpan other) const {
    return begin <= other.begin && other.end <= end;
  }
  auto operator<=>(const ByteSpan&) const = default;
};

}  // namespace diplograph
