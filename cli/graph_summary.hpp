#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/analysis/statistics.hpp"

namespace diplograph::cli {

/// Lines "word   value", the values flush right; a word may be indented.
using SummaryLines = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::string aligned(const SummaryLines& lines);

/// Documents, nodes by type and edges by relation.
[[nodiscard]] SummaryLines count_lines(const Graph& graph, const Statistics& statistics);

/// The most central nodes, one a line, with the meaning of the numbers above.
[[nodiscard]] std::string central_nodes(const Graph& graph, const Statistics& statistics);

}  // namespace diplograph::cli
