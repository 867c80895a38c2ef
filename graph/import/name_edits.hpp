#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/import/import_report.hpp"
#include "graph/import/rows.hpp"

namespace diplograph::importing {

/// The names of a node after a person's changes in a flat file. What the file shows as the graph
/// would have written it is unchanged, in whatever language it was written; a changed label is the
/// preferred name of that language, and the one it replaces stays as an alias; a name that is
/// missing in a column of aliases, or an emptied label, is gone.
/// A rename is added to `renamed`.
[[nodiscard]] std::vector<Name> edited_names(const Graph& base, Graph::Vertex vertex,
                                             const NodeRow& row, std::vector<Renaming>& renamed);

}  // namespace diplograph::importing
