#include "cli/named_node.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/language/tokens.hpp"
#include "graph/error.hpp"
#include "graph/nearest_name.hpp"

namespace diplograph::cli {
namespace {

/// The nodes of which a name is accepted by `is_it`.
template <typename Predicate>
std::vector<Graph::Vertex> bearers(const Graph& graph, Predicate is_it) {
  std::vector<Graph::Vertex> result;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const auto names = graph.names(vertex);
    if (std::any_of(names.begin(), names.end(),
                    [&](const StoredName& stored) { return is_it(graph.text(stored.text)); })) {
      result.push_back(vertex);
    }
  }
  return result;
}

}  // namespace

std::optional<Graph::Vertex> find_named_node(const Graph& graph, std::string_view name) {
  if (const auto vertex = graph.find(name)) return vertex;
  std::vector<Graph::Vertex> vertices =
      bearers(graph, [&](std::string_view known) { return known == name; });
  if (vertices.empty()) {  // nor does it matter how letters and joiners are written
    const std::string folded = extract::fold(name);
    vertices =
        bearers(graph, [&](std::string_view known) { return extract::fold(known) == folded; });
  }
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
