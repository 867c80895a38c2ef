#include "graph/difference.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace diplograph {
namespace {

template <class Item>
std::vector<Item> only_in(std::vector<Item> first, std::vector<Item> second) {
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  std::vector<Item> result;
  std::set_difference(first.begin(), first.end(), second.begin(), second.end(),
                      std::back_inserter(result));
  return result;
}

std::vector<Evidence> plain(const Graph& graph, const EvidenceStore::Range& stored) {
  std::vector<Evidence> result;
  for (const StoredEvidence& evidence : stored) result.push_back(graph.resolved(evidence));
  return result;
}

std::vector<std::string> details(const Graph& graph, Graph::Vertex vertex) {
  std::vector<std::string> result;
  for (const StoredName& name : graph.names(vertex)) {
    const std::string_view language = graph.text(name.language);
    result.push_back("name " + std::string(language.empty() ? "und" : language) + " " +
                     std::string(graph.text(name.text)) +
                     (name.role == NameRole::preferred ? " (preferred)" : ""));
  }
  for (const StoredProperty& property : graph.properties(vertex)) {
    result.push_back("property " + graph.schema().property(property.property).name + " " +
                     std::string(graph.text(property.value)));
  }
  return result;
}

std::map<std::string, Graph::EdgeDescriptor> edges_by_id(const Graph& graph) {
  std::map<std::string, Graph::EdgeDescriptor> result;
  for (const Graph::EdgeDescriptor& edge : graph.edges()) result.emplace(graph.edge_id(edge), edge);
  return result;
}

std::vector<std::string> document_marks(const Graph& graph, const Graph& other) {
  std::vector<std::string> result;
  for (const auto& [id, document] : graph.documents()) {
    const auto twin = other.documents().find(id);
    if (twin == other.documents().end()) {
      result.push_back(id);
    } else if (twin->second != document) {
      result.push_back(id + " (other bytes)");
    }
  }
  return result;
}

void compare_nodes(const Graph& before, const Graph& after, Difference& result) {
  for (Graph::Vertex vertex = 0; vertex < before.node_count(); ++vertex) {
    if (!after.find(before.id(vertex))) result.removed_nodes.emplace_back(before.id(vertex));
  }
  for (Graph::Vertex vertex = 0; vertex < after.node_count(); ++vertex) {
    const auto twin = before.find(after.id(vertex));
    if (!twin) {
      result.added_nodes.emplace_back(after.id(vertex));
      continue;
    }
    const auto old_details = details(before, *twin);
    const auto new_details = details(after, vertex);
    const auto old_mentions = plain(before, before.mentions(*twin));
    const auto new_mentions = plain(after, after.mentions(vertex));
    NodeDifference change{std::string(after.id(vertex)), only_in(new_details, old_details),
                          only_in(old_details, new_details), only_in(new_mentions, old_mentions),
                          only_in(old_mentions, new_mentions)};
    if (!change.added.empty() || !change.removed.empty() || !change.added_mentions.empty() ||
        !change.removed_mentions.empty()) {
      result.changed_nodes.push_back(std::move(change));
    }
  }
}

void compare_edges(const Graph& before, const Graph& after, Difference& result) {
  const auto old_edges = edges_by_id(before);
  const auto new_edges = edges_by_id(after);
  for (const auto& [id, edge] : old_edges) {
    if (!new_edges.contains(id)) {
      result.removed_edges.push_back({id, plain(before, before.evidence(edge))});
    }
  }
  for (const auto& [id, edge] : new_edges) {
    const auto new_evidence = plain(after, after.evidence(edge));
    const auto twin = old_edges.find(id);
    if (twin == old_edges.end()) {
      result.added_edges.push_back({id, new_evidence});
      continue;
    }
    const auto old_evidence = plain(before, before.evidence(twin->second));
    EdgeDifference change{id, only_in(new_evidence, old_evidence),
                          only_in(old_evidence, new_evidence)};
    if (!change.added.empty() || !change.removed.empty()) {
      result.changed_edges.push_back(std::move(change));
    }
  }
}

}  // namespace

bool Difference::empty() const {
  return added_documents.empty() && removed_documents.empty() && added_nodes.empty() &&
         removed_nodes.empty() && changed_nodes.empty() && added_edges.empty() &&
         removed_edges.empty() && changed_edges.empty();
}

Difference difference(const Graph& before, const Graph& after) {
  Difference result;
  result.added_documents = document_marks(after, before);
  result.removed_documents = document_marks(before, after);
  compare_nodes(before, after, result);
  compare_edges(before, after, result);
  return result;
}

}  // namespace diplograph
