#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/identity/contraction.hpp"
#include "graph/identity/identities.hpp"

namespace diplograph {

/// Why several names are one thing, for a person to check: tab-separated, with the columns `what`,
/// `entity`, `name`, `why`, `times` and `place`.
///
/// `name`: a name by which the texts call the entity, with the rule that took it for that; only of
/// entities with several. `same` and `parted`: what the user said, and where. `across scripts`:
/// namesakes that were taken for one. `candidate`: namesakes that were not; the two ids in a row of
/// a `--same` file make them one, in a row of a `--different` file say that they are two. `lost`:
/// an edge or property that could not be kept. O(mentions log mentions).
[[nodiscard]] std::string merge_log(const Graph& graph, const Identities& identities,
                                    const std::vector<Namesakes>& merged,
                                    const std::vector<Namesakes>& candidates,
                                    const std::vector<Lost>& lost);

}  // namespace diplograph
