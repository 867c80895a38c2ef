#include "graph/analysis/paths.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

namespace diplograph {
namespace {

/// A search that is still at it after so many steps gives up.
constexpr std::size_t most_steps = 20'000'000;

constexpr std::size_t unreached = std::numeric_limits<std::size_t>::max();

/// Calls `visit` with each step that leads from a node, edges in their direction first.
template <typename Visit>
void for_each_step(const GraphView::Storage& view, Graph::Vertex vertex, Directions directions,
                   const Visit& visit) {
  for (auto [edge, end] = out_edges(vertex, view); edge != end; ++edge) {
    visit(PathStep{*edge, false}, target(*edge, view));
  }
  if (directions == Directions::forward) return;
  for (auto [edge, end] = in_edges(vertex, view); edge != end; ++edge) {
    visit(PathStep{*edge, true}, source(*edge, view));
  }
}

/// Distances of all nodes to `to`, against the directions of paths.
std::vector<std::size_t> distances_to(const GraphView& view, Graph::Vertex to,
                                      Directions directions) {
  const GraphView::Storage shown = view.boost();
  std::vector<std::size_t> distance(view.graph().node_count(), unreached);
  std::vector<Graph::Vertex> order{to};
  distance[to] = 0;
  const auto reach = [&](Graph::Vertex from, Graph::Vertex next) {
    if (distance[next] != unreached) return;
    distance[next] = distance[from] + 1;
    order.push_back(next);
  };
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Graph::Vertex vertex = order[i];
    for (auto [edge, end] = in_edges(vertex, shown); edge != end; ++edge) {
      reach(vertex, source(*edge, shown));
    }
    if (directions == Directions::forward) continue;
    for (auto [edge, end] = out_edges(vertex, shown); edge != end; ++edge) {
      reach(vertex, target(*edge, shown));
    }
  }
  return distance;
}

class Search {
 public:
  Search(const GraphView& view, Graph::Vertex to, Directions directions, const PathLimits& limits)
      : shown_(view.boost()),
        distance_(distances_to(view, to, directions)),
        to_(to),
        directions_(directions),
        limits_(limits),
        on_path_(view.graph().node_count(), false) {}

  Paths from(Graph::Vertex from) {
    for (std::size_t length = 1; length <= limits_.edges && found_.complete; ++length) {
      go_on(from, length);  // deeper and deeper, so that short paths come first
    }
    return std::move(found_);
  }

 private:
  const GraphView::Storage shown_;
  const std::vector<std::size_t> distance_;
  const Graph::Vertex to_;
  const Directions directions_;
  const PathLimits limits_;
  std::vector<bool> on_path_;
  Path path_;
  Paths found_;
  std::size_t steps_ = 0;

  /// Goes on to paths of exactly `left` further edges.
  void go_on(Graph::Vertex vertex, std::size_t left) {
    if (++steps_ > most_steps) found_.complete = false;
    if (vertex == to_) {
      if (left != 0) return;
      if (found_.paths.size() == limits_.paths) {
        found_.complete = false;
      } else {
        found_.paths.push_back(path_);
      }
      return;
    }
    on_path_[vertex] = true;
    std::vector<std::pair<Graph::Vertex, PathStep>> steps;
    for_each_step(shown_, vertex, directions_, [&](const PathStep& step, Graph::Vertex next) {
      if (!on_path_[next] && distance_[next] < left) steps.emplace_back(next, step);
    });
    std::stable_sort(steps.begin(), steps.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [next, step] : steps) {
      if (!found_.complete) break;
      path_.push_back(step);
      go_on(next, left - 1);
      path_.pop_back();
    }
    on_path_[vertex] = false;
  }
};

}  // namespace

Path shortest_path(const GraphView& view, Graph::Vertex from, Graph::Vertex to,
                   Directions directions) {
  if (from == to || !view.shows(from) || !view.shows(to)) return {};
  const std::vector<std::size_t> distance = distances_to(view, to, directions);
  if (distance[from] == unreached) return {};
  const GraphView::Storage shown = view.boost();
  Path path;
  for (Graph::Vertex vertex = from; vertex != to;) {
    std::optional<std::pair<Graph::Vertex, PathStep>> best;
    for_each_step(shown, vertex, directions, [&](const PathStep& step, Graph::Vertex next) {
      if (distance[next] + 1 != distance[vertex]) return;
      if (!best || next < best->first) best = {next, step};
    });
    path.push_back(best->second);
    vertex = best->first;
  }
  return path;
}

Paths simple_paths(const GraphView& view, Graph::Vertex from, Graph::Vertex to,
                   Directions directions, const PathLimits& limits) {
  if (from == to || !view.shows(from) || !view.shows(to)) return {};
  return Search(view, to, directions, limits).from(from);
}

std::vector<std::vector<Graph::Vertex>> cycles(const Graph& graph, RelationId relation) {
  ViewFilter filter;
  filter.relations = {relation};
  filter.affirmed = true;
  const GraphView view(graph, filter);
  const GraphView::Storage shown = view.boost();
  std::vector<std::size_t> component(graph.node_count(), 0);
  const auto map =
      boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph.boost()));
  const std::size_t count = graph.node_count() == 0 ? 0 : boost::strong_components(shown, map);
  std::vector<std::vector<Graph::Vertex>> members(count);
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    members[component[vertex]].push_back(vertex);
  }
  std::erase_if(members, [&](const std::vector<Graph::Vertex>& group) {
    return group.size() == 1 && !edge(group.front(), group.front(), shown).second;
  });
  std::sort(members.begin(), members.end());
  return members;
}

}  // namespace diplograph
