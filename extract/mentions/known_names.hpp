#pragma once

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/lexicon.hpp"
#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// Finds the names that the lexicon knows, and the adjectives of states (mentions of form
/// `demonym`). O(tokens).
void find_known_names(const Lexicon& lexicon, const Grammar& grammar, const DocumentText& document,
                      const Analysis& analysis, Register& entities);

}  // namespace diplograph::extract
