#include "export/changed_parts.hpp"

#include <algorithm>
#include <utility>

#include "graph/difference.hpp"

namespace diplograph::exporting {

ChangedParts::ChangedParts(const Graph& before, const Graph& after) {
  take(before);
  take(after);
  const Difference found = difference(before, after);
  const auto mark = [](auto& parts, const std::string& id, Change change) {
    const auto part = parts.find(id);
    if (part != parts.end()) part->second.change = change;
  };
  for (const std::string& id : found.added_nodes) mark(nodes_, id, Change::added);
  for (const std::string& id : found.removed_nodes) mark(nodes_, id, Change::removed);
  for (const NodeDifference& change : found.changed_nodes) {
    if (!change.added.empty() || !change.removed.empty()) mark(nodes_, change.id, Change::changed);
  }
  for (const LoneEdge& edge : found.added_edges) mark(edges_, edge.id, Change::added);
  for (const LoneEdge& edge : found.removed_edges) mark(edges_, edge.id, Change::removed);
  for (const EdgeDifference& change : found.changed_edges) mark(edges_, change.id, Change::changed);
  rank();
}

void ChangedParts::take(const Graph& graph) {
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const std::string& type = graph.schema().type(graph.node(vertex).type).name;
    if (type == "Document" || type == "Source") continue;
    nodes_.insert_or_assign(std::string(graph.id(vertex)), ComparedNode{&graph, vertex});
  }
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    ComparedEdge compared{&graph, edge, std::string(graph.id(source(edge, graph.boost()))),
                          std::string(graph.id(target(edge, graph.boost())))};
    if (!nodes_.contains(compared.source) || !nodes_.contains(compared.target)) continue;
    edges_.insert_or_assign(graph.edge_id(edge), std::move(compared));
  }
}

bool ChangedParts::touches_change(const ComparedEdge& edge) const {
  return edge.change != Change::none || node(edge.source).change != Change::none ||
         node(edge.target).change != Change::none;
}

void ChangedParts::rank() {
  struct Weight {
    std::size_t changes = 0;
    bool neighbour = true;  // and nothing else
  };
  std::map<std::string, Weight> weights;
  for (const auto& [id, node] : nodes_) {
    if (node.change != Change::none) weights[id] = {1, false};
  }
  for (const auto& [id, edge] : edges_) {
    if (!touches_change(edge)) continue;
    for (const std::string& end : {edge.source, edge.target}) {
      Weight& weight = weights[end];
      if (edge.change == Change::none) continue;
      ++weight.changes;
      weight.neighbour = false;
    }
  }
  for (const auto& [id, weight] : weights) ranked_.push_back(id);
  std::stable_sort(ranked_.begin(), ranked_.end(), [&](const std::string& a, const std::string& b) {
    const Weight& first = weights.at(a);
    const Weight& second = weights.at(b);
    return std::pair(first.neighbour, second.changes) < std::pair(second.neighbour, first.changes);
  });
}

ChangeCount ChangedParts::count(Change change) const {
  const auto of = [change](const auto& parts) {
    return static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(),
                      [&](const auto& part) { return part.second.change == change; }));
  };
  return {of(nodes_), of(edges_)};
}

std::vector<const ComparedEdge*> ChangedParts::edges_between(
    const std::set<std::string>& shown) const {
  std::vector<const ComparedEdge*> result;
  for (const auto& [id, edge] : edges_) {
    if (touches_change(edge) && shown.contains(edge.source) && shown.contains(edge.target)) {
      result.push_back(&edge);
    }
  }
  return result;
}

}  // namespace diplograph::exporting
