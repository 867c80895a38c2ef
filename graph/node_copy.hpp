#pragma once

#include "graph/graph.hpp"

namespace diplograph {

/// Adds a node of one graph to another, with its names and properties but without its mentions, and
/// returns its place there. Throws `SchemaError` if the schema of `into` has no place for them.
Graph::Vertex copy_node(const Graph& from, Graph::Vertex vertex, Graph& into);

}  // namespace diplograph
