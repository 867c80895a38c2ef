#pragma once

#include <optional>

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/rule_pack.hpp"

namespace diplograph::extract {

/// Where the argument of a verb-final clause stands before its trigger, [first, last): behind the
/// nearest of its markers ("از X حمایت کرد"), or before the object mark and behind the subject
/// ("X Y را رد کرد"). Nothing if the clause has no such mark. O(length of the clause).
[[nodiscard]] std::optional<TokenRange> marked_argument(const Argument& argument,
                                                        const Grammar& grammar,
                                                        const Analysis& analysis,
                                                        const Register& entities,
                                                        TokenRange trigger, TokenRange segment);

}  // namespace diplograph::extract
