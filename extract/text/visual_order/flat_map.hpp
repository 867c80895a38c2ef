#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/text/visual_order/word_key.hpp"

namespace diplograph::extract::visual_order {

/// Keys other than 0 to values, open addressing; clearing costs O(1).
template <typename Value>
class FlatMap {
 public:
  explicit FlatMap(std::size_t capacity = 256) : slots_(std::bit_ceil(capacity)) {}

  void clear() {
    ++epoch_;
    size_ = 0;
    if (epoch_ == 0) {
      for (Slot& slot : slots_) slot.epoch = 0;
      epoch_ = 1;
    }
  }

  [[nodiscard]] const Value* find(std::uint64_t key) const {
    for (std::size_t at = mixed(key) & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.epoch != epoch_) return nullptr;
      if (slot.key == key) return &slot.value;
    }
  }

  /// The value of a key, a fresh one if it has none.
  Value& operator[](std::uint64_t key) {
    if (size_ * 2 >= slots_.size()) grow();
    for (std::size_t at = mixed(key) & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.epoch == epoch_ && slot.key == key) return slot.value;
      if (slot.epoch != epoch_) {
        slot = {key, Value{}, epoch_};
        ++size_;
        return slot.value;
      }
    }
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
    std::uint32_t epoch = 0;
  };
  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  std::uint32_t epoch_ = 1;

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    size_ = 0;
    for (const Slot& slot : old) {
      if (slot.epoch == epoch_) (*this)[slot.key] = slot.value;
    }
  }
};

}  // namespace diplograph::extract::visual_order
