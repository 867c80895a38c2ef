#pragma once

#include <vector>

#include "extract/mentions/register.hpp"
#include "extract/relations/rule_pack.hpp"

namespace diplograph::extract {

/// A relation that a rule found: its ends in the register, the sentence, and the trigger's tokens.
struct Finding {
  const Rule* rule = nullptr;
  std::size_t source = 0;  ///< entity
  std::size_t target = 0;
  TokenRange source_tokens, target_tokens;  ///< empty if inherited
  TokenRange trigger;
  std::size_t sentence = 0;
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  double confidence = 0;
};

/// Applies the rules of the document's language to each sentence. Phrases become entities of the
/// register. O(tokens * rules that share a trigger word).
[[nodiscard]] std::vector<Finding> apply_rules(const std::vector<RulePack>& packs,
                                               const DocumentText& document,
                                               const Analysis& analysis, Register& entities);

}  // namespace diplograph::extract
