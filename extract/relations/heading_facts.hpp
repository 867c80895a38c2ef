#pragma once

#include <vector>

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/rule_engine.hpp"

namespace diplograph::extract {

/// What the headings of a document state: under "Goals and priorities" each deeper heading is a
/// goal of the one whom the document is about, under "Policies and measures" each is a strategy.
/// O(tokens).
[[nodiscard]] std::vector<Finding> find_heading_facts(const Grammar& grammar,
                                                      const DocumentText& document,
                                                      const Analysis& analysis, Register& entities);

}  // namespace diplograph::extract
