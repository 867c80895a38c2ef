#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace diplograph::extract {

/// A linear classifier over hashed features for three classes, as it lies in a model file. Where
/// `LinearModel` keeps the weights of a feature for the classes that have any, this one keeps one
/// for each class, beside the check of the feature: smaller for so few, and a feature is found, or
/// found to be unknown, in one line of the processor's cache.
class DenseLinearModel {
 public:
  static constexpr std::size_t classes = 3;
  using Codes = std::array<std::int8_t, classes>;  ///< see `LinearModel::weight_of`

  /// Half a cache line. Slots are filled from the first on; a feature that finds its block full
  /// lies in the next one.
  struct Block {
    static constexpr std::size_t slots = 6;
    std::array<std::uint16_t, slots> checks{};  ///< 0 if the slot is empty
    std::array<Codes, slots> codes{};
    std::uint16_t unused = 0;
  };
  static_assert(sizeof(Block) == 32);

  DenseLinearModel() = default;
  explicit DenseLinearModel(std::span<const Block> blocks) : blocks_(blocks) {}

  [[nodiscard]] bool empty() const { return blocks_.empty(); }

  /// Sets `scores` to the sums of the features' weights. Unknown features add nothing.
  void score(std::span<const std::uint64_t> features,
             std::array<std::int32_t, classes>& scores) const {
    for (const std::uint64_t feature : features) {
      __builtin_prefetch(blocks_.data() + first_block(feature, blocks_.size()));
    }
    scores = {};
    for (const std::uint64_t feature : features) {
      const Codes* codes = find(feature);
      if (codes == nullptr) continue;
      for (std::size_t i = 0; i < classes; ++i) {
        const std::int32_t code = (*codes)[i];
        scores[i] += code < 0 ? -(code * code) : code * code;
      }
    }
  }

  [[nodiscard]] static std::uint16_t check_of(std::uint64_t feature) {
    const auto check = static_cast<std::uint16_t>(feature >> 48);
    return check == 0 ? 1 : check;
  }
  /// Where the search for a feature begins among `count` blocks.
  [[nodiscard]] static std::size_t first_block(std::uint64_t feature, std::size_t count) {
    return static_cast<std::size_t>(((feature & 0xFFFFFFFF) * count) >> 32);
  }

 private:
  std::span<const Block> blocks_;

  [[nodiscard]] const Codes* find(std::uint64_t feature) const {
    const std::uint16_t check = check_of(feature);
    for (std::size_t at = first_block(feature, blocks_.size());;
         at = at + 1 == blocks_.size() ? 0 : at + 1) {
      const Block& block = blocks_[at];
#ifdef __SSE2__
      // All checks at once: which slot has a feature, and whether any has it, is hard to foresee.
      constexpr int all = 0xFFF;  // two bits for each of six slots
      const __m128i checks = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block.checks.data()));
      const int hit =
          _mm_movemask_epi8(_mm_cmpeq_epi16(checks, _mm_set1_epi16(static_cast<short>(check)))) &
          all;
      if (hit != 0)
        return &block
                    .codes[static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(hit))) / 2];
      if ((_mm_movemask_epi8(_mm_cmpeq_epi16(checks, _mm_setzero_si128())) & all) != 0)
        return nullptr;
#else
      for (std::size_t slot = 0; slot < Block::slots; ++slot) {
        if (block.checks[slot] == check) return &block.codes[slot];
        if (block.checks[slot] == 0) return nullptr;
      }
#endif
    }
  }
};

/// Builds what `DenseLinearModel` reads.
class DenseLinearModelBuilder {
 public:
  /// Features have to differ. An entry without weights is left out.
  void add(std::uint64_t feature, const DenseLinearModel::Codes& codes);
  /// Lays the blocks out, four slots in five filled.
  void finish();

  [[nodiscard]] std::span<const DenseLinearModel::Block> blocks() const { return blocks_; }
  /// In bytes.
  [[nodiscard]] std::size_t size() const { return blocks().size_bytes(); }

 private:
  struct Entry {
    std::uint64_t feature;
    DenseLinearModel::Codes codes;
  };
  std::vector<Entry> entries_;
  std::vector<DenseLinearModel::Block> blocks_;
};

}  // namespace diplograph::extract
