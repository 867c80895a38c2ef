#pragma once

#include <string>
#include <vector>

#include "export/format.hpp"
#include "graph/analysis/network.hpp"

namespace diplograph::cli {

/// What `--with` and `--measure` take: the measures of graph/analysis/measures.hpp, "in_degree",
/// "out_degree", "community" and "component". Documents and cited works have no value.
[[nodiscard]] std::vector<std::string> node_measure_names();

/// "NAME: definition", one a line, for `--help`.
[[nodiscard]] std::string node_measure_help();

/// The values of each name for all nodes. Shows progress where it takes long. Throws `UsageError`
/// that names the nearest known name.
[[nodiscard]] std::vector<exporting::NodeAttribute> node_measures(
    const Graph& graph, const std::vector<std::string>& names);

/// A number with as few digits as give it back; the same in every locale.
[[nodiscard]] std::string shortest_decimal(double value);

}  // namespace diplograph::cli
