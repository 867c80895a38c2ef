#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/language/dense_linear_model.hpp"
#include "extract/language/linear_model.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/parse_state.hpp"

namespace diplograph::extract {

/// A head and a relation per word; the root's head is -1.
struct ParsedWord {
  std::int32_t head = -1;
  Relation relation = Relation::dep;
};

/// Where a model file keeps the weights of a pass.
struct PassSections {
  Section arc_blocks, label_slots, label_weights;
};
inline constexpr PassSections main_pass{Section::arc_blocks, Section::label_slots,
                                        Section::label_weights};
inline constexpr PassSections guide_pass{Section::guide_arc_blocks, Section::guide_label_slots,
                                         Section::guide_label_weights};

/// Builds dependency trees with the arc-hybrid system in one pass over a sentence, greedily,
/// labelling each arc as it is made. Trained with a dynamic oracle (Y. Goldberg, J. Nivre, Training
/// deterministic parsers with non-deterministic oracles, TACL 2013).
class ParserPass {
 public:
  ParserPass() = default;
  ParserPass(const ModelFile& model, const PassSections& sections);

  [[nodiscard]] bool empty() const { return arcs_.empty(); }

  /// Parses a sentence: a tree with one root. `guide` is empty or another pass's tree. O(words).
  [[nodiscard]] std::vector<ParsedWord> parse(std::span<const WordFeatures> words,
                                              const TagRow& tags,
                                              std::span<const GuideArc> guide) const;

 private:
  DenseLinearModel arcs_;
  LinearModel labels_model_;
  std::span<const Relation> labels_;
};

}  // namespace diplograph::extract
