#pragma once

#include <optional>

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/name_pack.hpp"
#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// Who and what a document is about.
struct Discourse {
  std::optional<std::size_t> self;     ///< the agreement or strategy that the document is
  std::optional<std::size_t> speaker;  ///< who says "we"
  std::optional<std::size_t> parties;  ///< the collective that it binds
  TokenRange self_tokens;              ///< where the document names itself
};

/// Finds what the document is (from its title, or the name that it gives itself), who speaks in it
/// and whom it binds; adds the mention of itself and the facts that follow: who is party to it, for
/// whom an office without an owner is held. O(tokens).
[[nodiscard]] Discourse find_discourse(const NamePack& names, const Grammar& grammar,
                                       const DocumentText& document, const Analysis& analysis,
                                       Register& entities);

/// Adds a mention for every pronoun and definite description whose bearer is known ("it", "the
/// two countries", "the treaty"), of form `reference`. O(tokens).
void find_references(const Grammar& grammar, const Discourse& discourse, const Analysis& analysis,
                     Register& entities);

}  // namespace diplograph::extract
