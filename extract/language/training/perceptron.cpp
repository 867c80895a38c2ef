#include "extract/language/training/perceptron.hpp"

#include <algorithm>
#include <cmath>

namespace diplograph::extract {

Perceptron::Perceptron(std::size_t classes) : classes_(classes), slots_(std::size_t{1} << 16) {}

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
  const auto row = static_cast<std::uint32_t>(features_.size());
  slots_[at] = {feature, row};
  features_.push_back(feature);
  updates_.push_back(0);
  weights_.resize(weights_.size() + classes_);
  changes_.resize(changes_.size() + classes_);
  return row;
}

void Perceptron::score(std::span<const std::uint64_t> features, std::span<float> scores) const {
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint64_t feature : features) __builtin_prefetch(&slots_[feature & mask]);
  std::fill(scores.begin(), scores.end(), 0.0F);
  for (const std::uint64_t feature : features) {
    const std::uint32_t row = find(feature);
    if (row == no_row) continue;
    const float* weights = weights_.data() + row * classes_;
    for (std::size_t i = 0; i < classes_; ++i) scores[i] += weights[i];
  }
}

void Perceptron::update(std::span<const std::uint64_t> features, std::size_t right,
                        std::size_t wrong) {
  for (const std::uint64_t feature : features) {
    const std::size_t row = find_or_add(feature);
    ++updates_[row];
    weights_[row * classes_ + right] += 1;
    changes_[row * classes_ + right] += steps_;
    weights_[row * classes_ + wrong] -= 1;
    changes_[row * classes_ + wrong] -= steps_;
  }
}

LinearModelBuilder Perceptron::build(Export options) const {
  const auto average = [&](std::size_t at) {
    return static_cast<float>(static_cast<double>(weights_[at]) - changes_[at] / steps_);
  };
  std::vector<float> sizes;
  for (std::size_t at = 0; at < weights_.size(); ++at) {
    if (const float size = std::abs(average(at)); size > 0) sizes.push_back(size);
  }
  // One weight in 5,000 may be cut off, so that the others keep more of their precision.
  float scale = 1;
  if (!sizes.empty()) {
    const std::size_t place = sizes.size() - 1 - sizes.size() / 5000;
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(place),
                     sizes.end());
    scale = 127.0F / sizes[place];
  }
  LinearModelBuilder builder;
  std::vector<LinearModelBuilder::Weight> row;
  for (std::size_t i = 0; i < features_.size(); ++i) {
    if (updates_[i] < options.least_updates) continue;
    row.clear();
    for (std::size_t label = 0; label < classes_; ++label) {
      const float weight = std::clamp(average(i * classes_ + label) * scale, -127.0F, 127.0F);
      if (std::abs(weight) < options.smallest) continue;
      row.push_back(
          {static_cast<std::uint8_t>(label), static_cast<std::int8_t>(std::lround(weight))});
    }
    builder.add(features_[i], row);
  }
  builder.finish();
  return builder;
}

}  // namespace diplograph::extract
