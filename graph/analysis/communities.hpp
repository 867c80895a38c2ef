#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/analysis/network.hpp"

namespace diplograph {

/// Groups of nodes with more ties among them than with others.
struct Communities {
  /// By vertex: the number of its community, from 0; `none` for nodes that are not in the network.
  std::vector<std::uint32_t> of;
  std::size_t count = 0;
  double modularity = 0;  ///< -0.5 to 1 (Newman and Girvan 2004); 0 without ties

  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
};

/// The Louvain method (Blondel, Guillaume, Lambiotte and Lefebvre 2008), ties weighted by their
/// edges. Nodes are visited in canonical order, or in one that a `seed` other than 0 shuffles; the
/// same seed gives the same communities on every machine. Communities are numbered by size, the
/// largest first, then by their first node. About O(ties) for each of a few rounds.
[[nodiscard]] Communities communities(const Network& network, std::uint64_t seed = 0);

}  // namespace diplograph
