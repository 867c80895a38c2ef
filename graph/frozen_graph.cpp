#include "graph/frozen_graph.hpp"

#include <utility>
#include <vector>

namespace diplograph {
namespace {

FrozenGraph::Storage frozen(const Graph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Edge> contents;
  ends.reserve(graph.edge_count());
  contents.reserve(graph.edge_count());
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const auto [first, last] = out_edges(vertex, graph.boost());
    for (auto edge = first; edge != last; ++edge) {
      ends.emplace_back(vertex, target(*edge, graph.boost()));
      contents.push_back(graph.edge(*edge));
    }
  }
  return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), contents.begin(),
          static_cast<std::uint32_t>(graph.node_count())};
}

}  // namespace

FrozenGraph::FrozenGraph(const Graph& graph) : graph_(&graph), storage_(frozen(graph)) {}

}  // namespace diplograph
