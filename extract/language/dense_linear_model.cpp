#include "extract/language/dense_linear_model.hpp"

namespace diplograph::extract {

void DenseLinearModelBuilder::add(std::uint64_t feature, const DenseLinearModel::Codes& codes) {
  if (codes != DenseLinearModel::Codes{}) entries_.push_back({feature, codes});
}

void DenseLinearModelBuilder::finish() {
  using Block = DenseLinearModel::Block;
  // At least one slot is empty: the search always ends.
  blocks_.assign((entries_.size() + entries_.size() / 4) / Block::slots + 2, {});
  for (const Entry& entry : entries_) {
    std::size_t at = DenseLinearModel::first_block(entry.feature, blocks_.size());
    while (blocks_[at].checks.back() != 0) at = at + 1 == blocks_.size() ? 0 : at + 1;
    Block& block = blocks_[at];
    std::size_t slot = 0;
    while (block.checks[slot] != 0) ++slot;
    block.checks[slot] = DenseLinearModel::check_of(entry.feature);
    block.codes[slot] = entry.codes;
  }
}

}  // namespace diplograph::extract
