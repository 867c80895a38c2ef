#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace diplograph::extract {

/// A linear classifier over hashed features, as it lies in a model file. A feature's weights are
/// kept sparsely: a slot (open addressing) holds where they begin.
///
///     slot:     upper 10 bits of the check, then 22 bits: place in `weights` in units of 2 bytes,
///               all ones if empty
///     weights:  number of pairs, lower 8 bits of the check, then pairs (class, code of the weight)
class LinearModel {
 public:
  LinearModel() = default;
  LinearModel(std::span<const std::uint32_t> slots, std::span<const std::uint8_t> weights)
      : slots_(slots), weights_(weights) {}

  [[nodiscard]] bool empty() const { return slots_.empty(); }

  /// Adds the weights of features to the scores of the classes. Unknown features add nothing.
  /// Memory is asked for ahead: first for the slots, then for what those that fit point at.
  void score(std::span<const std::uint64_t> features, std::int32_t* scores) const {
    constexpr std::size_t batch = 64;
    std::array<std::size_t, batch> found{};
    for (const std::uint64_t feature : features) prefetch(feature);
    for (std::size_t first = 0; first < features.size(); first += batch) {
      const std::size_t count = std::min(batch, features.size() - first);
      for (std::size_t i = 0; i < count; ++i) {
        found[i] = next_match(features[first + i], first_slot(features[first + i], slots_.size()));
      }
      for (std::size_t i = 0; i < count; ++i) add(features[first + i], found[i], scores);
    }
  }

  /// Weights span three orders of magnitude: a code of 8 bits stands for its square, with its sign.
  [[nodiscard]] static std::int32_t weight_of(std::int8_t code) {
    return code < 0 ? -(code * code) : code * code;
  }

  /// Where the search for a feature begins among `size` slots.
  [[nodiscard]] static std::size_t first_slot(std::uint64_t feature, std::size_t size) {
    return static_cast<std::size_t>(((feature & 0xFFFFFFFF) * size) >> 32);
  }

  static constexpr std::uint32_t empty_slot = 0xFFFFFFFF;

 private:
  std::span<const std::uint32_t> slots_;
  std::span<const std::uint8_t> weights_;

  static constexpr std::size_t no_slot = static_cast<std::size_t>(-1);

  void prefetch(std::uint64_t feature) const {
    __builtin_prefetch(slots_.data() + first_slot(feature, slots_.size()));
  }

  /// The next slot from `at` on that agrees with the feature in the upper bits of its check;
  /// `no_slot` if there is none.
  [[nodiscard]] std::size_t next_match(std::uint64_t feature, std::size_t at) const {
    const auto check = static_cast<std::uint32_t>(feature >> 54);
    for (;; at = at + 1 == slots_.size() ? 0 : at + 1) {
      const std::uint32_t slot = slots_[at];
      if (slot == empty_slot) return no_slot;
      if ((slot >> 22) != check) continue;
      __builtin_prefetch(entry(slot));
      return at;
    }
  }
  [[nodiscard]] const std::uint8_t* entry(std::uint32_t slot) const {
    return weights_.data() + std::size_t{2} * (slot & 0x3FFFFF);
  }

  /// Adds the weights of the feature, which lie at a slot that `next_match` gave, or behind it.
  void add(std::uint64_t feature, std::size_t at, std::int32_t* scores) const {
    const auto check = static_cast<std::uint8_t>(feature >> 46);
    for (; at != no_slot; at = next_match(feature, at + 1 == slots_.size() ? 0 : at + 1)) {
      const std::uint8_t* begin = entry(slots_[at]);
      if (begin[1] != check) continue;
      const std::uint8_t* end = begin + 2 + 2 * std::size_t{begin[0]};
      for (const std::uint8_t* pair = begin + 2; pair != end; pair += 2) {
        scores[pair[0]] += weight_of(static_cast<std::int8_t>(pair[1]));
      }
      return;
    }
  }
};

/// Builds what `LinearModel` reads.
class LinearModelBuilder {
 public:
  struct Weight {
    std::uint8_t label;
    std::int8_t weight;
  };

  /// Features have to differ. An entry without weights is left out.
  void add(std::uint64_t feature, std::span<const Weight> weights);
  /// Lays the slots out; throws `std::length_error` when the weights outgrow 8 MB.
  void finish();

  [[nodiscard]] std::span<const std::uint32_t> slots() const { return slots_; }
  [[nodiscard]] std::span<const std::uint8_t> weights() const { return weights_; }
  /// In bytes.
  [[nodiscard]] std::size_t size() const { return slots().size_bytes() + weights_.size(); }

 private:
  struct Entry {
    std::uint64_t feature;
    std::size_t place;
  };
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;
  std::vector<std::uint8_t> weights_;
};

}  // namespace diplograph::extract
