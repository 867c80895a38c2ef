#include "cli/graph_file.hpp"

#include "cli/read_file.hpp"
#include "graph/jsonld_reader.hpp"

namespace diplograph::cli {

Graph read_graph(const std::string& path, const Schema& schema) {
  return read_jsonld(read_file(path), shown_name(path), schema);
}

}  // namespace diplograph::cli
