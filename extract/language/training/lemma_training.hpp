#pragma once

#include <vector>

#include "extract/language/model_file.hpp"
#include "extract/language/training/training_corpus.hpp"

namespace diplograph::extract {

/// Learns how lemmas are made: which script goes with which ending, and the words that are
/// exceptions from that. Adds the lemmatizer's sections to the model.
void train_lemmatizer(const std::vector<TrainingSentence>& sentences, ModelWriter& model);

}  // namespace diplograph::extract
