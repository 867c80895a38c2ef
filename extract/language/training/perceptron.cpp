#include "extract/language/training/perceptron.hpp"

#include <algorithm>
#include <cmath>

namespace diplograph::extract {

Perceptron::Perceptron(std::size_t classes, std::size_t treebanks, std::uint8_t patience)
    : classes_(classes),
      treebanks_(treebanks),
      patience_(patience),
      width_(treebanks > 1 ? classes * (1 + treebanks) : classes),
      slots_(std::size_t{1} << 16),
      waiting_(std::size_t{1} << 24) {}

std::uint32_t Perceptron::find(std::uint64_t feature) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = feature & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.row == no_row || slot.feature == feature) return slot.row;
  }
}

void Perceptron::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.row == no_row) continue;
    std::size_t at = slot.feature & mask;
    while (slots_[at].row != no_row) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::uint32_t Perceptron::row_of(std::uint64_t feature) {
  if (features_.size() * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = feature & mask;
  for (; slots_[at].row != no_row; at = (at + 1) & mask) {
    if (slots_[at].feature == feature) return slots_[at].row;
  }
  const auto row = static_cast<std::uint32_t>(features_.size());
  slots_[at] = {feature, row};
  features_.push_back(feature);
  weights_.resize(weights_.size() + width_);
  return row;
}

std::uint32_t Perceptron::row_to_update(std::uint64_t feature) {
  if (const std::uint32_t row = find(feature); row != no_row) return row;
  std::uint8_t& waiting = waiting_[(feature >> 20) & (waiting_.size() - 1)];
  if (++waiting < patience_) return no_row;
  waiting = 0;
  const std::uint32_t row = row_of(feature);
  changes_.resize(weights_.size());
  return row;
}

void Perceptron::score(std::span<const std::uint64_t> features, std::size_t treebank,
                       std::span<float> scores) const {
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint64_t feature : features) __builtin_prefetch(&slots_[feature & mask]);
  std::fill(scores.begin(), scores.end(), 0.0F);
  for (const std::uint64_t feature : features) {
    const std::uint32_t row = find(feature);
    if (row == no_row) continue;
    const float* weights = weights_.data() + row * width_;
    for (std::size_t i = 0; i < classes_; ++i) scores[i] += weights[i];
    if (treebanks_ == 1) continue;
    weights += classes_ * (1 + treebank);
    for (std::size_t i = 0; i < classes_; ++i) scores[i] += weights[i];
  }
}

void Perceptron::update(std::span<const std::uint64_t> features, std::size_t treebank,
                        std::size_t right, std::size_t wrong) {
  const auto change = [&](std::size_t at, float amount) {
    weights_[at] += amount;
    changes_[at] += static_cast<double>(amount) * steps_;
  };
  for (const std::uint64_t feature : features) {
    const std::size_t row = row_to_update(feature);
    if (row == no_row) continue;
    change(row * width_ + right, 1);
    change(row * width_ + wrong, -1);
    if (treebanks_ == 1) continue;
    const std::size_t own = row * width_ + classes_ * (1 + treebank);
    change(own + right, 1);
    change(own + wrong, -1);
  }
}

void Perceptron::average() {
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    weights_[i] = static_cast<float>(static_cast<double>(weights_[i]) - changes_[i] / steps_);
  }
  changes_ = {};
  waiting_ = {};
}

void Perceptron::add(const Perceptron& other) {
  for (std::size_t i = 0; i < other.features_.size(); ++i) {
    const std::size_t row = row_of(other.features_[i]);
    for (std::size_t at = 0; at < width_; ++at) {
      weights_[row * width_ + at] += other.weights_[i * width_ + at];
    }
  }
}

template <typename Visit>
void Perceptron::each_row(long least_code, Visit visit) const {
  const auto weight_of = [&](std::size_t row, std::size_t label) {
    const std::size_t at = row * width_ + label;
    return treebanks_ == 1 ? weights_[at] : weights_[at] + weights_[at + classes_];
  };
  float largest = 0;
  for (std::size_t row = 0; row < features_.size(); ++row) {
    for (std::size_t label = 0; label < classes_; ++label) {
      largest = std::max(largest, std::abs(weight_of(row, label)));
    }
  }
  std::vector<std::int8_t> codes(classes_);
  for (std::size_t row = 0; row < features_.size(); ++row) {
    for (std::size_t label = 0; label < classes_; ++label) {
      const float weight = weight_of(row, label);
      const auto code = std::lround(127 * std::sqrt(std::abs(weight) / largest));
      codes[label] = static_cast<std::int8_t>(code < least_code ? 0 : weight < 0 ? -code : code);
    }
    visit(features_[row], codes);
  }
}

LinearModelBuilder Perceptron::build(long least_code) const {
  LinearModelBuilder builder;
  std::vector<LinearModelBuilder::Weight> weights;
  each_row(least_code, [&](std::uint64_t feature, const std::vector<std::int8_t>& codes) {
    weights.clear();
    for (std::size_t label = 0; label < classes_; ++label) {
      if (codes[label] != 0) weights.push_back({static_cast<std::uint8_t>(label), codes[label]});
    }
    builder.add(feature, weights);
  });
  builder.finish();
  return builder;
}

DenseLinearModelBuilder Perceptron::build_dense(long least_code) const {
  DenseLinearModelBuilder builder;
  DenseLinearModel::Codes row{};
  each_row(least_code, [&](std::uint64_t feature, const std::vector<std::int8_t>& codes) {
    std::copy_n(codes.begin(), row.size(), row.begin());
    builder.add(feature, row);
  });
  builder.finish();
  return builder;
}

}  // namespace diplograph::extract
