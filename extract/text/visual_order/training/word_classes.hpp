#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace diplograph::extract::visual_order {

/// Pairs of neighbouring words with their counts.
struct WordPair {
  std::uint32_t first;
  std::uint32_t second;
  std::uint32_t count;
};

/// Classes of words that keep the mutual information of neighbouring classes highest, found by
/// exchange: each word in turn moves to the class where it helps most (S. Martin, J. Liermann and
/// H. Ney, Algorithms for bigram and trigram word clustering, 1998). `pairs` names words below
/// `word_count` only; words are taken in the order of their numbers. Deterministic.
[[nodiscard]] std::vector<std::uint8_t> word_classes(std::size_t word_count,
                                                     std::span<const WordPair> pairs,
                                                     std::size_t classes, int rounds);

}  // namespace diplograph::extract::visual_order
