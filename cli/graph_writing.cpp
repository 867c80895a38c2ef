#include "cli/graph_writing.hpp"

#include <optional>
#include <string>
#include <vector>

#include "cli/atomic_file.hpp"
#include "cli/file_descriptor.hpp"
#include "cli/output_folder.hpp"
#include "graph/error.hpp"
#include "graph/nearest_name.hpp"

namespace diplograph::cli {

const exporting::Format& require_format(std::string_view name) {
  if (const exporting::Format* format = exporting::find_format(name)) return *format;
  std::vector<std::string> names;
  for (const exporting::Format& format : exporting::formats()) names.emplace_back(format.name);
  throw UsageError("there is no format \"" + std::string(name) + "\"" + suggestion(name, names) +
                   "; diplograph export --list names them all");
}

namespace {

void write_folder(const Graph& graph, const exporting::Format& format,
                  const exporting::Options& options, const std::string& path) {
  if (path == "-") {
    throw UsageError(std::string(format.name) +
                     " consists of several files; say which folder to write them into with -o DIR");
  }
  OutputFolder folder(path);
  std::string name;
  std::optional<FileDescriptor> file;
  format.write_folder(graph, options, [&](std::string_view next, std::string_view block) {
    if (!file || next != name) {
      if (file) file->close();
      name = next;
      file.emplace(folder.begin(name));
    }
    file->write(block);
  });
  if (file) file->close();
  folder.commit();
}

}  // namespace

void write_graph(const Graph& graph, const exporting::Format& format,
                 const exporting::Options& options, const std::string& path) {
  if (format.write_folder != nullptr) {
    write_folder(graph, format, options, path);
    return;
  }
  AtomicFile output(path);
  format.write(graph, options, [&output](std::string_view block) { output.write(block); });
  output.commit();
}

}  // namespace diplograph::cli
