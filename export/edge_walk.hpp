#pragma once

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// Calls `visit` with every edge of a canonical graph in canonical order: vertices are sorted by
/// id, and the edges out of a vertex by relation, target and polarity (`Graph::canonicalize`).
/// Unlike `Graph::edges` it needs no memory.
template <typename Visit>
void for_each_edge(const Graph& graph, const Visit& visit) {
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const auto [first, last] = out_edges(vertex, graph.boost());
    for (auto edge = first; edge != last; ++edge) visit(*edge);
  }
}

}  // namespace diplograph::exporting
