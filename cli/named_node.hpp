#pragma once

#include <optional>
#include <string_view>

#include "graph/graph.hpp"

namespace diplograph::cli {

/// The node of a canonical graph that a user means: by its id, or by any of its names if no other
/// node has it too; none if there is no such node. Throws `UsageError` naming the bearers if a name
/// has several. O(names).
[[nodiscard]] std::optional<Graph::Vertex> find_named_node(const Graph& graph,
                                                           std::string_view name);

/// Throws `UsageError` saying that the graph has no such node or edge, with what is near.
[[noreturn]] void throw_unknown_subject(const Graph& graph, std::string_view subject);

/// As `find_named_node`, but throws `UsageError` if there is none.
[[nodiscard]] Graph::Vertex require_named_node(const Graph& graph, std::string_view name);

}  // namespace diplograph::cli
