#pragma once

#include <span>

#include "extract/text/visual_order/flat_map.hpp"
#include "extract/text/visual_order/word_key.hpp"

namespace diplograph::extract::visual_order {

/// Words, pairs and triples of the document itself, as far as its lines are repaired. A line is
/// taken out while it is decoded, so that it does not confirm itself.
class DocumentCounts {
 public:
  /// Adds (weight 1) or takes out (weight -1) a line; `words` begins with the two words before it.
  void add(std::span<const WordKey> words, float weight);

  [[nodiscard]] float total() const { return total_; }
  [[nodiscard]] float single(WordKey word) const { return get(mixed(word)); }
  [[nodiscard]] float pair(WordKey first, WordKey second) const {
    return get(pair_key(first, second));
  }
  [[nodiscard]] float triple(WordKey first, WordKey second, WordKey third) const {
    return get(triple_key(first, second, third));
  }

 private:
  FlatMap<float> counts_{1024};
  float total_ = 0;

  [[nodiscard]] float get(std::uint64_t key) const {
    const float* found = counts_.find(key);
    return found == nullptr ? 0.0F : *found;
  }
};

}  // namespace diplograph::extract::visual_order
