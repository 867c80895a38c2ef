#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// True if the page of the explorer was built into this library (CMake's DIPLOGRAPH_EXPLORER).
[[nodiscard]] bool has_explorer();

/// Writes a canonical graph as one HTML page that needs no network: the explorer's program and
/// style (explorer/, with graphology and sigma.js) around the graph's data. Same graph, same bytes.
/// Throws `OutputError` if the page was not built in, or if Graphviz cannot lay the graph out.
void write_explorer(const Graph& graph, const Options& options, const Sink& sink);

}  // namespace diplograph::exporting
