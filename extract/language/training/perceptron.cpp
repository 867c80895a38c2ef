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

std::uint32_t Perceptron::find_or_add(std::uint64_t feature) {
  if (features_.size() * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = feature & mask;
  for (;; at = (at + 1) & mask) {
    if (slots_[at].row == no_row) break;
    if (slots_[at].feature == feature) return slots_[at].row;
  }
  std::uint8_t& waiting = waiting_[(feature >> 20) & (waiting_.size() - 1)];
  if (++waiting < patience_) return no_row;
  waiting = 0;
  const auto row = static_cast<std::uint32_t>(features_.size());
  slots_[at] = {feature, row};
  features_.push_back(feature);
  weights_.resize(weights_.size() + width_);
  changes_.resize(changes_.size() + width_);
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
    const std::size_t row = find_or_add(feature);
    if (row == no_row) continue;
    change(row * width_ + right, 1);
    change(row * width_ + wrong, -1);
    if (treebanks_ == 1) continue;
    const std::size_t own = row * width_ + classes_ * (1 + treebank);
    change(own + right, 1);
    change(own + wrong, -1);
  }
}

LinearModelBuilder Perceptron::build(long least_code) const {
  const auto part = [&](std::size_t at) {
    return static_cast<float>(static_cast<double>(weights_[at]) - changes_[at] / steps_);
  };
  const auto average = [&](std::size_t row, std::size_t label) {
    const std::size_t at = row * width_ + label;
    return treebanks_ == 1 ? part(at) : part(at) + part(at + classes_);
  };
  float largest = 0;
  for (std::size_t row = 0; row < features_.size(); ++row) {
    for (std::size_t label = 0; label < classes_; ++label) {
      largest = std::max(largest, std::abs(average(row, label)));
    }
  }
  LinearModelBuilder builder;
  std::vector<LinearModelBuilder::Weight> row;
  for (std::size_t i = 0; i < features_.size(); ++i) {
    row.clear();
    for (std::size_t label = 0; label < classes_; ++label) {
      const float weight = average(i, label);
      const auto code = std::lround(127 * std::sqrt(std::abs(weight) / largest));
      if (code < least_code) continue;
      row.push_back(
          {static_cast<std::uint8_t>(label), static_cast<std::int8_t>(weight < 0 ? -code : code)});
    }
    builder.add(features_[i], row);
  }
  builder.finish();
  return builder;
}

}  // namespace diplograph::extract
