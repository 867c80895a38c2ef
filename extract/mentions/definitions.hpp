#pragma once

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/name_pack.hpp"
#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// Gives a name the type that the text defines it by: "The Nile Basin Initiative (NBI) is an
/// intergovernmental partnership" is an organization, whatever its head word promised. Only names
/// that no lexicon knows. O(mentions).
void apply_definitions(const NamePack& names, const Grammar& grammar, const Analysis& analysis,
                       Register& entities);

}  // namespace diplograph::extract
