#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph {

/// All affirmed edges of one relation between two types, as one.
struct Bundle {
  TypeId source{};
  RelationId relation{};
  TypeId target{};
  std::size_t edges = 0;
  std::size_t evidence = 0;
  auto operator<=>(const Bundle&) const = default;
};

/// The quotient of a graph by the types of its nodes: who does what to whom, in numbers. Sorted by
/// source type, relation, target type. O(edges log types).
[[nodiscard]] std::vector<Bundle> bundles(const Graph& graph);

/// Two nodes (`a` before `b`) that share targets.
struct Tie {
  Graph::Vertex a{};
  Graph::Vertex b{};
  std::size_t shared = 0;    ///< targets that both have
  std::size_t evidence = 0;  ///< of all edges to them
  auto operator<=>(const Tie&) const = default;
};

/// Ties between the sources of affirmed edges of `relations`: co-membership with memberOf, common
/// agreements with partyTo, common goals with pursues. Sorted by `a`, `b`. Takes the square of the
/// number of sources for each target.
[[nodiscard]] std::vector<Tie> ties(const Graph& graph, std::span<const RelationId> relations);

/// How two actors stand to each other by what they support and oppose.
struct Stance {
  Graph::Vertex a{};
  Graph::Vertex b{};
  std::size_t congruence = 0;  ///< things that both support or both oppose
  std::size_t conflict = 0;    ///< things that one supports and the other opposes
  std::size_t evidence = 0;    ///< of all edges to them
  auto operator<=>(const Stance&) const = default;
};

/// The actor networks of discourse network analysis (Leifeld 2017): congruence and conflict over
/// what two relations, such as supports and opposes, are about. An actor who is said to do both to
/// one thing counts for both. Sorted by `a`, `b`; cost as of `ties`.
[[nodiscard]] std::vector<Stance> stances(const Graph& graph, RelationId supports,
                                          RelationId opposes);

}  // namespace diplograph
