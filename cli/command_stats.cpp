#include "cli/command_stats.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/graph_summary.hpp"
#include "cli/node_measures.hpp"
#include "cli/schema_terms.hpp"
#include "export/byte_buffer.hpp"
#include "graph/analysis/network.hpp"
#include "graph/analysis/paths.hpp"
#include "graph/analysis/statistics.hpp"

namespace diplograph::cli {
namespace {

/// "cycle of partOf: goal/a, goal/b", a line each.
std::vector<std::string> circles_of(const Graph& graph) {
  std::vector<std::string> lines;
  for (const RelationType& relation : graph.schema().relations()) {
    if (!relation.acyclic) continue;
    for (const std::vector<Graph::Vertex>& circle : cycles(graph, relation.id)) {
      std::string line = "cycle of " + relation.name + ":";
      for (const Graph::Vertex vertex : circle) line.append(" ").append(graph.id(vertex));
      lines.push_back(line + "\n");
    }
  }
  return lines;
}

double number_in(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string readable(const Graph& graph, const Statistics& numbers) {
  SummaryLines lines = count_lines(graph, numbers);
  lines.emplace_back("denied edges", std::to_string(numbers.negated_edges));
  lines.emplace_back("passages that carry edges", std::to_string(numbers.evidence));
  lines.emplace_back("components", std::to_string(numbers.components));
  lines.emplace_back("  nodes in the largest", std::to_string(numbers.largest_component));
  lines.emplace_back("nodes without an edge", std::to_string(numbers.isolated_nodes));
  lines.emplace_back("mean degree", exporting::decimal(numbers.mean_degree));
  for (const RelationType& relation : graph.schema().relations()) {
    if (!relation.acyclic) continue;
    const auto circles = cycles(graph, relation.id);
    if (!circles.empty() || relation.name == "partOf") {
      lines.emplace_back("cycles of " + relation.name, std::to_string(circles.size()));
    }
  }
  std::string text = aligned(lines);
  for (const std::string& circle : circles_of(graph)) text += circle;
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
  parser
      .add_option("--measure", measures_,
                  "A table of nodes by these measures instead, the greatest of the first on top")
      ->type_name("MEASURES")
      ->delimiter(',');
  parser.add_option("--type", types_, "In that table: only nodes of these types, such as State")
      ->type_name("TYPES")
      ->delimiter(',');
  form_.setup(parser);
  schema_.setup(parser);
  parser.footer(
      "Measures are taken on affirmed edges without their directions; documents and cited works\n"
      "are left out.\n\n" +
      node_measure_help() +
      "\nExamples:\n"
      "  diplograph stats out/graph.jsonld\n"
      "  diplograph stats out/graph.jsonld --measure betweenness,closeness --type State\n"
      "  diplograph stats out/graph.jsonld --measure pagerank --top 0 --csv > pagerank.csv\n"
      "  diplograph assemble claims.jsonl | diplograph stats -\n");
}

std::string CommandStats::table(const Graph& graph) const {
  std::vector<std::string> names = measures_;
  if (names.empty()) names = {"pagerank", "degree"};
  const std::vector<exporting::NodeAttribute> values = node_measures(graph, names);
  ViewFilter listed = measured_part(graph.schema());
  listed.types = type_ids(graph.schema(), types_);
  const GraphView view(graph, listed);
  std::vector<std::pair<double, Graph::Vertex>> order;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    if (view.shows(vertex)) order.emplace_back(number_in(values.front().values[vertex]), vertex);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (top_ != 0 && order.size() > top_) order.resize(top_);

  std::vector<ResultTable::Column> columns;
  for (const exporting::NodeAttribute& value : values) columns.push_back({value.name, true});
  columns.insert(columns.end(), {{"type"}, {"id"}, {"label"}});
  ResultTable table(columns);
  for (const auto& [value, vertex] : order) {
    std::vector<std::string> row;
    for (const exporting::NodeAttribute& attribute : values) {
      row.push_back(form_.form() == TableForm::text
                        ? exporting::decimal(number_in(attribute.values[vertex]))
                        : attribute.values[vertex]);
    }
    row.emplace_back(graph.schema().type(graph.node(vertex).type).name);
    row.emplace_back(graph.id(vertex));
    row.emplace_back(graph.label(vertex));
    table.add(std::move(row));
  }
  return table.written(form_.form());
}

ExitStatus CommandStats::run() {
  const Graph graph = read_graph(input_, schema_.load());
  const bool as_table = !measures_.empty() || !types_.empty() || form_.form() != TableForm::text;
  AtomicFile output("-");
  output.write(as_table ? table(graph) : readable(graph, statistics(graph, top_)));
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
