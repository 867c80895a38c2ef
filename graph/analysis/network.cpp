#include "graph/analysis/network.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace diplograph {

Network::Network(const GraphView& view) {
  const Graph& graph = view.graph();
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    if (view.shows(vertex)) nodes_.push_back(static_cast<Vertex>(vertex));
  }
  std::vector<std::pair<Vertex, Vertex>> arcs;
  const GraphView::Storage shown = view.boost();
  for (const Vertex vertex : nodes_) {
    for (auto [edge, end] = out_edges(Graph::Vertex{vertex}, shown); edge != end; ++edge) {
      const auto other = static_cast<Vertex>(target(*edge, shown));
      if (other == vertex) continue;
      arcs.emplace_back(vertex, other);
      arcs.emplace_back(other, vertex);
    }
  }
  tie(std::move(arcs), graph.node_count());
}

Network::Network(const Graph& graph, const std::vector<Graph::EdgeDescriptor>& edges) {
  std::set<const void*> seen;  // a multigraph's edge is told by where its content lies
  std::vector<std::pair<Vertex, Vertex>> arcs;
  for (const Graph::EdgeDescriptor& edge : edges) {
    if (!seen.insert(&graph.edge(edge)).second) continue;
    const auto from = static_cast<Vertex>(source(edge, graph.boost()));
    const auto to = static_cast<Vertex>(target(edge, graph.boost()));
    nodes_.push_back(from);
    nodes_.push_back(to);
    if (from == to) continue;
    arcs.emplace_back(from, to);
    arcs.emplace_back(to, from);
  }
  std::sort(nodes_.begin(), nodes_.end());
  nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
  tie(std::move(arcs), graph.node_count());
}

void Network::tie(std::vector<std::pair<Vertex, Vertex>> arcs, std::size_t count) {
  weight_ = arcs.size() / 2;
  std::sort(arcs.begin(), arcs.end());
  std::vector<Arc> weights;
  std::size_t kept = 0;
  for (const auto& arc : arcs) {
    if (kept != 0 && arcs[kept - 1] == arc) {
      ++weights.back().weight;
    } else {
      arcs[kept++] = arc;
      weights.push_back({});
    }
  }
  arcs.resize(kept);
  storage_ = Storage(boost::edges_are_sorted, arcs.begin(), arcs.end(), weights.begin(),
                     static_cast<Vertex>(count), static_cast<std::uint32_t>(kept));
}

std::uint64_t Network::strength(Vertex vertex) const {
  std::uint64_t sum = 0;
  for (auto [arc, end] = out_edges(vertex, storage_); arc != end; ++arc) {
    sum += storage_[*arc].weight;
  }
  return sum;
}

ViewFilter measured_part(const Schema& schema) {
  ViewFilter filter;
  filter.affirmed = true;
  for (const std::string_view name : {"Document", "Source"}) {
    if (const auto type = schema.find_type(name)) filter.hidden_types.push_back(*type);
  }
  return filter;
}

}  // namespace diplograph
