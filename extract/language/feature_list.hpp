#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

namespace diplograph::extract {

/// The features of one decision: a list of bounded length that is filled anew for each, without
/// asking for memory.
class FeatureList {
 public:
  static constexpr std::size_t capacity = 320;  // more than any decision has

  void clear() { size_ = 0; }
  void push_back(std::uint64_t feature) {
    assert(size_ < capacity);
    features_[size_++] = feature;
  }
  operator std::span<const std::uint64_t>() const { return {features_.data(), size_}; }

 private:
  std::size_t size_ = 0;
  std::array<std::uint64_t, capacity> features_;
};

}  // namespace diplograph::extract
