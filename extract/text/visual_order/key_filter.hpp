#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace diplograph::extract::visual_order {

/// A bit for each of the checks that a table holds, in a few kilobytes: most keys that are looked
/// up stand in no table, and are told by it without a walk through memory. Never misses a key that
/// is there; lets some through that are not (Bloom 1970, with one hash).
class KeyFilter {
 public:
  KeyFilter() = default;
  /// Room for `keys` keys, eight bits each.
  explicit KeyFilter(std::size_t keys) : words_(std::bit_ceil(keys / 8 + 1)) {}

  void add(std::uint32_t check) { words_[place(check)] |= bit(check); }
  [[nodiscard]] bool may_have(std::uint32_t check) const {
    return (words_[place(check)] & bit(check)) != 0;
  }

 private:
  std::vector<std::uint64_t> words_{1};

  [[nodiscard]] std::size_t place(std::uint32_t check) const {
    return (check >> 6U) & (words_.size() - 1);
  }
  [[nodiscard]] static std::uint64_t bit(std::uint32_t check) {
    return std::uint64_t{1} << (check & 63U);
  }
};

}  // namespace diplograph::extract::visual_order
