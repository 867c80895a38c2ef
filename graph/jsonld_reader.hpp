#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"

namespace diplograph {

/// Reads a graph from our JSON-LD profile (schemas/graph.schema.json, as `graph.jsonld` has it).
/// Throws `InputError` with line and JSON pointer for bad JSON, unknown terms and wrong types,
/// and its kind `ForbiddenError` for what `schema` forbids.
[[nodiscard]] Graph read_jsonld(std::string_view json, const std::string& file,
                                const Schema& schema);

}  // namespace diplograph
