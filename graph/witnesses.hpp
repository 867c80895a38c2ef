#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph {

/// The extractors that a graph has evidence of, sorted: rules ("diplograph"), models, people, other
/// programs. O(evidence).
[[nodiscard]] std::vector<std::string> extractors_of(const Graph& graph);

/// What of a canonical graph some extractors found: nodes that they mention, edges that they have
/// evidence for, with that evidence alone, and the nodes at their ends. Documents, names and
/// properties stay, for these are no extractor's. The result is canonical. O(graph log graph).
[[nodiscard]] Graph found_by(const Graph& graph,
                             const std::function<bool(std::string_view extractor)>& takes);

/// What of a canonical graph at least two extractors found: edges that two have evidence for, with
/// all of it, the nodes at their ends, and nodes that two mention. The result is canonical.
///
/// This reads a finished graph: what is agreed in two graphs is less than what is agreed in their
/// union, so that it comes after merging, never before. O(graph log graph).
[[nodiscard]] Graph agreed(const Graph& graph);

}  // namespace diplograph
