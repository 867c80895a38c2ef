#include "export/figure_selection.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/analysis/graph_view.hpp"
#include "graph/analysis/network.hpp"
#include "graph/analysis/statistics.hpp"

namespace diplograph::exporting {
namespace {

/// What the filter lets pass; documents and cited works only if their types are asked for.
GraphView view_of(const Graph& graph, const FigureFilter& filter) {
  ViewFilter passing;
  passing.types = filter.types;
  if (filter.types.empty()) passing.hidden_types = measured_part(graph.schema()).hidden_types;
  passing.relations = filter.relations;
  passing.from = filter.from;
  passing.to = filter.to;
  GraphView view(graph, std::move(passing));
  if (filter.focus) view.narrow_to_ego(*filter.focus, filter.hops);
  return view;
}

std::vector<Graph::Vertex> ranked(const Graph& graph, Ranking ranking) {
  const bool between = ranking == Ranking::betweenness;
  std::vector<Centrality> list = statistics(graph, 0, between ? graph.node_count() : 0).central;
  if (ranking != Ranking::pagerank) {
    std::stable_sort(list.begin(), list.end(), [&](const Centrality& a, const Centrality& b) {
      return between ? a.betweenness > b.betweenness
                     : a.in_degree + a.out_degree > b.in_degree + b.out_degree;
    });
  }
  std::vector<Graph::Vertex> result;
  std::vector<bool> seen(graph.node_count(), false);
  for (const Centrality& entry : list) {
    result.push_back(entry.vertex);
    seen[entry.vertex] = true;
  }
  // Documents and sources have no centrality; they follow in the order of their ids.
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    if (!seen[vertex]) result.push_back(vertex);
  }
  return result;
}

class Selection {
 public:
  Selection(const Graph& graph, const FigureFilter& filter)
      : graph_(graph),
        filter_(filter),
        passing_(view_of(graph, filter)),
        chosen_(graph.node_count(), false) {
    for (const Graph::Vertex vertex : ranked(graph, filter.ranking)) {
      if (passing_.shows(vertex)) rank_.push_back(vertex);
    }
    most_ = filter.most == 0 ? rank_.size() : std::min(filter.most, rank_.size());
  }

  FigureSelection choose() {
    if (filter_.focus) choose_node(*filter_.focus);
    take(true, filter_.focus.has_value());
    // Nodes without a chosen neighbour make room for neighbours of the chosen ones.
    for (int round = 0; round < 4 && drop_isolated(); ++round) take(round == 0, true);
    drop_isolated();
    return result();
  }

 private:
  const Graph& graph_;
  const FigureFilter& filter_;
  GraphView passing_;
  std::vector<bool> chosen_;
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
      if (other != vertex && passing_.shows(*edge) && holds(other)) return true;
    }
    for (auto [edge, end] = in_edges(vertex, graph_.boost()); edge != end; ++edge) {
      const Graph::Vertex other = source(*edge, graph_.boost());
      if (other != vertex && passing_.shows(*edge) && holds(other)) return true;
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
      if (neighbours_only ? !has_chosen_neighbour(vertex)
                          : !any_neighbour(vertex, [](Graph::Vertex) { return true; })) {
        continue;
      }
      choose_node(vertex);
    }
  }

  void choose_node(Graph::Vertex vertex) {
    chosen_[vertex] = true;
    ++count_;
    ++of_kind_[kind(vertex)];
  }

  // True if there is room again.
  bool drop_isolated() {
    for (const Graph::Vertex vertex : rank_) {
      if (!chosen_[vertex] || vertex == filter_.focus || has_chosen_neighbour(vertex)) continue;
      chosen_[vertex] = false;
      --count_;
      --of_kind_[kind(vertex)];
    }
    return count_ < most_;
  }

  [[nodiscard]] FigureSelection result() const {
    FigureSelection selection;
    selection.eligible_nodes = passing_.node_count();
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      if (chosen_[vertex]) selection.nodes.push_back(vertex);
    }
    for (const Graph::EdgeDescriptor& edge : graph_.edges()) {
      if (passing_.shows(edge) && chosen_[source(edge, graph_.boost())] &&
          chosen_[target(edge, graph_.boost())]) {
        selection.edges.push_back(edge);
      }
    }
    return selection;
  }
};

}  // namespace

FigureSelection select_for_figure(const Graph& graph, const FigureFilter& filter) {
  return Selection(graph, filter).choose();
}

}  // namespace diplograph::exporting
