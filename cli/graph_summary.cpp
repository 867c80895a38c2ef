#include "cli/graph_summary.hpp"

#include <algorithm>

#include "graph/decimal.hpp"

namespace diplograph::cli {
namespace {

std::string right(std::string_view text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ').append(text);
}

}  // namespace

std::string aligned(const SummaryLines& lines) {
  std::size_t words = 0;
  std::size_t values = 0;
  for (const auto& [word, value] : lines) {
    words = std::max(words, word.size());
    values = std::max(values, value.size());
  }
  std::string text;
  for (const auto& [word, value] : lines) {
    text += word + std::string(words - word.size() + 2, ' ') + right(value, values) + "\n";
  }
  return text;
}

SummaryLines count_lines(const Graph& graph, const Statistics& statistics) {
  SummaryLines lines;
  lines.emplace_back("documents", std::to_string(graph.documents().size()));
  lines.emplace_back("nodes", std::to_string(graph.node_count()));
  for (const auto& [type, count] : statistics.nodes_by_type) {
    lines.emplace_back("  " + graph.schema().type(type).name, std::to_string(count));
  }
  lines.emplace_back("edges", std::to_string(graph.edge_count()));
  for (const auto& [relation, count] : statistics.edges_by_relation) {
    lines.emplace_back("  " + graph.schema().relation(relation).name, std::to_string(count));
  }
  return lines;
}

std::string central_nodes(const Graph& graph, const Statistics& statistics) {
  // Names come last: their width on a terminal is not their number of letters.
  std::string text = "pagerank  between    in   out  node\n";
  for (const Centrality& entry : statistics.central) {
    text += right(decimal3(entry.pagerank), 8) + right(decimal3(entry.betweenness), 9) +
            right(std::to_string(entry.in_degree), 6) + right(std::to_string(entry.out_degree), 6);
    text.append("  ").append(graph.id(entry.vertex)).append("  ");
    text.append(graph.label(entry.vertex)).append("\n");
  }
  return text;
}

}  // namespace diplograph::cli
