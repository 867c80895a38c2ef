#pragma once

#include <cstddef>
#include <vector>

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// Whether only what may stand between the items of a list stands between two mentions: commas,
/// conjunctions, articles, a bracketed short name, "the Government of". O(distance).
[[nodiscard]] bool coordinated(const Register& entities, const Grammar& grammar,
                               const std::vector<Token>& tokens, const Mention& left,
                               const Mention& right);

/// The list of names ("A, B and C") whose last item ends at token `end`; in the order of the text,
/// empty if no name ends there.
[[nodiscard]] std::vector<Mention> list_before(const Register& entities, const Grammar& grammar,
                                               const std::vector<Token>& tokens, std::size_t begin,
                                               std::size_t end);

/// The list that a mention begins, up to token `end`.
[[nodiscard]] std::vector<Mention> list_from(const Register& entities, const Grammar& grammar,
                                             const std::vector<Token>& tokens, const Mention& first,
                                             std::size_t end);

}  // namespace diplograph::extract
