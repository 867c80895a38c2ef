#include "cli/graph_file.hpp"

#include <span>

#include "cli/read_file.hpp"
#include "graph/jsonld_reader.hpp"

namespace diplograph::cli {

Graph read_graph(const std::string& path, const Schema& schema) {
  InputFile file(path);
  return read_jsonld([&file](std::span<char> room) { return file.read(room); }, shown_name(path),
                     schema);
}

}  // namespace diplograph::cli
