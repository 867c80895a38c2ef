#include "export/figure_selection.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include "graph/statistics.hpp"

namespace diplograph::exporting {
namespace {

/// A day as a number that sorts like the calendar: year, month, day in decimal places.
struct Days {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// The days that an EDTF date covers; none if it is not one.
std::optional<Days> days_of(std::string_view date) {
  if (date.empty()) return std::nullopt;
  const auto point = [](std::string_view text, bool end) -> std::optional<std::int64_t> {
    const bool before_christ = text.starts_with('-');
    if (before_christ) text.remove_prefix(1);
    std::int64_t parts[3] = {0, end ? 12 : 1, end ? 31 : 1};
    for (std::int64_t& part : parts) {
      if (text.empty()) break;
      const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), part);
      if (error != std::errc{}) return std::nullopt;
      text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
      if (text.starts_with('-')) text.remove_prefix(1);
    }
    // EDTF writes seasons as the months 21 (spring) to 24.
    if (parts[1] > 20) parts[1] = (parts[1] - 20) * 3 - (end ? 0 : 2);
    return ((before_christ ? -parts[0] : parts[0]) * 100 + parts[1]) * 100 + parts[2];
  };
  const std::size_t slash = date.find('/');
  const auto first = point(date.substr(0, slash), false);
  const auto last = point(slash == std::string_view::npos ? date : date.substr(slash + 1), true);
  if (!first || !last) return std::nullopt;
  return Days{*first, *last};
}

/// Which nodes and edges a filter lets pass.
class Passing {
 public:
  Passing(const Graph& graph, const FigureFilter& filter)
      : graph_(graph), filter_(filter), nodes_(graph.node_count(), false) {
    for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
      nodes_[vertex] = has_type(vertex) && in_time(vertex);
    }
    if (filter.focus) {
      nodes_[*filter.focus] = true;
      keep_neighbourhood(*filter.focus);
    }
  }

  [[nodiscard]] bool node(Graph::Vertex vertex) const { return nodes_[vertex]; }
  [[nodiscard]] bool edge(const Graph::EdgeDescriptor& edge) const {
    return nodes_[source(edge, graph_.boost())] && nodes_[target(edge, graph_.boost())] &&
           (filter_.relations.empty() ||
            std::find(filter_.relations.begin(), filter_.relations.end(),
                      graph_.edge(edge).relation) != filter_.relations.end());
  }
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(std::count(nodes_.begin(), nodes_.end(), true));
  }

 private:
  const Graph& graph_;
  const FigureFilter& filter_;
  std::vector<bool> nodes_;

  [[nodiscard]] bool has_type(Graph::Vertex vertex) const {
    const Schema& schema = graph_.schema();
    const TypeId type = graph_.node(vertex).type;
    if (filter_.types.empty()) {
      return schema.type(type).name != "Document" && schema.type(type).name != "Source";
    }
    return std::any_of(filter_.types.begin(), filter_.types.end(),
                       [&](TypeId wanted) { return schema.is_a(type, wanted); });
  }

  [[nodiscard]] bool in_time(Graph::Vertex vertex) const {
    const auto from = days_of(filter_.from);
    const auto to = days_of(filter_.to);
    const auto dates = graph_.values(vertex, "date");
    if (dates.empty() || (!from && !to)) return true;
    return std::any_of(dates.begin(), dates.end(), [&](std::string_view date) {
      const auto days = days_of(date);
      return days && (!from || days->last >= from->first) && (!to || days->first <= to->last);
    });
  }

  /// Breadth-first from the focus over edges that pass; what is farther than `hops` is left out.
  void keep_neighbourhood(Graph::Vertex focus) {
    std::vector<bool> near(nodes_.size(), false);
    near[focus] = true;
    std::vector<Graph::Vertex> ring{focus};
    for (std::size_t hop = 0; hop < filter_.hops && !ring.empty(); ++hop) {
      std::vector<Graph::Vertex> next;
      const auto reach = [&](const Graph::EdgeDescriptor& way, Graph::Vertex other) {
        if (near[other] || !edge(way)) return;
        near[other] = true;
        next.push_back(other);
      };
      for (const Graph::Vertex vertex : ring) {
        for (auto [way, end] = out_edges(vertex, graph_.boost()); way != end; ++way) {
          reach(*way, target(*way, graph_.boost()));
        }
        for (auto [way, end] = in_edges(vertex, graph_.boost()); way != end; ++way) {
          reach(*way, source(*way, graph_.boost()));
        }
      }
      ring = std::move(next);
    }
    nodes_ = std::move(near);
  }
};

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
        passing_(graph, filter),
        chosen_(graph.node_count(), false) {
    for (const Graph::Vertex vertex : ranked(graph, filter.ranking)) {
      if (passing_.node(vertex)) rank_.push_back(vertex);
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
  Passing passing_;
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
      if (other != vertex && passing_.edge(*edge) && holds(other)) return true;
    }
    for (auto [edge, end] = in_edges(vertex, graph_.boost()); edge != end; ++edge) {
      const Graph::Vertex other = source(*edge, graph_.boost());
      if (other != vertex && passing_.edge(*edge) && holds(other)) return true;
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
    selection.eligible_nodes = passing_.count();
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      if (chosen_[vertex]) selection.nodes.push_back(vertex);
    }
    for (const Graph::EdgeDescriptor& edge : graph_.edges()) {
      if (passing_.edge(edge) && chosen_[source(edge, graph_.boost())] &&
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
