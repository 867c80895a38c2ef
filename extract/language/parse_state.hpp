#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/language/annotation.hpp"
#include "extract/language/feature_list.hpp"
#include "extract/language/tagger.hpp"
#include "extract/language/word_features.hpp"

namespace diplograph::extract {

/// The transitions of the arc-hybrid system (M. Kuhlmann, C. Gómez-Rodríguez, G. Satta, Dynamic
/// programming algorithms for transition-based dependency parsers, ACL 2011).
enum class Transition : std::uint8_t {
  shift,  ///< the next word goes onto the stack
  left,   ///< the next word governs the top of the stack
  right   ///< the second of the stack governs the top
};
inline constexpr std::size_t transition_count = 3;

/// What another parser makes of a word.
struct GuideArc {
  std::int32_t head = 0;  ///< the root is the index after the last word
  Relation relation = Relation::dep;
};

/// A half-built tree: the words on the stack wait for their head, those from `next` on are not yet
/// looked at. The root follows the last word. Indices count from 0; -1 is "none".
class ParseState {
 public:
  /// `guide` is empty or has an arc for each word: features then say where it stands to the state.
  ParseState(std::span<const WordFeatures> words, const TagRow& tags,
             std::span<const GuideArc> guide);

  [[nodiscard]] std::int32_t root() const { return root_; }
  [[nodiscard]] bool done() const { return next_ == root_ && stack_.empty(); }
  [[nodiscard]] bool allows(Transition transition) const;

  /// The head and the dependent of the arc that a transition other than `shift` would make.
  [[nodiscard]] std::int32_t head_of(Transition transition) const;
  [[nodiscard]] std::int32_t dependent() const { return stack_.back(); }

  /// `label` is an index into the model's labels; unused for `shift`.
  void apply(Transition transition, std::uint8_t label);

  /// Features for the choice of a transition, and for the label of the arc from `head` to the top
  /// of the stack.
  void append_transition_features(FeatureList& features) const;
  void append_label_features(std::int32_t head, FeatureList& features) const;

  [[nodiscard]] std::int32_t next() const { return next_; }
  [[nodiscard]] const std::vector<std::int32_t>& stack() const { return stack_; }
  [[nodiscard]] const std::vector<std::int32_t>& heads() const { return heads_; }
  [[nodiscard]] std::uint8_t label(std::int32_t word) const { return node(word).label; }

 private:
  struct Node {
    std::int32_t left = -1, left2 = -1;    // outermost dependents to the left
    std::int32_t right = -1, right2 = -1;  // outermost dependents to the right
    std::uint8_t left_count = 0, right_count = 0;
    std::uint8_t label = 255;
    std::uint64_t left_labels = 0, right_labels = 0;  // sets: bit 1 << label
  };

  std::span<const WordFeatures> words_;
  const TagRow* tags_;
  std::span<const GuideArc> guide_;
  std::vector<std::int32_t> last_dependents_;  // of each word in the guide's tree, -1 for none
  std::int32_t root_;
  std::int32_t next_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> heads_;
  std::vector<Node> nodes_;  // one before the first word, for "none"
  // How many verbs, commas and conjunctions stand before each word.
  std::vector<std::uint16_t> verbs_, marks_, conjunctions_;

  [[nodiscard]] const Node& node(std::int32_t word) const {
    return nodes_[static_cast<std::size_t>(word + 1)];
  }
  [[nodiscard]] const WordFeatures& word(std::int32_t at) const {
    return words_[static_cast<std::size_t>(at + static_cast<std::int32_t>(padding))];
  }
  [[nodiscard]] std::uint64_t upos(std::int32_t at) const {
    return tags_->upos[static_cast<std::size_t>(at + static_cast<std::int32_t>(padding))];
  }
  [[nodiscard]] std::uint64_t lemma(std::int32_t at) const {
    return tags_->lemma[static_cast<std::size_t>(at + static_cast<std::int32_t>(padding))];
  }
  /// Part of speech with morphology.
  [[nodiscard]] std::uint64_t tag(std::int32_t at) const {
    const auto i = static_cast<std::size_t>(at + static_cast<std::int32_t>(padding));
    return std::uint64_t{tags_->upos[i]} * 256 + tags_->morphology[i];
  }
  [[nodiscard]] std::int32_t guide_head(std::int32_t word) const {
    return is_word(word) ? guide_[static_cast<std::size_t>(word)].head : -2;
  }
  [[nodiscard]] std::uint64_t guide_label(std::int32_t word) const {
    return is_word(word)
               ? static_cast<std::uint64_t>(guide_[static_cast<std::size_t>(word)].relation)
               : relation_count;
  }
  [[nodiscard]] bool is_word(std::int32_t index) const { return index >= 0 && index < root_; }
  /// Whether the guide has dependents of a word that are not yet looked at: 2 if only the next.
  [[nodiscard]] std::uint64_t waits(std::int32_t word) const;
  void append_guide_features(FeatureList& features) const;
  [[nodiscard]] std::int32_t from_top(std::size_t depth) const {
    return stack_.size() > depth ? stack_[stack_.size() - 1 - depth] : -1;
  }
  [[nodiscard]] std::int32_t ahead(std::int32_t steps) const {
    return next_ + steps < root_ ? next_ + steps : root_;
  }
  [[nodiscard]] std::uint64_t between(std::int32_t left, std::int32_t right) const;
};

/// The distance of two words, in few steps.
[[nodiscard]] std::uint64_t distance_step(std::int32_t left, std::int32_t right);

}  // namespace diplograph::extract
