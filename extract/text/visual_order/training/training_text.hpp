#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/text/visual_order/word_key.hpp"

namespace diplograph::extract::visual_order {

/// Running text as numbers of words, read with the very cutting that the repair uses.
class TrainingText {
 public:
  struct Word {
    WordKey key = 0;
    std::vector<std::uint8_t> letters;                     // empty for numbers, marks and the like
    std::map<std::vector<std::size_t>, double> spellings;  // places of ZWNJ, with weights
    std::uint64_t count = 0;
    double listed = 0;  // pseudo-count from the word list
  };
  static constexpr std::uint32_t gap =
      0xFFFFFFFF;  // between sentences that do not follow each other

  /// Adds a text; words in it count.
  void add(std::string_view line);
  /// Adds a word of a list.
  void add_listed(std::string_view word, double frequency);

  [[nodiscard]] const std::vector<Word>& words() const { return words_; }
  [[nodiscard]] const std::vector<std::uint32_t>& running() const { return running_; }

 private:
  std::vector<Word> words_;
  std::unordered_map<WordKey, std::uint32_t> numbers_;
  std::vector<std::uint32_t> running_;

  std::uint32_t number(WordKey key);
};

/// The files that a model is made of.
struct TrainingSources {
  std::vector<std::string> token_files;  ///< a token a line, blank lines between sentences
  std::vector<std::string> treebanks;    ///< CoNLL-U, of which the "# text" lines are read
  std::vector<std::string> plain_texts;  ///< a paragraph a line
  std::vector<std::string> word_lists;   ///< word TAB frequency
  int hold_out = 0;  ///< leave out every so-manieth paragraph and treebank sentence; 0: none
};

/// Reads all of them. Throws `InputError` if one cannot be read.
[[nodiscard]] TrainingText read_training_text(const TrainingSources& sources);

}  // namespace diplograph::extract::visual_order
