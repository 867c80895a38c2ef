#include "cli/node_measures.hpp"

#include <array>
#include <charconv>
#include <string_view>

#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

#include "cli/progress.hpp"
#include "graph/analysis/communities.hpp"
#include "graph/analysis/measures.hpp"
#include "graph/error.hpp"
#include "graph/nearest_name.hpp"

namespace diplograph::cli {
namespace {

using exporting::FieldType;
using exporting::NodeAttribute;

struct Grouping {
  std::string_view name, definition;
};

constexpr auto groupings = std::to_array<Grouping>(
    {{"in_degree", "edges that end at the node"},
     {"out_degree", "edges that begin at the node"},
     {"community", "number of the node's community, the largest first (Louvain)"},
     {"component", "number of the part of the graph that the node hangs together with"}});

/// One number for each node of the network, in a list by vertex of the graph.
template <typename Value>
std::vector<std::string> texts(const Network& network, std::size_t nodes, const Value& value) {
  std::vector<std::string> result(nodes);
  for (const Network::Vertex vertex : network.nodes()) result[vertex] = value(vertex);
  return result;
}

/// Components numbered by their first node.
std::vector<std::uint32_t> components(const Network& network) {
  std::vector<std::uint32_t> found(num_vertices(network.boost()), 0);
  if (found.empty()) return found;
  boost::strong_components(
      network.boost(),
      boost::make_iterator_property_map(found.begin(), get(boost::vertex_index, network.boost())));
  std::vector<std::uint32_t> number(found.size(), Communities::none);
  std::uint32_t next = 0;
  for (const Network::Vertex vertex : network.nodes()) {
    std::uint32_t& fresh = number[found[vertex]];
    if (fresh == Communities::none) fresh = next++;
    found[vertex] = fresh;
  }
  return found;
}

class Taker {
 public:
  explicit Taker(const Graph& graph)
      : graph_(graph), view_(graph, measured_part(graph.schema())), network_(view_) {}

  NodeAttribute take(const std::string& name) {
    const std::size_t nodes = graph_.node_count();
    if (const auto measure = find_measure(name)) return values_of(*measure);
    if (name == "community") {
      const Communities found = communities(network_);
      return {name, FieldType::integer, texts(network_, nodes, [&](Network::Vertex vertex) {
                return std::to_string(found.of[vertex]);
              })};
    }
    if (name == "component") {
      const auto found = components(network_);
      return {name, FieldType::integer, texts(network_, nodes, [&](Network::Vertex vertex) {
                return std::to_string(found[vertex]);
              })};
    }
    const GraphView::Storage shown = view_.boost();
    if (name == "in_degree") {
      return {name, FieldType::integer, texts(network_, nodes, [&](Network::Vertex vertex) {
                return std::to_string(in_degree(Graph::Vertex{vertex}, shown));
              })};
    }
    if (name == "out_degree") {
      return {name, FieldType::integer, texts(network_, nodes, [&](Network::Vertex vertex) {
                return std::to_string(out_degree(Graph::Vertex{vertex}, shown));
              })};
    }
    throw UsageError("there is no measure \"" + name + "\"" +
                     suggestion(name, node_measure_names()) +
                     "; diplograph stats --help names them all");
  }

 private:
  const Graph& graph_;
  const GraphView view_;
  const Network network_;

  NodeAttribute values_of(Measure measure) {
    const MeasureName& name = name_of(measure);
    Progress progress(std::string(name.name), network_.nodes().size());
    const std::vector<double> values =
        measured(network_, measure, [&progress] { progress.advance(); });
    return {std::string(name.name), name.whole ? FieldType::integer : FieldType::real,
            texts(network_, graph_.node_count(),
                  [&](Network::Vertex vertex) { return shortest_decimal(values[vertex]); })};
  }
};

}  // namespace

std::vector<std::string> node_measure_names() {
  std::vector<std::string> names;
  for (const MeasureName& measure : measure_names()) names.emplace_back(measure.name);
  for (const Grouping& grouping : groupings) names.emplace_back(grouping.name);
  return names;
}

std::string node_measure_help() {
  std::string text;
  const auto line = [&](std::string_view name, std::string_view definition) {
    text.append("  ").append(name).append(std::string(13 - name.size(), ' '));
    text.append(definition).append("\n");
  };
  for (const MeasureName& measure : measure_names()) line(measure.name, measure.definition);
  for (const Grouping& grouping : groupings) line(grouping.name, grouping.definition);
  return text;
}

std::vector<NodeAttribute> node_measures(const Graph& graph,
                                         const std::vector<std::string>& names) {
  std::vector<NodeAttribute> result;
  if (names.empty()) return result;
  Taker taker(graph);
  for (const std::string& name : names) result.push_back(taker.take(name));
  return result;
}

std::string shortest_decimal(double value) {
  std::array<char, 400> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed)
          .ptr;
  return {digits.data(), end};
}

}  // namespace diplograph::cli
