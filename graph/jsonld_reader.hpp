#pragma once

#include <string>
#include <string_view>

#include "graph/byte_window.hpp"
#include "graph/graph.hpp"

namespace diplograph {

/// Reads a graph from our JSON-LD profile (schemas/graph.schema.json, as `graph.jsonld` has it).
/// Throws `InputError` with line, column and JSON pointer for bad JSON, unknown terms and wrong
/// types, and its kind `ForbiddenError` for what `schema` forbids.
///
/// The file is read once, item by item, in a window of 256 KiB (more if an item is larger). Items
/// may come in any order: one that refers to another which has not come yet is kept as text until
/// the end. Besides the graph, 16 bytes an edge and 13 a node are needed. O(n log n), for the order
/// of the graph.
[[nodiscard]] Graph read_jsonld(ByteReader bytes, const std::string& file, const Schema& schema);

/// The same for text in memory.
[[nodiscard]] Graph read_jsonld(std::string_view json, const std::string& file,
                                const Schema& schema);

}  // namespace diplograph
