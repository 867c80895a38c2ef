#include "graph/analysis/projection.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace diplograph {
namespace {

using Pair = std::pair<Graph::Vertex, Graph::Vertex>;

/// An affirmed edge seen from its target.
struct Arrival {
  Graph::Vertex source{};
  RelationId relation{};
  std::size_t evidence = 0;
};

/// Calls `visit` with the affirmed edges of `relations` to each node, in the order of sources.
template <typename Visit>
void for_each_target(const Graph& graph, std::span<const RelationId> relations,
                     const Visit& visit) {
  std::vector<Arrival> arrivals;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    arrivals.clear();
    const auto [first, last] = in_edges(vertex, graph.boost());
    for (auto edge = first; edge != last; ++edge) {
      const Edge& content = graph.edge(*edge);
      if (content.polarity == Polarity::affirmed &&
          std::find(relations.begin(), relations.end(), content.relation) != relations.end()) {
        arrivals.push_back(
            {source(*edge, graph.boost()), content.relation, graph.evidence(content).size()});
      }
    }
    std::sort(arrivals.begin(), arrivals.end(), [](const Arrival& one, const Arrival& other) {
      return std::tuple(one.source, one.relation) < std::tuple(other.source, other.relation);
    });
    visit(arrivals);
  }
}

}  // namespace

std::vector<Bundle> bundles(const Graph& graph) {
  std::map<std::tuple<TypeId, RelationId, TypeId>, Bundle> found;
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    const Edge& content = graph.edge(edge);
    if (content.polarity == Polarity::negated) continue;
    const TypeId from = graph.node(source(edge, graph.boost())).type;
    const TypeId to = graph.node(target(edge, graph.boost())).type;
    Bundle& bundle = found[{from, content.relation, to}];
    bundle.source = from;
    bundle.relation = content.relation;
    bundle.target = to;
    ++bundle.edges;
    bundle.evidence += graph.evidence(content).size();
  }
  std::vector<Bundle> result;
  result.reserve(found.size());
  for (const auto& [key, bundle] : found) result.push_back(bundle);
  return result;
}

std::vector<Tie> ties(const Graph& graph, std::span<const RelationId> relations) {
  std::map<Pair, Tie> found;
  for_each_target(graph, relations, [&](const std::vector<Arrival>& arrivals) {
    // A source may arrive by several of the relations; it shares the target once.
    std::map<Graph::Vertex, std::size_t> evidence;
    for (const Arrival& arrival : arrivals) evidence[arrival.source] += arrival.evidence;
    for (auto one = evidence.begin(); one != evidence.end(); ++one) {
      for (auto other = std::next(one); other != evidence.end(); ++other) {
        Tie& tie = found[{one->first, other->first}];
        ++tie.shared;
        tie.evidence += one->second + other->second;
      }
    }
  });
  std::vector<Tie> result;
  result.reserve(found.size());
  for (auto& [pair, tie] : found) {
    std::tie(tie.a, tie.b) = pair;
    result.push_back(tie);
  }
  return result;
}

std::vector<Stance> stances(const Graph& graph, RelationId supports, RelationId opposes) {
  std::map<Pair, Stance> found;
  const std::vector<RelationId> relations{supports, opposes};
  for_each_target(graph, relations, [&](const std::vector<Arrival>& arrivals) {
    for (auto one = arrivals.begin(); one != arrivals.end(); ++one) {
      for (auto other = std::next(one); other != arrivals.end(); ++other) {
        if (one->source == other->source) continue;
        Stance& stance = found[{one->source, other->source}];
        ++(one->relation == other->relation ? stance.congruence : stance.conflict);
        stance.evidence += one->evidence + other->evidence;
      }
    }
  });
  std::vector<Stance> result;
  result.reserve(found.size());
  for (auto& [pair, stance] : found) {
    std::tie(stance.a, stance.b) = pair;
    result.push_back(stance);
  }
  return result;
}

}  // namespace diplograph
