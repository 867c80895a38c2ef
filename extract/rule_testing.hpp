#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/extractor.hpp"
#include "extract/relations/rule_pack.hpp"

namespace diplograph::extract {

/// An example of a rule that does not give what it should, or a counter-example that does.
struct RuleFailure {
  std::size_t rule = 0;  ///< in the pack
  std::string id;
  std::string text;
  std::string problem;  ///< what is missing or too much, and what was found
};

struct RuleTest {
  std::size_t examples = 0;  ///< facts and counter-examples that were looked at
  std::vector<RuleFailure> failures;
};

/// Reads the examples of a pack's rules with an extractor that has the pack: each fact of an
/// example has to be found, by whichever rule; a counter-example must give nothing by its own rule.
[[nodiscard]] RuleTest test_rules(const Extractor& extractor, const RulePack& pack);

}  // namespace diplograph::extract
