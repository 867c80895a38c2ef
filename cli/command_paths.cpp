#include "cli/command_paths.hpp"

#include <CLI/CLI.hpp>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/named_node.hpp"
#include "cli/schema_terms.hpp"

namespace diplograph::cli {
namespace {

std::string relation_of(const Graph& graph, const PathStep& step) {
  const Edge& edge = graph.edge(step.edge);
  return (edge.polarity == Polarity::negated ? "not " : "") +
         graph.schema().relation(edge.relation).name;
}

Graph::Vertex end_of(const Graph& graph, const PathStep& step) {
  return step.backward ? source(step.edge, graph.boost()) : target(step.edge, graph.boost());
}

std::string named(const Graph& graph, Graph::Vertex vertex) {
  return std::string(graph.label(vertex)) + " (" + std::string(graph.id(vertex)) + ")";
}

std::string readable(const Graph& graph, Graph::Vertex from, const std::vector<Path>& paths) {
  std::string text;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (i != 0) text += "\n";
    text += named(graph, from) + "\n";
    for (const PathStep& step : paths[i]) {
      const std::string relation = relation_of(graph, step);
      text += step.backward ? "  <- " + relation + " -- " : "  -- " + relation + " -> ";
      text += named(graph, end_of(graph, step)) + "\n";
      if (const auto best = graph.best(step.edge)) {
        text.append("       ").append(graph.text(best->document));
        if (best->page != 0) text += ", page " + std::to_string(best->page);
        text += ", line " + std::to_string(best->line) + ": ";
        text.append(graph.text(best->quote)).append("\n");
      }
    }
  }
  return text;
}

class JsonPaths {
 public:
  explicit JsonPaths(const Graph& graph) : graph_(graph), writer_(buffer_) {
    writer_.SetIndent(' ', 2);
  }

  std::string written(Graph::Vertex from, const std::vector<Path>& paths, bool complete) {
    writer_.StartObject();
    writer_.Key("complete");
    writer_.Bool(complete);
    writer_.Key("paths");
    writer_.StartArray();
    for (const Path& path : paths) {
      writer_.StartObject();
      member("from", graph_.id(from));
      writer_.Key("steps");
      writer_.StartArray();
      for (const PathStep& step : path) write(step);
      writer_.EndArray();
      writer_.EndObject();
    }
    writer_.EndArray();
    writer_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  const Graph& graph_;
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;

  void member(const char* key, std::string_view value) {
    writer_.Key(key);
    writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }

  void write(const PathStep& step) {
    writer_.StartObject();
    member("edge", graph_.edge_id(step.edge));
    member("relation", relation_of(graph_, step));
    writer_.Key("backward");
    writer_.Bool(step.backward);
    member("to", graph_.id(end_of(graph_, step)));
    if (const auto best = graph_.best(step.edge)) {
      member("document", graph_.text(best->document));
      if (best->page != 0) {
        writer_.Key("page");
        writer_.Uint(best->page);
      }
      writer_.Key("line");
      writer_.Uint(best->line);
      member("quote", graph_.text(best->quote));
    }
    writer_.EndObject();
  }
};

}  // namespace

void CommandPaths::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")->required();
  parser.add_option("FROM", from_, "Id or name of a node")->required();
  parser.add_option("TO", to_, "Id or name of another node")->required();
  parser.add_flag("--all", all_, "All paths that visit no node twice, not one of the shortest");
  parser.add_option("--longest", limits_.edges, "With --all: most edges of a path")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  parser.add_option("--most", limits_.paths, "With --all: most paths")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  parser.add_flag("--directed", directed_, "Only along the directions of edges");
  parser.add_option("--relations", relations_, "Only over these relations: partyTo,memberOf")
      ->type_name("RELATIONS")
      ->delimiter(',');
  parser.add_flag("--json", json_, "Write JSON for programs");
  schema_.setup(parser);
  parser.footer(
      "Paths lead over affirmed edges. Exit status 2 means that there is none.\n\n"
      "Examples:\n"
      "  diplograph paths out/graph.jsonld China Iran\n"
      "  diplograph paths out/graph.jsonld state/china goal/normative-power --all --longest 3\n");
}

ExitStatus CommandPaths::run() {
  const Graph graph = read_graph(input_, schema_.load());
  const Graph::Vertex from = require_named_node(graph, from_);
  const Graph::Vertex to = require_named_node(graph, to_);
  ViewFilter filter;
  filter.affirmed = true;
  filter.relations = relation_ids(graph.schema(), relations_);
  const GraphView view(graph, filter);
  const Directions directions = directed_ ? Directions::forward : Directions::both;
  Paths found;
  if (all_) {
    found = simple_paths(view, from, to, directions, limits_);
  } else if (Path path = shortest_path(view, from, to, directions); !path.empty()) {
    found.paths.push_back(std::move(path));
  }
  AtomicFile output("-");
  output.write(json_ ? JsonPaths(graph).written(from, found.paths, found.complete)
                     : readable(graph, from, found.paths));
  output.commit();
  if (!found.complete) {
    spdlog::warn("there may be more paths than these {}; raise --most to see them",
                 found.paths.size());
  }
  if (found.paths.empty()) {
    spdlog::error("no path leads from {} to {}{}", graph.id(from), graph.id(to),
                  all_ ? " over at most " + std::to_string(limits_.edges) + " edges" : "");
    return ExitStatus::failed;
  }
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
