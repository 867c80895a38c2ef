#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace diplograph::extract {

/// A map from hashed keys to small numbers, as it lies in a model file: slots of 32 bits (open
/// addressing, a power of two of them), the upper half a check of the key, the lower half the
/// value. One unknown key in some 20,000 is taken for a known one.
class HashedTable {
 public:
  static constexpr std::uint16_t absent = 0xFFFF;

  HashedTable() = default;
  explicit HashedTable(std::span<const std::uint32_t> slots) : slots_(slots) {}

  /// The value of a key, `absent` if it has none.
  [[nodiscard]] std::uint16_t find(std::uint64_t key) const {
    if (slots_.empty()) return absent;
    const std::size_t mask = slots_.size() - 1;
    const auto check = static_cast<std::uint32_t>(key >> 48);
    for (std::size_t at = key & mask;; at = (at + 1) & mask) {
      const std::uint32_t slot = slots_[at];
      if (slot == empty_slot) return absent;
      if ((slot >> 16) == check) return static_cast<std::uint16_t>(slot);
    }
  }

  struct Entry {
    std::uint64_t key;
    std::uint16_t value;
  };

  /// The slots for entries with different keys; values have to be less than `absent`. Of two keys
  /// that cannot be told apart the first wins.
  [[nodiscard]] static std::vector<std::uint32_t> build(std::span<const Entry> entries) {
    const std::size_t size = std::bit_ceil(entries.size() + entries.size() / 4 + 2);
    std::vector<std::uint32_t> slots(size, empty_slot);
    for (const Entry& entry : entries) {
      std::size_t at = entry.key & (size - 1);
      while (slots[at] != empty_slot) at = (at + 1) & (size - 1);
      slots[at] = (static_cast<std::uint32_t>(entry.key >> 48) << 16) | entry.value;
    }
    return slots;
  }

 private:
  static constexpr std::uint32_t empty_slot = 0xFFFFFFFF;
  std::span<const std::uint32_t> slots_;
};

}  // namespace diplograph::extract
