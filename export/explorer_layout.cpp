#include "export/explorer_layout.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "export/graphviz_session.hpp"

namespace diplograph::exporting {
namespace {

constexpr double side = 10'000;

// Up to here nodes get room for their labels; with more of them the shape of the whole counts, and
// moving them apart takes longer than the layout.
constexpr std::size_t most_nodes_moved_apart = 2'000;

/// The pairs of different nodes that have a relation, in ascending order, each once.
std::vector<std::pair<Graph::Vertex, Graph::Vertex>> related_pairs(const Graph& graph) {
  std::vector<std::pair<Graph::Vertex, Graph::Vertex>> pairs;
  pairs.reserve(graph.edge_count());
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    const auto [low, high] =
        std::minmax({source(edge, graph.boost()), target(edge, graph.boost())});
    if (low != high) pairs.emplace_back(low, high);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::vector<Point> points_of(const std::vector<Agnode_t*>& nodes) {
  std::vector<Point> points;
  points.reserve(nodes.size());
  std::string key = "pos";
  for (Agnode_t* node : nodes) {
    const std::vector<double> numbers = numbers_of(agget(node, key.data()));
    points.push_back(numbers.size() < 2 ? Point{} : Point{numbers[0], numbers[1]});
  }
  return points;
}

/// The points in a square of the grid, with the same scale in both directions.
std::vector<GridPlace> on_grid(const std::vector<Point>& points) {
  if (points.empty()) return {};
  const auto [left, right] = std::minmax_element(
      points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
  const auto [bottom, top] = std::minmax_element(
      points.begin(), points.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
  const double extent = std::max({right->x - left->x, top->y - bottom->y, 1.0});
  std::vector<GridPlace> places;
  places.reserve(points.size());
  for (const Point& point : points) {
    places.push_back(
        {static_cast<std::uint32_t>(std::lround((point.x - left->x) / extent * side)),
         static_cast<std::uint32_t>(std::lround((point.y - bottom->y) / extent * side))});
  }
  return places;
}

}  // namespace

std::vector<GridPlace> explorer_places(const Graph& graph) {
  GraphvizSession session;
  const CgraphGraph drawing = session.open("explorer");
  const bool apart = graph.node_count() <= most_nodes_moved_apart;
  set_attribute(drawing.get(), "overlap", apart ? "prism" : "true");
  set_attribute(drawing.get(), "splines", "none");
  std::vector<Agnode_t*> nodes;
  nodes.reserve(graph.node_count());
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    std::string name = std::to_string(vertex);
    Agnode_t* node = agnode(drawing.get(), name.data(), 1);
    set_attribute(node, "shape", "circle");
    set_attribute(node, "label", "");  // the page draws them
    set_attribute(node, "fixedsize", "true");
    set_attribute(node, "width", "0.7");
    nodes.push_back(node);
  }
  for (const auto& [low, high] : related_pairs(graph)) {
    agedge(drawing.get(), nodes[low], nodes[high], nullptr, 1);
  }
  if (nodes.empty()) return {};
  session.lay_out(drawing.get(), "sfdp");
  return on_grid(points_of(nodes));
}

}  // namespace diplograph::exporting
