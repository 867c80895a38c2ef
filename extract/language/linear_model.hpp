#pragma once

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

  /// Adds the weights of a feature to the scores of the classes. Unknown features add nothing.
  void add(std::uint64_t feature, std::int32_t* scores) const {
    const auto check = static_cast<std::uint32_t>(feature >> 46);
    for (std::size_t at = first_slot(feature, slots_.size());;
         at = at + 1 == slots_.size() ? 0 : at + 1) {
      const std::uint32_t slot = slots_[at];
      if (slot == empty_slot) return;
      if ((slot >> 22) != (check >> 8)) continue;
      const std::uint8_t* entry = weights_.data() + std::size_t{2} * (slot & 0x3FFFFF);
      if (entry[1] != (check & 0xFF)) continue;
      const std::uint8_t* end = entry + 2 + 2 * std::size_t{entry[0]};
      for (const std::uint8_t* pair = entry + 2; pair != end; pair += 2) {
        scores[pair[0]] += weight_of(static_cast<std::int8_t>(pair[1]));
      }
      return;
    }
  }

  /// Weights span three orders of magnitude: a code of 8 bits stands for its square, with its sign.
  [[nodiscard]] static std::int32_t weight_of(std::int8_t code) {
    return code < 0 ? -(code * code) : code * code;
  }

  /// Brings a slot nearer to the processor ahead of `add`.
  void prefetch(std::uint64_t feature) const {
    __builtin_prefetch(slots_.data() + first_slot(feature, slots_.size()));
  }

  /// Where the search for a feature begins among `size` slots.
  [[nodiscard]] static std::size_t first_slot(std::uint64_t feature, std::size_t size) {
    return static_cast<std::size_t>(((feature & 0xFFFFFFFF) * size) >> 32);
  }

  static constexpr std::uint32_t empty_slot = 0xFFFFFFFF;

 private:
  std::span<const std::uint32_t> slots_;
  std::span<const std::uint8_t> weights_;
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
