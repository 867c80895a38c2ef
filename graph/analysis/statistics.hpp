#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph {

/// How central a node is.
struct Centrality {
  Graph::Vertex vertex{};
  std::size_t in_degree = 0;   ///< affirmed edges that end at it
  std::size_t out_degree = 0;  ///< affirmed edges that begin at it
  double pagerank = 0;         ///< `Measure::pagerank`
  double betweenness = 0;      ///< `Measure::betweenness`
};

struct Statistics {
  std::vector<std::pair<TypeId, std::size_t>> nodes_by_type;          ///< only types that occur
  std::vector<std::pair<RelationId, std::size_t>> edges_by_relation;  ///< only those that occur
  std::size_t negated_edges = 0;
  std::size_t evidence = 0;  ///< of edges
  std::size_t components = 0;
  std::size_t largest_component = 0;
  std::size_t isolated_nodes = 0;
  double mean_degree = 0;
  std::vector<Centrality> central;  ///< by PageRank, then id
};

/// Counts and centralities of a canonical graph; documents and cited sources are counted but not
/// ranked, and denied edges count as edges but not as relations of a node. Keeps the `top` most
/// central nodes (0 = all). Betweenness is left out (0) on graphs of more than `betweenness_limit`
/// nodes, since it takes O(nodes * edges).
[[nodiscard]] Statistics statistics(const Graph& graph, std::size_t top,
                                    std::size_t betweenness_limit = 5000);

}  // namespace diplograph
