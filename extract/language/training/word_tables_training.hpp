#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/training/training_corpus.hpp"
#include "extract/language/word_features.hpp"

namespace diplograph::extract {

/// What a word list says of a word.
struct ListedWord {
  std::string word;
  std::uint64_t frequency = 0;
  std::string classes;  ///< "N,AJ"; "0" if not known
};

/// Reads "word TAB frequency TAB classes" lines. Throws `InputError`.
[[nodiscard]] std::vector<ListedWord> read_word_list(const std::string& path);

/// The tables of `WordTables` as they go into the model file, and the tables over them.
struct TrainedTables {
  std::vector<std::uint32_t> word_classes;
  std::vector<std::uint32_t> lexicon_classes;
  std::vector<std::uint32_t> clusters;
  std::vector<std::uint32_t> verb_stems;
  std::string verb_lemmas;

  [[nodiscard]] WordTables tables() const;
};

/// Words that occur `least` times or more in the sentences, each with the set of parts of speech
/// that make up a twentieth of its occurrences or more.
[[nodiscard]] std::vector<std::uint32_t> train_word_classes(
    const std::vector<TrainingSentence>& sentences, std::size_t least);

/// The words of a list whose class is known.
[[nodiscard]] std::vector<std::uint32_t> train_lexicon_classes(
    const std::vector<ListedWord>& words);

/// Verbs from lines "past#present"; where two verbs share a stem the more frequent one has it.
void train_verbs(const std::string& stems_path, const std::vector<ListedWord>& words,
                 TrainedTables& tables);

}  // namespace diplograph::extract
