#pragma once

#include <vector>

#include "export/format.hpp"
#include "export/rectangle.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// A place for every node, in points around the origin, by Graphviz' multilevel force-directed
/// layout (sfdp; Hu 2005), with one edge for each pair of nodes that have a relation; connected
/// parts lie beside each other. Up to 2,000 nodes are moved apart until circles of 0.7 inches fit.
/// Same graph, same places. About 6 s for 5,000 nodes and 20,000 edges; O(nodes log nodes + edges)
/// for each of a few hundred rounds. Throws `OutputError` if Graphviz' layout plugins are missing.
/// Takes turns with other threads that draw.
[[nodiscard]] std::vector<Point> network_layout(const Graph& graph);

/// The same for a graph of up to as many nodes as the options say; none for a larger one.
[[nodiscard]] std::vector<Point> places_for(const Graph& graph, const Options& options);

}  // namespace diplograph::exporting
