#pragma once

#include <span>
#include <vector>

#include "extract/language/parser_pass.hpp"

namespace diplograph::extract {

/// A sentence read from its end to its beginning.
struct ReversedSentence {
  std::vector<WordFeatures> words;
  TagRow tags;

  ReversedSentence(std::span<const WordFeatures> words, const TagRow& tags);
};

/// What a pass over a reversed sentence found, for the words in their order.
[[nodiscard]] std::vector<GuideArc> guide_of(const std::vector<ParsedWord>& reversed);

/// Parses a sentence in two passes: one from its end to its beginning, then one in reading order,
/// which sees what the first made of the words that are yet to come (G. Attardi, F. Dell'Orletta,
/// Reverse revision and linear tree combination for dependency parsing, NAACL 2009).
class Parser {
 public:
  Parser() = default;
  explicit Parser(const ModelFile& model);

  /// True if the model has not the weights of both passes: then it cannot parse.
  [[nodiscard]] bool empty() const { return guide_.empty() || main_.empty(); }

  /// Parses a sentence: a tree with one root. O(words).
  [[nodiscard]] std::vector<ParsedWord> parse(std::span<const WordFeatures> words,
                                              const TagRow& tags) const;

 private:
  ParserPass guide_;
  ParserPass main_;
};

}  // namespace diplograph::extract
