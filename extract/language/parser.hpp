#pragma once

#include <span>
#include <vector>

#include "extract/language/linear_model.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/parse_state.hpp"

namespace diplograph::extract {

/// A head and the index of a label per word; the root's head is -1.
struct ParsedWord {
  std::int32_t head = -1;
  Relation relation = Relation::dep;
};

/// Builds dependency trees with the arc-hybrid system, greedily, labelling each arc as it is made.
/// Trained with a dynamic oracle (Y. Goldberg, J. Nivre, Training deterministic parsers with
/// non-deterministic oracles, TACL 2013).
class Parser {
 public:
  Parser() = default;
  explicit Parser(const ModelFile& model);

  [[nodiscard]] bool empty() const { return arcs_.empty(); }

  /// Parses a sentence: a tree with one root. O(words).
  [[nodiscard]] std::vector<ParsedWord> parse(std::span<const WordFeatures> words,
                                              const TagRow& tags) const;

 private:
  LinearModel arcs_;
  LinearModel labels_model_;
  std::span<const Relation> labels_;
};

}  // namespace diplograph::extract
