#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/analysis/graph_view.hpp"

namespace diplograph {

/// One edge of a path, and whether the path takes it against its direction.
struct PathStep {
  Graph::EdgeDescriptor edge;
  bool backward = false;
};

/// Edges from one node to another, in order.
using Path = std::vector<PathStep>;

/// Whether a path may take edges against their direction.
enum class Directions : std::uint8_t { both, forward };

/// A path of the fewest edges from one node to another over the edges of a view; empty if there is
/// none, or if both are one node. Of several the one whose nodes come first in canonical order,
/// and between two nodes the edge that does. O(nodes + edges), by breadth-first search.
[[nodiscard]] Path shortest_path(const GraphView& view, Graph::Vertex from, Graph::Vertex to,
                                 Directions directions);

struct PathLimits {
  std::size_t edges = 4;    ///< of the longest path
  std::size_t paths = 100;  ///< most paths
};

struct Paths {
  std::vector<Path> paths;
  bool complete = true;  ///< false if there may be more: a limit stopped the search
};

/// All paths from one node to another that visit no node twice and keep to the limits: by length,
/// then in the order of `shortest_path`. Parallel edges give paths of their own. A depth-first
/// search that turns back where the rest cannot reach the goal within the limit, and that gives up
/// after twenty million steps.
[[nodiscard]] Paths simple_paths(const GraphView& view, Graph::Vertex from, Graph::Vertex to,
                                 Directions directions, const PathLimits& limits);

/// The cycles of one relation: each group of nodes that all lead to each other over its affirmed
/// edges (strongly connected components of two or more nodes, and loops), in canonical order.
/// O(nodes + edges).
[[nodiscard]] std::vector<std::vector<Graph::Vertex>> cycles(const Graph& graph,
                                                             RelationId relation);

}  // namespace diplograph
