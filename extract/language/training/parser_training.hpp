#pragma once

#include <vector>

#include "extract/language/model_file.hpp"
#include "extract/language/training/tagger_training.hpp"

namespace diplograph::extract {

/// Trains the parser on trees over the given tags, which should be guesses of a tagger that has not
/// seen the sentences, as those that the parser will meet. `tags[i]` belongs to `sentences[i]`.
/// Adds the parser's sections to the model; the smallest weights are left out until they take
/// `room` bytes at most.
void train_parser(const std::vector<PreparedSentence>& sentences, const std::vector<TagRow>& tags,
                  int rounds, std::size_t room, ModelWriter& model);

}  // namespace diplograph::extract
