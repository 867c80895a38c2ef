#pragma once

#include <vector>

#include "extract/language/model_file.hpp"
#include "extract/language/training/tagger_training.hpp"

namespace diplograph::extract {

struct ParserTraining {
  std::size_t rounds = 0;        ///< over all sentences
  std::size_t runs = 1;          ///< see `sum_of_runs`
  std::size_t guide_rounds = 0;  ///< the same for the pass that guides the other
  std::size_t guide_runs = 1;
  std::size_t folds = 2;       ///< in which guides are trained that have not seen a sentence
  std::size_t room = 0;        ///< bytes that all weights take at most: the smallest are left out
  std::size_t guide_room = 0;  ///< of these for the guide
};

/// Trains the parser on trees over the given tags, which should be guesses of a tagger that has not
/// seen the sentences, as those that the parser will meet. `tags[i]` belongs to `sentences[i]`.
/// Adds the parser's sections to the model.
void train_parser(const std::vector<PreparedSentence>& sentences, const std::vector<TagRow>& tags,
                  const ParserTraining& training, ModelWriter& model);

}  // namespace diplograph::extract
