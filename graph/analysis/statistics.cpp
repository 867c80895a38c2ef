#include "graph/analysis/statistics.hpp"

#include <algorithm>
#include <map>

#include <boost/graph/connected_components.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/analysis/graph_view.hpp"
#include "graph/analysis/measures.hpp"
#include "graph/analysis/network.hpp"

namespace diplograph {
namespace {

/// Components of the whole graph, documents and denied edges included.
void count_components(const Graph& graph, Statistics& result) {
  using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Undirected neighbours(graph.node_count());
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    add_edge(source(edge, graph.boost()), target(edge, graph.boost()), neighbours);
  }
  std::vector<std::size_t> component(graph.node_count());
  result.components = static_cast<std::size_t>(boost::connected_components(
      neighbours,
      boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, neighbours))));
  std::vector<std::size_t> sizes(result.components, 0);
  for (const std::size_t index : component) ++sizes[index];
  result.largest_component = *std::max_element(sizes.begin(), sizes.end());
  result.mean_degree =
      2.0 * static_cast<double>(graph.edge_count()) / static_cast<double>(graph.node_count());
}

void rank_nodes(const Graph& graph, std::size_t betweenness_limit, Statistics& result) {
  const GraphView view(graph, measured_part(graph.schema()));
  const Network network(view);
  const std::vector<double> rank = measured(network, Measure::pagerank);
  std::vector<double> between(graph.node_count(), 0.0);
  if (network.nodes().size() <= betweenness_limit) {
    between = measured(network, Measure::betweenness);
  }
  const GraphView::Storage shown = view.boost();
  for (const Network::Vertex vertex : network.nodes()) {
    result.central.push_back({vertex, in_degree(vertex, shown), out_degree(vertex, shown),
                              rank[vertex], between[vertex]});
  }
  std::stable_sort(
      result.central.begin(), result.central.end(),
      [](const Centrality& a, const Centrality& b) { return a.pagerank > b.pagerank; });
}

}  // namespace

Statistics statistics(const Graph& graph, std::size_t top, std::size_t betweenness_limit) {
  Statistics result;
  std::map<TypeId, std::size_t> types;
  std::map<RelationId, std::size_t> relations;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    ++types[graph.node(vertex).type];
    if (in_degree(vertex, graph.boost()) + out_degree(vertex, graph.boost()) == 0) {
      ++result.isolated_nodes;
    }
  }
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    const Edge& content = graph.edge(edge);
    ++relations[content.relation];
    if (content.polarity == Polarity::negated) ++result.negated_edges;
    result.evidence += graph.evidence(content).size();
  }
  result.nodes_by_type.assign(types.begin(), types.end());
  result.edges_by_relation.assign(relations.begin(), relations.end());
  if (graph.node_count() == 0) return result;
  count_components(graph, result);
  rank_nodes(graph, betweenness_limit, result);
  if (top != 0 && result.central.size() > top) result.central.resize(top);
  return result;
}

}  // namespace diplograph
