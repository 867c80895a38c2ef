#pragma once

#include <string>
#include <vector>

#include "extract/mentions/discourse.hpp"
#include "extract/mentions/grammar.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/guards.hpp"
#include "extract/relations/rule_pack.hpp"

namespace diplograph::extract {

/// A relation that a rule found: its ends in the register, the sentence, and the trigger's tokens.
struct Finding {
  std::string rule;
  RelationId relation{};
  std::size_t source = 0;  ///< entity
  std::size_t target = 0;
  TokenRange source_tokens, target_tokens;  ///< empty if inherited
  TokenRange trigger;
  std::size_t sentence = 0;
  diplograph::Polarity polarity = diplograph::Polarity::affirmed;
  Modality modality = Modality::asserted;
  std::string holder;  ///< who says so, if attributed
  std::string date;    ///< when (EDTF), or empty
  TokenRange date_tokens;
  double confidence = 0;
};

/// Rules of one language, with their triggers indexed. Build once, apply to many documents.
class RuleSet {
 public:
  void add(RulePack pack);

  /// Calls `visit(rule, verb, length)` for every trigger that begins at token `at`, longest first;
  /// `verb`: its first word has to be a verb.
  template <typename Visit>
  void each(std::span<const Token> tokens, std::size_t at, std::size_t end, Visit visit) const {
    triggers_.each(tokens, at, end, [&](std::size_t length, std::size_t value) {
      visit(*rules_[value].first, rules_[value].second, length);
    });
  }
  [[nodiscard]] const std::vector<RulePack>& packs() const { return packs_; }

 private:
  std::vector<RulePack> packs_;
  std::vector<std::pair<const Rule*, bool>> rules_;
  PhraseTable triggers_;  // value: index in rules_
};

/// Applies the rules to a document whose mentions and references are found. Phrases become entities
/// of the register. Of each rule that did not fire where its trigger stands it is noted in `stops`
/// where it stopped, unless `stops` is null. O(tokens * rules that share a trigger word).
[[nodiscard]] std::vector<Finding> apply_rules(const RuleSet& rules, const Grammar& grammar,
                                               const NamePack& names, const Discourse& discourse,
                                               const DocumentText& document,
                                               const Analysis& analysis, Register& entities,
                                               std::vector<RuleStop>* stops = nullptr);

}  // namespace diplograph::extract
