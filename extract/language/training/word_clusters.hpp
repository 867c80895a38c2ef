#pragma once

#include <cstdint>
#include <vector>

#include "extract/language/training/training_corpus.hpp"

namespace diplograph::extract {

/// Sorts the words that occur `least` times or more into `clusters` classes, so that the class of a
/// word tells best which class follows: the exchange algorithm of S. Martin, J. Liermann, H. Ney,
/// Algorithms for bigram and trigram word clustering (Speech Communication 24, 1998). A table from
/// a word's hash to its class.
[[nodiscard]] std::vector<std::uint32_t> train_clusters(
    const std::vector<const TrainingSentence*>& sentences, std::size_t clusters, std::size_t least,
    int rounds);

}  // namespace diplograph::extract
