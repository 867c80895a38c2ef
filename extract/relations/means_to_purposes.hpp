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

/// What the items of a list name is a means to the goal of its lead-in: a finding for each target
/// of an item's findings, without a relation.
[[nodiscard]] std::vector<Finding> items_as_means(std::span<const Finding* const> found,
                                                  std::size_t goal);

}  // namespace diplograph::extract
