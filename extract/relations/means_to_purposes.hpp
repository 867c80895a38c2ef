#pragma once

#include <span>
#include <vector>

#include "extract/relations/rule_engine.hpp"

namespace diplograph::extract {

/// What somebody does in a clause for a purpose is a means to it: "To end hunger, Kenya launched
/// the Seed Plan" says that the plan advances the end of hunger. `found` are the findings of a
/// segment, `purposes` which of them say what something is done for. Gives the means for each goal
/// that is not there yet, with the words of both. O(findings squared).
[[nodiscard]] std::vector<Finding> means_to_purposes(std::span<const Finding* const> found,
                                                     const std::vector<bool>& purposes);

}  // namespace diplograph::extract
