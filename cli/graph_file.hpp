#pragma once

#include <string>

#include "graph/graph.hpp"

namespace diplograph::cli {

/// Reads a graph.jsonld, or standard input if `path` is "-". Throws `InputError`.
[[nodiscard]] Graph read_graph(const std::string& path, const Schema& schema);

}  // namespace diplograph::cli
