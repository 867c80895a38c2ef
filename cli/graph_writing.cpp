#include "cli/graph_writing.hpp"

#include <vector>

#include "cli/atomic_file.hpp"
#include "cli/nearest_name.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {

const exporting::Format& require_format(std::string_view name) {
  if (const exporting::Format* format = exporting::find_format(name)) return *format;
  std::vector<std::string> names;
  for (const exporting::Format& format : exporting::formats()) names.emplace_back(format.name);
  throw UsageError("there is no format \"" + std::string(name) + "\"" + suggestion(name, names) +
                   "; diplograph export --list names them all");
}

void write_graph(const Graph& graph, const exporting::Format& format,
                 const exporting::Options& options, const std::string& path) {
  AtomicFile output(path);
  format.write(graph, options, [&output](std::string_view block) { output.write(block); });
  output.commit();
}

}  // namespace diplograph::cli
