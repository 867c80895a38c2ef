#pragma once

#include <vector>

#include "extract/language/model_file.hpp"
#include "extract/language/tagger.hpp"
#include "extract/language/training/training_corpus.hpp"
#include "extract/language/word_features.hpp"

namespace diplograph::extract {

/// A sentence prepared for training: its words' features and its gold tags.
struct PreparedSentence {
  const TrainingSentence* sentence = nullptr;
  std::vector<WordFeatures> words;
};

/// The kinds of words (part of speech with morphology) of the sentences of treebank 0, sorted.
[[nodiscard]] std::vector<MorphologyClass> morphology_classes(
    const std::vector<TrainingSentence>& sentences);

struct TaggerTraining {
  std::size_t rounds = 0;  ///< over all sentences
  std::size_t runs = 1;    ///< see `sum_of_runs`
  std::size_t room = 0;    ///< bytes that the weights take at most: the smallest are left out
};

/// Trains the tagger and adds its sections to the model.
void train_tagger(const std::vector<PreparedSentence>& sentences,
                  const std::vector<MorphologyClass>& classes, const TaggerTraining& training,
                  ModelWriter& model);

/// One more than the highest number of a treebank.
[[nodiscard]] std::size_t treebank_count(const std::vector<PreparedSentence>& sentences);

/// Each run of a training takes other orders of the sentences.
constexpr std::uint64_t orders_of_a_run = 1000;

/// Visits 0 .. size-1 in an order that depends on `round` only, the same on every platform.
[[nodiscard]] std::vector<std::size_t> shuffled(std::size_t size, std::uint64_t round);

}  // namespace diplograph::extract
