#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/language/dense_linear_model.hpp"
#include "extract/language/linear_model.hpp"

namespace diplograph::extract {

/// An averaged perceptron over hashed features. A feature gets weights when it is to be updated for
/// the `patience`-th time, so that rare ones never count, neither in training nor later. The
/// average over all steps is kept as w - u / steps, where u adds up each change times the step at
/// which it was made.
///
/// Where sentences come from several treebanks, each feature has weights that all share and weights
/// of each treebank (H. Daumé III, Frustratingly easy domain adaptation, ACL 2007); what is
/// exported is the sum for the first treebank, so that the model is no larger for it.
class Perceptron {
 public:
  Perceptron(std::size_t classes, std::size_t treebanks, std::uint8_t patience);

  /// Sets `scores` (one per class) to the sums of the features' weights.
  void score(std::span<const std::uint64_t> features, std::size_t treebank,
             std::span<float> scores) const;

  /// Makes `right` more likely and `wrong` less.
  void update(std::span<const std::uint64_t> features, std::size_t treebank, std::size_t right,
              std::size_t wrong);

  /// Counts a step; call it once per decision.
  void step() { ++steps_; }

  /// Ends the training: the weights become their averages over all steps.
  void average();
  /// Adds the weights of another one that is averaged as this one is.
  void add(const Perceptron& other);

  /// Weights below a thousandth of the largest take a third of the room and change little.
  static constexpr long usual_least_code = 4;

  /// The weights, which have to be averaged, in 8 bits, without those whose code (see
  /// `LinearModel::weight_of`) is smaller than `least_code`.
  [[nodiscard]] LinearModelBuilder build(long least_code) const;
  /// The same for three classes.
  [[nodiscard]] DenseLinearModelBuilder build_dense(long least_code) const;

 private:
  static constexpr std::uint32_t no_row = 0xFFFFFFFF;
  struct Slot {
    std::uint64_t feature = 0;
    std::uint32_t row = no_row;
  };

  std::size_t classes_;
  std::size_t treebanks_;
  std::uint8_t patience_;
  std::size_t width_;  // of a row: the shared weights, then those of each treebank
  double steps_ = 1;
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> features_;  // of each row
  std::vector<std::uint8_t> waiting_;    // updates refused, by bits of the feature
  std::vector<float> weights_;
  std::vector<double> changes_;

  [[nodiscard]] std::uint32_t find(std::uint64_t feature) const;
  /// The row of a feature, a new one if it has none.
  std::uint32_t row_of(std::uint64_t feature);
  /// The same for an update, and `no_row` as long as the feature has to wait.
  std::uint32_t row_to_update(std::uint64_t feature);
  void grow();
  /// Calls `visit` with each feature and the codes of its weights.
  template <typename Visit>
  void each_row(long least_code, Visit visit) const;
};

}  // namespace diplograph::extract
