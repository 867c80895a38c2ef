#pragma once

#include <vector>

#include "extract/language/lemmatizer.hpp"
#include "extract/language/training/tagger_training.hpp"

namespace diplograph::extract {

/// Tags each sentence with a tagger that was trained on the others (in `folds` parts), so that the
/// parser learns from tags that are as often wrong as those that it will meet. The lemmas follow
/// from the tags by `lemmatizer`.
[[nodiscard]] std::vector<TagRow> held_out_tags(const std::vector<PreparedSentence>& sentences,
                                                const std::vector<MorphologyClass>& classes,
                                                const Lemmatizer& lemmatizer, std::size_t folds,
                                                const TaggerTraining& training);

}  // namespace diplograph::extract
