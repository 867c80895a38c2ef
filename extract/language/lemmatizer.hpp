#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/annotation.hpp"
#include "extract/language/hashed_table.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/morphology_class.hpp"
#include "extract/language/persian_verbs.hpp"

namespace diplograph::extract {

/// How a lemma is made from a word: letters taken off both ends, an ending put on.
struct LemmaScript {
  bool lower = false;  ///< the word is set in lower-case first
  std::uint8_t front = 0;
  std::uint8_t back = 0;
  std::string ending;

  auto operator<=>(const LemmaScript&) const = default;
};

/// The shortest script that makes `lemma` from `word`. `lower`: whether lower-case is preferred
/// where both will do.
[[nodiscard]] LemmaScript lemma_script(std::string_view word, std::string_view lemma, bool lower);
/// Nothing if the word is too short for the script.
[[nodiscard]] std::optional<std::string> apply(const LemmaScript& script, std::string_view word);

/// The keys under which scripts are found: the word as a whole with its part of speech, with its
/// morphology too, and its last `length` letters with its morphology. `word` is in lower-case.
[[nodiscard]] std::uint64_t word_key(std::string_view word, Upos upos);
[[nodiscard]] std::uint64_t word_key(std::string_view word, const MorphologyClass& kind);
[[nodiscard]] std::uint64_t suffix_key(std::string_view word, std::size_t length,
                                       const MorphologyClass& kind);
inline constexpr std::size_t longest_suffix = 6;

/// The word in lower-case, letter by letter.
[[nodiscard]] std::string lower_case(std::string_view word);

/// Finds lemmas: exceptions learnt whole, then (Persian verbs) stems, then the rule of the longest
/// ending that is known.
class Lemmatizer {
 public:
  Lemmatizer() = default;
  Lemmatizer(const ModelFile& model, const PersianVerbs& verbs);

  /// The lemma of a word as written; `key` is the word folded.
  [[nodiscard]] std::string lemma(std::string_view word, std::string_view key,
                                  const MorphologyClass& kind) const;

 private:
  HashedTable rules_;
  std::vector<LemmaScript> scripts_;
  PersianVerbs verbs_;

  [[nodiscard]] std::optional<std::string> by_rule(std::uint64_t rule, std::string_view word) const;
  [[nodiscard]] std::optional<std::string> by_stem(std::string_view key) const;
};

/// Scripts as text, one a line, and back.
[[nodiscard]] std::string write_scripts(const std::vector<LemmaScript>& scripts);
[[nodiscard]] std::vector<LemmaScript> read_scripts(std::string_view text);

}  // namespace diplograph::extract
