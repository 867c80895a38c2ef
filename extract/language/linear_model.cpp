#include "extract/language/linear_model.hpp"

#include <stdexcept>

namespace diplograph::extract {

void LinearModelBuilder::add(std::uint64_t feature, std::span<const Weight> weights) {
  if (weights.empty()) return;
  entries_.push_back({feature, weights_.size() / 2});
  weights_.push_back(static_cast<std::uint8_t>(weights.size()));
  weights_.push_back(static_cast<std::uint8_t>(feature >> 46));
  for (const Weight& weight : weights) {
    weights_.push_back(weight.label);
    weights_.push_back(static_cast<std::uint8_t>(weight.weight));
  }
}

void LinearModelBuilder::finish() {
  if (weights_.size() / 2 >= 0x3FFFFF) throw std::length_error("a linear model outgrew 8 MB");
  // Three quarters full, and at least one slot is empty: probing always ends.
  const std::size_t size = entries_.size() + entries_.size() / 3 + 2;
  slots_.assign(size, LinearModel::empty_slot);
  for (const Entry& entry : entries_) {
    std::size_t at = LinearModel::first_slot(entry.feature, size);
    while (slots_[at] != LinearModel::empty_slot) at = at + 1 == size ? 0 : at + 1;
    const auto check = static_cast<std::uint32_t>(entry.feature >> 54);
    slots_[at] = (check << 22) | static_cast<std::uint32_t>(entry.place);
  }
}

}  // namespace diplograph::extract
