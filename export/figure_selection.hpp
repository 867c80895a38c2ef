#pragma once

#include <cstddef>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// The part of a graph that a drawing shows.
struct FigureSelection {
  std::vector<Graph::Vertex> nodes;          ///< ascending
  std::vector<Graph::EdgeDescriptor> edges;  ///< all edges between them, in canonical order
};

/// The `most` most central nodes that have a relation to each other (0 = all that have one).
/// No kind of node (actor, goal, strategy, ...) takes more than two fifths of the places while
/// others wait; documents and cited works are never drawn.
[[nodiscard]] FigureSelection select_for_figure(const Graph& graph, std::size_t most);

}  // namespace diplograph::exporting
