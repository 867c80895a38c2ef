#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/graph.hpp"

namespace diplograph::cli {

/// How the words of a quote that carry a statement are marked.
enum class MarkStyle : std::uint8_t {
  terminal,  ///< bold and coloured by role
  plain      ///< [source] »trigger« [target]
};

/// Everything that a canonical graph knows about a node or an edge and where the texts say so: for
/// a node, its names, properties, edges and mentions; for each passage its document, page, line,
/// quote, rule and confidence. `subject` is a node's id, an edge's id, or any name of a node.
/// Throws `UsageError` if there is no such thing, naming what is near, or if a name has several
/// bearers, naming them.
[[nodiscard]] std::string explanation(const Graph& graph, std::string_view subject,
                                      MarkStyle style);

}  // namespace diplograph::cli
