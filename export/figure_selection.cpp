#include "export/figure_selection.hpp"

#include <algorithm>
#include <map>

#include "graph/statistics.hpp"

namespace diplograph::exporting {
namespace {

class Selection {
 public:
  Selection(const Graph& graph, std::size_t most)
      : graph_(graph), chosen_(graph.node_count(), false), ranked_(graph.node_count(), false) {
    // Betweenness is not asked for: it takes O(nodes * edges), and the rank is by PageRank.
    for (const Centrality& centrality : statistics(graph, 0, 0).central) {
      rank_.push_back(centrality.vertex);
      ranked_[centrality.vertex] = true;
    }
    most_ = most == 0 ? rank_.size() : std::min(most, rank_.size());
  }

  FigureSelection choose() {
    take(true, false);
    // Nodes without a chosen neighbour make room for neighbours of the chosen ones.
    for (int round = 0; round < 4 && drop_isolated(); ++round) take(round == 0, true);
    drop_isolated();
    return result();
  }

 private:
  const Graph& graph_;
  std::vector<bool> chosen_;
  std::vector<bool> ranked_;
  std::vector<Graph::Vertex> rank_;
  std::size_t most_ = 0;
  std::size_t count_ = 0;
  std::map<TypeId, std::size_t> of_kind_;

  // The type below the root of the hierarchy: all actors are one kind.
  [[nodiscard]] TypeId kind(Graph::Vertex vertex) const {
    const Schema& schema = graph_.schema();
    TypeId type = graph_.node(vertex).type;
    for (auto parent = schema.type(type).parent; parent && schema.type(*parent).parent;
         parent = schema.type(type).parent) {
      type = *parent;
    }
    return type;
  }

  template <class Predicate>
  [[nodiscard]] bool any_neighbour(Graph::Vertex vertex, Predicate holds) const {
    for (auto [edge, end] = out_edges(vertex, graph_.boost()); edge != end; ++edge) {
      const Graph::Vertex other = target(*edge, graph_.boost());
      if (other != vertex && holds(other)) return true;
    }
    for (auto [edge, end] = in_edges(vertex, graph_.boost()); edge != end; ++edge) {
      const Graph::Vertex other = source(*edge, graph_.boost());
      if (other != vertex && holds(other)) return true;
    }
    return false;
  }
  [[nodiscard]] bool has_chosen_neighbour(Graph::Vertex vertex) const {
    return any_neighbour(vertex, [this](Graph::Vertex other) { return chosen_[other]; });
  }

  void take(bool balanced, bool neighbours_only) {
    const std::size_t share = std::max<std::size_t>(most_ * 2 / 5, 1);
    for (const Graph::Vertex vertex : rank_) {
      if (count_ == most_) return;
      if (chosen_[vertex] ||
          (balanced && most_ < rank_.size() && of_kind_[kind(vertex)] >= share)) {
        continue;
      }
      if (neighbours_only
              ? !has_chosen_neighbour(vertex)
              : !any_neighbour(vertex, [this](Graph::Vertex other) { return ranked_[other]; })) {
        continue;
      }
      chosen_[vertex] = true;
      ++count_;
      ++of_kind_[kind(vertex)];
    }
  }

  // True if there is room again.
  bool drop_isolated() {
    for (const Graph::Vertex vertex : rank_) {
      if (!chosen_[vertex] || has_chosen_neighbour(vertex)) continue;
      chosen_[vertex] = false;
      --count_;
      --of_kind_[kind(vertex)];
    }
    return count_ < most_;
  }

  [[nodiscard]] FigureSelection result() const {
    FigureSelection selection;
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      if (chosen_[vertex]) selection.nodes.push_back(vertex);
    }
    for (const Graph::EdgeDescriptor& edge : graph_.edges()) {
      if (chosen_[source(edge, graph_.boost())] && chosen_[target(edge, graph_.boost())]) {
        selection.edges.push_back(edge);
      }
    }
    return selection;
  }
};

}  // namespace

FigureSelection select_for_figure(const Graph& graph, std::size_t most) {
  return Selection(graph, most).choose();
}

}  // namespace diplograph::exporting
