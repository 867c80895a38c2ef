#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/identity/identities.hpp"

namespace diplograph {

/// Two nodes that may be one: their names agree across scripts.
struct Namesakes {
  std::string kept;   ///< the one with a name in Latin letters
  std::string other;  ///< the one in Arabic letters
  std::string kept_name, other_name;
};

/// Persons who are named in Latin letters, and others whose names in Arabic letters agree with
/// theirs (`consonant_key`), unless the user said that they are two. Where more than two agree,
/// none of them is told: who is who is not known. Sorted by ids. O(nodes log nodes).
[[nodiscard]] std::vector<Namesakes> find_namesakes(const Graph& graph,
                                                    const Identities& identities);

/// What a contraction could not keep.
struct Lost {
  std::string edge;    ///< edge id before it
  std::string reason;  ///< "both ends became one"
};

/// The graph in which nodes that are one thing are one: with all their names, properties, mentions
/// and edges. `same` says for an id which one it is taken for. An edge between two that became one,
/// and an edge that the schema forbids between the types of what stays, is left out and told in
/// `lost`. The result is canonical. O(n log n).
[[nodiscard]] Graph contract(const Graph& graph, const std::map<std::string, std::string>& same,
                             std::vector<Lost>& lost);

}  // namespace diplograph
