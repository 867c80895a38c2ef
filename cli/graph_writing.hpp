#pragma once

#include <string>
#include <string_view>

#include "export/format.hpp"

namespace diplograph::cli {

/// The format of that name. Throws `UsageError` that names the nearest one.
[[nodiscard]] const exporting::Format& require_format(std::string_view name);

/// Writes a graph into a file that appears whole or not at all; "-" is standard output. A format of
/// several files is written into the folder `path`, with the same promise; throws `UsageError` if
/// that is "-".
void write_graph(const Graph& graph, const exporting::Format& format,
                 const exporting::Options& options, const std::string& path);

}  // namespace diplograph::cli
