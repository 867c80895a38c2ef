#include "graph/analysis/roles.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/days.hpp"

namespace diplograph {
namespace {

int year_of(const std::string& day) {
  int year = 0;
  std::from_chars(day.data(), day.data() + 4, year);
  return year;
}

/// The dates that place an edge in time: its own, else those of its ends.
std::vector<std::string_view> placing_dates(const Graph& graph, Graph::EdgeDescriptor edge) {
  std::vector<std::string_view> dates = graph.dates(edge);
  if (!dates.empty()) return dates;
  for (const Graph::Vertex end : {source(edge, graph.boost()), target(edge, graph.boost())}) {
    for (const std::string_view date : graph.values(end, "date")) dates.push_back(date);
  }
  return dates;
}

/// Edges by the years that they belong to.
std::map<int, std::vector<Graph::EdgeDescriptor>> edges_by_year(const GraphView& view) {
  std::map<int, std::vector<Graph::EdgeDescriptor>> result;
  const Graph& graph = view.graph();
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    if (!view.shows(edge)) continue;
    std::vector<int> years;
    for (const std::string_view date : placing_dates(graph, edge)) {
      const auto days = days_of(date);
      if (!days) continue;
      for (int year = year_of(days->first); year <= year_of(days->last); ++year) {
        years.push_back(year);
      }
    }
    std::sort(years.begin(), years.end());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    for (const int year : years) result[year].push_back(edge);
  }
  return result;
}

/// Actors are what the schema calls so; in a schema without the type, all nodes.
std::vector<Graph::Vertex> all_actors(const Graph& graph) {
  const auto type = graph.schema().find_type("Actor");
  std::vector<Graph::Vertex> result;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    if (!type || graph.schema().is_a(graph.node(vertex).type, *type)) result.push_back(vertex);
  }
  return result;
}

/// The shares of `actors` in one year's network.
std::vector<double> shares_of(const Graph& graph, const std::vector<Graph::EdgeDescriptor>& edges,
                              const std::vector<Graph::Vertex>& actors, Measure measure) {
  const Network network(graph, edges);
  const std::vector<double> values = measured(network, measure);
  std::vector<double> shares;
  for (const Graph::Vertex actor : actors) shares.push_back(values[actor]);
  const double whole = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share = whole > 0 ? share / whole : 0;
  return shares;
}

}  // namespace

std::vector<DatedThing> dated_things(const Graph& graph) {
  std::vector<DatedThing> result;
  const auto add = [&](std::string_view date, std::optional<Graph::Vertex> node,
                       std::optional<Graph::EdgeDescriptor> edge) {
    if (const auto days = days_of(date)) {
      result.push_back({days->first, days->last, std::string(date), node, edge});
    }
  };
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    for (const std::string_view date : graph.values(vertex, "date")) add(date, vertex, {});
  }
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    for (const std::string_view date : graph.dates(edge)) add(date, {}, edge);
  }
  std::stable_sort(result.begin(), result.end(), [](const DatedThing& a, const DatedThing& b) {
    return std::tie(a.first_day, a.last_day) < std::tie(b.first_day, b.last_day);
  });
  return result;
}

RoleSeries role_series(const Graph& graph, const RoleOptions& options, const Step& step) {
  RoleSeries series;
  const GraphView view(graph, measured_part(graph.schema()));
  const auto by_year = edges_by_year(view);
  if (by_year.empty()) return series;
  const int first = options.first_year.value_or(by_year.begin()->first);
  const int last = options.last_year.value_or(by_year.rbegin()->first);
  if (last < first) return series;
  series.first_year = first;

  const std::vector<Graph::Vertex> actors = all_actors(graph);
  std::vector<std::vector<double>> shares(actors.size());
  for (int year = first; year <= last; ++year) {
    std::vector<Graph::EdgeDescriptor> edges;
    const auto begin = by_year.lower_bound(year - std::max(options.window, 1) + 1);
    const auto end = by_year.upper_bound(year);
    for (auto entry = begin; entry != end; ++entry) {
      edges.insert(edges.end(), entry->second.begin(), entry->second.end());
    }
    std::vector<double> of_year(actors.size(), 0);
    if (!edges.empty()) of_year = shares_of(graph, edges, actors, options.measure);
    for (std::size_t i = 0; i < actors.size(); ++i) shares[i].push_back(of_year[i]);
    if (step) step();
  }

  const auto mean = [&](std::size_t i) {
    return std::accumulate(shares[i].begin(), shares[i].end(), 0.0);
  };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const bool asked_for =
        std::find(options.actors.begin(), options.actors.end(), actors[i]) != options.actors.end();
    if (options.actors.empty() ? mean(i) > 0 : asked_for) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return mean(a) > mean(b); });
  if (options.actors.empty() && order.size() > options.most) order.resize(options.most);
  for (const std::size_t i : order) {
    series.actors.push_back(actors[i]);
    series.shares.push_back(std::move(shares[i]));
  }
  return series;
}

}  // namespace diplograph
