#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <memory>
#include <vector>

namespace diplograph {

/// A sequence that grows in blocks: elements never move, nothing is copied to grow, and less than
/// one block stands empty. Access by index takes one more step than in a vector.
template <typename Item>
class SegmentedVector {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] Item& operator[](std::size_t index) {
    return (*blocks_[index / block_size])[index % block_size];
  }
  [[nodiscard]] const Item& operator[](std::size_t index) const {
    return (*blocks_[index / block_size])[index % block_size];
  }

  /// Bytes that the elements take, and the room for more.
  [[nodiscard]] std::size_t bytes() const { return blocks_.size() * sizeof(Block); }

  /// Amortized O(1).
  void push_back(const Item& item) {
    if (size_ % block_size == 0) blocks_.push_back(std::make_unique<Block>());
    (*blocks_.back())[size_ % block_size] = item;
    ++size_;
  }

 private:
  static constexpr std::size_t block_bytes = std::size_t{1} << 14U;
  static constexpr std::size_t block_size = std::bit_floor(block_bytes / sizeof(Item));
  using Block = std::array<Item, block_size>;

  std::vector<std::unique_ptr<Block>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace diplograph
