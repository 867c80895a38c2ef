#include "graph/statistics.hpp"

#include <algorithm>
#include <map>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>

namespace diplograph {
namespace {

using Simple = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

bool is_ranked(const Graph& graph, Graph::Vertex vertex) {
  const std::string& type = graph.schema().type(graph.node(vertex).type).name;
  return type != "Document" && type != "Source";
}

}  // namespace

Statistics statistics(const Graph& graph, std::size_t top, std::size_t betweenness_limit) {
  Statistics result;
  const std::size_t count = graph.node_count();
  std::map<TypeId, std::size_t> types;
  std::map<RelationId, std::size_t> relations;
  Undirected neighbours(count);
  Simple both_ways(count);  // every edge in both directions, for PageRank over neighbours
  std::vector<Centrality> centrality(count);
  for (Graph::Vertex vertex = 0; vertex < count; ++vertex) {
    ++types[graph.node(vertex).type];
    centrality[vertex].vertex = vertex;
  }
  for (const Graph::EdgeDescriptor edge : graph.edges()) {
    const Edge& content = graph.edge(edge);
    ++relations[content.relation];
    if (content.polarity == Polarity::negated) ++result.negated_edges;
    result.evidence += graph.evidence(content).size();
    const Graph::Vertex source = boost::source(edge, graph.boost());
    const Graph::Vertex target = boost::target(edge, graph.boost());
    ++centrality[source].out_degree;
    ++centrality[target].in_degree;
    add_edge(source, target, neighbours);
    add_edge(source, target, both_ways);
    add_edge(target, source, both_ways);
  }
  result.nodes_by_type.assign(types.begin(), types.end());
  result.edges_by_relation.assign(relations.begin(), relations.end());
  if (count == 0) return result;

  std::vector<std::size_t> component(count);
  result.components = static_cast<std::size_t>(boost::connected_components(
      neighbours,
      boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, neighbours))));
  std::vector<std::size_t> sizes(result.components, 0);
  for (const std::size_t index : component) ++sizes[index];
  result.largest_component = *std::max_element(sizes.begin(), sizes.end());
  result.mean_degree = 2.0 * static_cast<double>(graph.edge_count()) / static_cast<double>(count);

  std::vector<double> rank(count);
  boost::graph::page_rank(
      both_ways,
      boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, both_ways)),
      boost::graph::n_iterations(50), 0.85);
  double total = 0;
  for (const double value : rank) total += value;
  std::vector<double> between(count, 0.0);
  if (count <= betweenness_limit) {
    const auto map =
        boost::make_iterator_property_map(between.begin(), get(boost::vertex_index, neighbours));
    boost::brandes_betweenness_centrality(neighbours, map);
    boost::relative_betweenness_centrality(neighbours, map);
  }
  for (Graph::Vertex vertex = 0; vertex < count; ++vertex) {
    Centrality& entry = centrality[vertex];
    entry.pagerank = total > 0 ? rank[vertex] / total : 0;
    entry.betweenness = count > 2 ? between[vertex] : 0;
    if (entry.in_degree + entry.out_degree == 0) ++result.isolated_nodes;
  }
  std::erase_if(centrality,
                [&](const Centrality& entry) { return !is_ranked(graph, entry.vertex); });
  std::stable_sort(
      centrality.begin(), centrality.end(),
      [](const Centrality& a, const Centrality& b) { return a.pagerank > b.pagerank; });
  if (top != 0 && centrality.size() > top) centrality.resize(top);
  result.central = std::move(centrality);
  return result;
}

}  // namespace diplograph
