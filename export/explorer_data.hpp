#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// Writes what the explorer shows as one JSON document (schemas are those of
/// explorer/src/model.js): columns instead of objects, every string and every quote once, marks
/// counted in UTF-16 units as JavaScript counts. `<` is written as an escape, so that the document
/// can stand in an HTML `script` element: no `</script>` or `<!--` of a document's words ends or
/// opens one there (HTML Living Standard, 4.12.1.3). The graph is canonical. Throws `OutputError`
/// if Graphviz cannot lay it out.
void write_explorer_data(const Graph& graph, const Options& options, const Sink& sink);

}  // namespace diplograph::exporting
