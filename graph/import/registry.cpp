#include <algorithm>
#include <array>

#include "graph/import/ascii_case.hpp"
#include "graph/import/readers.hpp"

namespace diplograph::importing {
namespace {

constexpr auto all_formats = std::to_array<FileFormat>({
    {"graphml", ".graphml", "GraphML, of ours, Gephi, networkx, igraph, yEd and others", false,
     read_graphml},
    {"gexf", ".gexf", "GEXF 1.1 to 1.3, of ours, Gephi, networkx and others", false, read_gexf},
    {"csv", ".csv", "tables of nodes and of edges, of ours, of Gephi's data laboratory and others",
     true, read_csv},
});

}  // namespace

std::span<const FileFormat> file_formats() { return all_formats; }

const FileFormat* find_file_format(std::string_view name) {
  const auto found = std::find_if(all_formats.begin(), all_formats.end(),
                                  [name](const FileFormat& each) { return each.name == name; });
  return found == all_formats.end() ? nullptr : &*found;
}

const FileFormat* format_of_file(std::string_view path) {
  const std::string lower = lower_case(path);
  const auto found =
      std::find_if(all_formats.begin(), all_formats.end(),
                   [&](const FileFormat& each) { return lower.ends_with(each.extension); });
  return found == all_formats.end() ? nullptr : &*found;
}

}  // namespace diplograph::importing
