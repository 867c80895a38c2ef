#include "cli/command_stats.hpp"

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/graph_summary.hpp"
#include "export/byte_buffer.hpp"
#include "graph/analysis/statistics.hpp"

namespace diplograph::cli {
namespace {

std::string readable(const Graph& graph, const Statistics& numbers) {
  SummaryLines lines = count_lines(graph, numbers);
  lines.emplace_back("denied edges", std::to_string(numbers.negated_edges));
  lines.emplace_back("passages that carry edges", std::to_string(numbers.evidence));
  lines.emplace_back("components", std::to_string(numbers.components));
  lines.emplace_back("  nodes in the largest", std::to_string(numbers.largest_component));
  lines.emplace_back("nodes without an edge", std::to_string(numbers.isolated_nodes));
  lines.emplace_back("mean degree", exporting::decimal(numbers.mean_degree));
  std::string text = aligned(lines);
  if (!numbers.central.empty()) {
    text += "\nThe most central nodes, documents and cited works apart:\n\n";
    text += central_nodes(graph, numbers);
  }
  return text;
}

}  // namespace

void CommandStats::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")
      ->type_name("")
      ->required();
  parser.add_option("--top", top_, "How many of the most central nodes to show; 0 for all")
      ->type_name("N")
      ->capture_default_str();
  schema_.setup(parser);
  parser.footer(
      "Examples:\n"
      "  diplograph stats out/graph.jsonld\n"
      "  diplograph stats out/graph.jsonld --top 25\n"
      "  diplograph assemble claims.jsonl | diplograph stats -\n");
}

ExitStatus CommandStats::run() {
  const Graph graph = read_graph(input_, schema_.load());
  const Statistics numbers = statistics(graph, top_);
  AtomicFile output("-");
  output.write(readable(graph, numbers));
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
