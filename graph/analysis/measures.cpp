#include "graph/analysis/measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <boost/graph/core_numbers.hpp>
#include <boost/property_map/property_map.hpp>

namespace diplograph {
namespace {

using Vertex = Network::Vertex;

constexpr auto names = std::to_array<MeasureName>({
    {Measure::degree, "degree", "درجه", "edges that end at the node", true},
    {Measure::betweenness, "betweenness", "بینابینی",
     "share of the shortest paths between other nodes that lead through it"},
    {Measure::closeness, "closeness", "نزدیکی", "mean of 1 / distance to all other nodes"},
    {Measure::pagerank, "pagerank", "پیج‌رنک",
     "share of a random walk along ties that is at the node"},
    {Measure::core, "core", "هسته", "greatest k of a part in which every node has k neighbours",
     true},
});

/// Breadth-first search from one node after another, in memory that is used again.
class Distances {
 public:
  static constexpr std::uint32_t unreached = static_cast<std::uint32_t>(-1);

  explicit Distances(const Network& network)
      : network_(network.boost()), distance_(num_vertices(network_), unreached) {}

  /// Nodes that can be reached from `source`, by distance.
  const std::vector<Vertex>& search(Vertex source) {
    for (const Vertex vertex : order_) distance_[vertex] = unreached;
    order_.assign(1, source);
    distance_[source] = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      for (auto [next, end] = adjacent_vertices(order_[i], network_); next != end; ++next) {
        if (distance_[*next] != unreached) continue;
        distance_[*next] = distance_[order_[i]] + 1;
        order_.push_back(*next);
      }
    }
    return order_;
  }
  [[nodiscard]] std::uint32_t operator[](Vertex vertex) const { return distance_[vertex]; }

 private:
  const Network::Storage& network_;
  std::vector<std::uint32_t> distance_;
  std::vector<Vertex> order_;
};

std::vector<double> degrees(const Network& network) {
  std::vector<double> result(num_vertices(network.boost()), 0);
  for (const Vertex vertex : network.nodes()) {
    result[vertex] = static_cast<double>(network.strength(vertex));
  }
  return result;
}

/// Brandes, A Faster Algorithm for Betweenness Centrality (2001), without weights. Boost has it
/// too, but tells nothing while it runs.
std::vector<double> betweenness(const Network& network, const Step& step) {
  const Network::Storage& ties = network.boost();
  std::vector<double> result(num_vertices(ties), 0);
  std::vector<double> paths(num_vertices(ties), 0);
  std::vector<double> dependency(num_vertices(ties), 0);
  Distances distances(network);
  for (const Vertex source : network.nodes()) {
    const std::vector<Vertex>& order = distances.search(source);
    for (const Vertex vertex : order) paths[vertex] = dependency[vertex] = 0;
    paths[source] = 1;
    for (const Vertex vertex : order) {
      for (auto [next, end] = adjacent_vertices(vertex, ties); next != end; ++next) {
        if (distances[*next] == distances[vertex] + 1) paths[*next] += paths[vertex];
      }
    }
    for (auto vertex = order.rbegin(); vertex != order.rend(); ++vertex) {
      for (auto [next, end] = adjacent_vertices(*vertex, ties); next != end; ++next) {
        if (distances[*next] != distances[*vertex] + 1) continue;
        dependency[*vertex] += paths[*vertex] / paths[*next] * (1 + dependency[*next]);
      }
      if (*vertex != source) result[*vertex] += dependency[*vertex];
    }
    if (step) step();
  }
  const auto count = static_cast<double>(network.nodes().size());
  for (double& value : result) value = count > 2 ? value / ((count - 1) * (count - 2)) : 0;
  return result;
}

std::vector<double> closeness(const Network& network, const Step& step) {
  std::vector<double> result(num_vertices(network.boost()), 0);
  const auto others = static_cast<double>(network.nodes().size()) - 1;
  Distances distances(network);
  for (const Vertex source : network.nodes()) {
    double sum = 0;
    for (const Vertex vertex : distances.search(source)) {
      if (vertex != source) sum += 1.0 / distances[vertex];
    }
    if (others > 0) result[source] = sum / others;
    if (step) step();
  }
  return result;
}

/// By rounds of the power method. What a node without ties would pass on goes to all alike, as in
/// the walk that starts anew; Boost's `page_rank` would lose it.
std::vector<double> pagerank(const Network& network) {
  constexpr double damping = 0.85;
  constexpr double enough = 1e-10;
  constexpr int most_rounds = 200;
  const Network::Storage& ties = network.boost();
  const auto count = static_cast<double>(network.nodes().size());
  std::vector<double> rank(num_vertices(ties), 0);
  std::vector<double> passed(num_vertices(ties), 0);
  const std::vector<double> strength = degrees(network);
  for (const Vertex vertex : network.nodes()) rank[vertex] = 1 / count;
  for (int round = 0; round < most_rounds; ++round) {
    double loose = 0;
    for (const Vertex vertex : network.nodes()) {
      if (strength[vertex] == 0) loose += rank[vertex];
      passed[vertex] = strength[vertex] == 0 ? 0 : rank[vertex] / strength[vertex];
    }
    const double base = (1 - damping + damping * loose) / count;
    double change = 0;
    for (const Vertex vertex : network.nodes()) {
      double sum = 0;
      for (auto [arc, end] = out_edges(vertex, ties); arc != end; ++arc) {
        sum += passed[target(*arc, ties)] * ties[*arc].weight;
      }
      const double value = base + damping * sum;
      change += std::abs(value - rank[vertex]);
      rank[vertex] = value;
    }
    if (change < enough) break;
  }
  return rank;
}

std::vector<double> cores(const Network& network) {
  const Network::Storage& ties = network.boost();
  std::vector<std::size_t> core(num_vertices(ties), 0);
  if (!core.empty()) {
    boost::core_numbers(
        ties, boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, ties)));
  }
  return {core.begin(), core.end()};
}

}  // namespace

std::span<const MeasureName> measure_names() { return names; }

const MeasureName& name_of(Measure measure) { return names[static_cast<std::size_t>(measure)]; }

std::optional<Measure> find_measure(std::string_view name) {
  for (const MeasureName& known : names) {
    if (known.name == name) return known.measure;
  }
  return std::nullopt;
}

std::vector<double> measured(const Network& network, Measure measure, const Step& step) {
  switch (measure) {
    case Measure::betweenness:
      return betweenness(network, step);
    case Measure::closeness:
      return closeness(network, step);
    case Measure::pagerank:
      return pagerank(network);
    case Measure::core:
      return cores(network);
    case Measure::degree:
      break;
  }
  return degrees(network);
}

}  // namespace diplograph
