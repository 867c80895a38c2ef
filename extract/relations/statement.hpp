#pragma once

#include <optional>
#include <string>

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/rule_engine.hpp"
#include "graph/evidence.hpp"

namespace diplograph::extract {

/// How a clause holds the relation of its trigger.
struct Statement {
  bool denied = false;
  Modality modality = Modality::asserted;
  bool hedged = false;                ///< whoever holds it
  std::optional<std::size_t> holder;  ///< entity that says so
};

/// Reads negation, hedges and attribution around a trigger: negators right before it (or, where
/// verbs come last, a negated verb behind it), hedges between the start of the clause and it, a
/// verb of speech with its subject before it. O(length of the segment).
[[nodiscard]] Statement read_statement(const Grammar& grammar, const std::vector<Token>& tokens,
                                       const Register& entities, TokenRange trigger,
                                       TokenRange segment);

/// Sets a finding's polarity, modality and holder: what its rule says, as the statement has it. Who
/// says something of himself asserts it. `finding.source` has to be set.
void state(const Statement& statement, const Rule& rule, const Register& entities,
           Finding& finding);

}  // namespace diplograph::extract
