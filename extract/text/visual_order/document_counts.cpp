#include "extract/text/visual_order/document_counts.hpp"

namespace diplograph::extract::visual_order {

void DocumentCounts::add(std::span<const WordKey> words, float weight) {
  for (std::size_t i = 2; i < words.size(); ++i) {
    counts_[mixed(words[i])] += weight;
    total_ += weight;
    if (words[i - 1] == 0) continue;
    counts_[pair_key(words[i - 1], words[i])] += weight;
    if (words[i - 2] != 0) counts_[triple_key(words[i - 2], words[i - 1], words[i])] += weight;
  }
}

}  // namespace diplograph::extract::visual_order
