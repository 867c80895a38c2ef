#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/language/linear_model.hpp"

namespace diplograph::extract {

/// An averaged perceptron over hashed features. Rows of weights come into being with the first
/// update. The average over all steps is kept as w - u / steps, where u adds up each change times
/// the step at which it was made.
class Perceptron {
 public:
  explicit Perceptron(std::size_t classes);

  /// Sets `scores` (one per class) to the sums of the features' weights.
  void score(std::span<const std::uint64_t> features, std::span<float> scores) const;

  /// Makes `right` more likely and `wrong` less.
  void update(std::span<const std::uint64_t> features, std::size_t right, std::size_t wrong);

  /// Counts a step; call it once per decision.
  void step() { ++steps_; }

  struct Export {
    std::uint32_t least_updates = 2;  ///< features updated more rarely are dropped
    float smallest = 1.0F;            ///< weights that round to less than this are dropped
  };
  /// The averaged weights in 8 bits.
  [[nodiscard]] LinearModelBuilder build(Export options) const;

 private:
  static constexpr std::uint32_t no_row = 0xFFFFFFFF;
  struct Slot {
    std::uint64_t feature = 0;
    std::uint32_t row = no_row;
  };

  std::size_t classes_;
  double steps_ = 1;
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> features_;  // of each row
  std::vector<std::uint32_t> updates_;   // of each row
  std::vector<float> weights_;
  std::vector<double> changes_;

  [[nodiscard]] std::uint32_t find(std::uint64_t feature) const;
  std::uint32_t find_or_add(std::uint64_t feature);
  void grow();
};

}  // namespace diplograph::extract
