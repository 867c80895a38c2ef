#pragma once

#include "graph/graph.hpp"

namespace diplograph {

/// Adds everything of `from` to `into` and leaves `into` canonical. Commutative, associative and
/// idempotent up to equal exports. Throws `SchemaError` if a document id stands for two files
/// (`into` is then unchanged), or if the schemas differ and `into`'s has no place for something.
void merge(Graph& into, const Graph& from);

}  // namespace diplograph
