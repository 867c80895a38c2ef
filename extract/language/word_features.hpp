#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/language/hashed_table.hpp"
#include "extract/language/persian_verbs.hpp"
#include "extract/language/tokens.hpp"

namespace diplograph::extract {

/// What the classifiers see of a word by itself, each as a number to be mixed into features.
struct WordFeatures {
  std::uint64_t form = 0;
  std::array<std::uint64_t, 5> suffix{};  ///< the last 1 to 5 letters
  std::array<std::uint64_t, 4> prefix{};  ///< the first 1 to 4 letters
  std::uint64_t shape = 0;                ///< kind, capitals, digits, hyphens, ZWNJ
  std::uint64_t word_class = 0;           ///< the parts of speech that the word had in the treebank
  std::uint64_t lexicon_class = 0;        ///< the same in a word list
  std::uint64_t cluster = 0;              ///< the words in whose place it can stand
  std::uint64_t verb_shape = 0;           ///< see `PersianVerbForm::shape`
};

/// The tables behind `WordFeatures`.
struct WordTables {
  HashedTable word_classes;
  HashedTable lexicon_classes;
  HashedTable clusters;
  PersianVerbs verbs;
};

/// The features of each token, with `padding` empty ones before and after, so that neighbours can
/// be looked at without asking whether they exist. `text` is what the tokens' spans count in. O(n).
inline constexpr std::size_t padding = 3;
[[nodiscard]] std::vector<WordFeatures> word_features(std::span<const Token> tokens,
                                                      std::string_view text,
                                                      const WordTables& tables);

}  // namespace diplograph::extract
