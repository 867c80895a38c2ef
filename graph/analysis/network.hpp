#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "graph/analysis/graph_view.hpp"

namespace diplograph {

/// How many edges an arc of a network stands for.
struct Arc {
  std::uint32_t weight = 1;
};

/// What measures of networks are taken on: the nodes and edges of a view without directions and
/// loops; parallel edges are one tie that counts them. Vertices have the graph's numbers; those
/// that the view hides have no ties and are not counted. As a Boost graph it has an arc in each
/// direction for every tie.
class Network {
 public:
  using Storage =
      boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc,
                                         boost::no_property, std::uint32_t, std::uint32_t>;
  using Vertex = std::uint32_t;

  /// O(nodes + edges log edges).
  explicit Network(const GraphView& view);
  /// Of some edges of a graph and their ends; an edge that is given twice counts once.
  Network(const Graph& graph, const std::vector<Graph::EdgeDescriptor>& edges);

  [[nodiscard]] const Storage& boost() const { return storage_; }
  /// The nodes that the view shows, ascending.
  [[nodiscard]] const std::vector<Vertex>& nodes() const { return nodes_; }
  /// How many edges stand behind all ties.
  [[nodiscard]] std::uint64_t weight() const { return weight_; }
  /// How many edges a node has in this network; loops do not count.
  [[nodiscard]] std::uint64_t strength(Vertex vertex) const;

 private:
  std::vector<Vertex> nodes_;
  std::uint64_t weight_ = 0;
  Storage storage_;

  void tie(std::vector<std::pair<Vertex, Vertex>> arcs, std::size_t count);
};

/// The view that measures are taken on unless another one is asked for: affirmed edges, without
/// documents and cited works, which everything in them would hang on.
[[nodiscard]] ViewFilter measured_part(const Schema& schema);

}  // namespace diplograph
