#pragma once

#include <vector>

#include "extract/mentions/discourse.hpp"
#include "extract/mentions/grammar.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/rule_engine.hpp"

namespace diplograph::extract {

/// Puts the dates of a text on what it says. A finding gets the date nearest to its trigger in its
/// clause, unless the date is a deadline ("by 2030", "تا سال ۲۰۳۰"). An agreement or an event gets
/// the date that stands beside its name ("(2015)", "of 1957", "مورخ"), or in the clause that says
/// that it was signed or held, as its properties `date` and `dateText`; a date that a lexicon gives
/// stays, unless the text has the day or month of the same year. O(tokens + findings * dates of a
/// sentence).
void add_dates(const Grammar& grammar, const Discourse& discourse, const Analysis& analysis,
               Register& entities, std::vector<Finding>& findings);

}  // namespace diplograph::extract
