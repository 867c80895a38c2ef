#include "cli/named_node.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "cli/nearest_name.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

std::vector<Graph::Vertex> bearers(const Graph& graph, std::string_view name) {
  std::vector<Graph::Vertex> result;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const auto& names = graph.node(vertex).names;
    if (std::any_of(names.begin(), names.end(),
                    [&](const StoredName& stored) { return graph.text(stored.text) == name; })) {
      result.push_back(vertex);
    }
  }
  return result;
}

}  // namespace

std::optional<Graph::Vertex> find_named_node(const Graph& graph, std::string_view name) {
  if (const auto vertex = graph.find(name)) return vertex;
  const std::vector<Graph::Vertex> vertices = bearers(graph, name);
  if (vertices.empty()) return std::nullopt;
  if (vertices.size() == 1) return vertices.front();
  std::string ids;
  for (const Graph::Vertex vertex : vertices) {
    ids.append(ids.empty() ? "" : ", ").append(graph.id(vertex));
  }
  throw UsageError("several nodes have the name \"" + std::string(name) + "\": " + ids +
                   "; name one by its id");
}

void throw_unknown_subject(const Graph& graph, std::string_view subject) {
  std::vector<std::string> known;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    known.emplace_back(graph.id(vertex));
    known.emplace_back(graph.label(vertex));
  }
  if (subject.find('|') != std::string_view::npos) {
    known.clear();
    for (const Graph::EdgeDescriptor edge : graph.edges()) known.push_back(graph.edge_id(edge));
  }
  throw UsageError("the graph has no node or edge \"" + std::string(subject) + "\"" +
                   suggestion(subject, known) +
                   "; nodes.csv and edges.csv list them, diplograph stats the most central");
}

Graph::Vertex require_named_node(const Graph& graph, std::string_view name) {
  const auto vertex = find_named_node(graph, name);
  if (!vertex) throw_unknown_subject(graph, name);
  return *vertex;
}

}  // namespace diplograph::cli
