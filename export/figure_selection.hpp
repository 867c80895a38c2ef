#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// Which nodes come first when not all fit: by PageRank, by the number of relations, or by how many
/// shortest paths lead over them (betweenness; O(nodes * edges), on large graphs slow).
enum class Ranking : std::uint8_t { pagerank, degree, betweenness };

/// What of a graph a drawing may show. Everything that is empty or none sets no limit.
struct FigureFilter {
  std::vector<TypeId> types;          ///< these and their descendants
  std::vector<RelationId> relations;  ///< only these
  std::optional<Graph::Vertex> focus;
  std::size_t hops = 1;  ///< farthest neighbours of the focus, in edges of any direction
  std::string from, to;  ///< EDTF dates: agreements and events dated outside are left out
  Ranking ranking = Ranking::pagerank;
  std::size_t most = 40;  ///< most nodes (0 = all)
};

/// The part of a graph that a drawing shows.
struct FigureSelection {
  std::vector<Graph::Vertex> nodes;          ///< ascending
  std::vector<Graph::EdgeDescriptor> edges;  ///< the allowed edges between them, in canonical order
  std::size_t eligible_nodes = 0;            ///< nodes that the filter lets pass
};

/// The first nodes of the ranking that the filter lets pass and that have a relation to each other;
/// the focus is always among them. No kind of node (actor, goal, strategy, ...) takes more than two
/// fifths of the places while others wait; documents and cited works are drawn only when their
/// types are asked for.
[[nodiscard]] FigureSelection select_for_figure(const Graph& graph, const FigureFilter& filter);

}  // namespace diplograph::exporting
