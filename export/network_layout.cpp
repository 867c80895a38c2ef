#include "export/network_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include <boost/pending/disjoint_sets.hpp>

#include "export/graphviz_session.hpp"

namespace diplograph::exporting {
namespace {

// Up to here nodes get room for their labels; with more of them the shape of the whole counts, and
// moving them apart takes longer than the layout.
constexpr std::size_t most_nodes_moved_apart = 2'000;

using Pair = std::pair<Graph::Vertex, Graph::Vertex>;

/// The pairs of different nodes that have a relation, in ascending order, each once.
std::vector<Pair> related_pairs(const Graph& graph) {
  std::vector<Pair> pairs;
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

/// The nodes of each connected part in ascending order; the largest parts first, equally large ones
/// by their first node.
std::vector<std::vector<Graph::Vertex>> connected_parts(const std::vector<Pair>& pairs,
                                                        std::size_t nodes) {
  std::vector<std::size_t> rank(nodes);
  std::vector<Graph::Vertex> parent(nodes);
  boost::disjoint_sets<std::size_t*, Graph::Vertex*> sets(rank.data(), parent.data());
  for (Graph::Vertex vertex = 0; vertex < nodes; ++vertex) sets.make_set(vertex);
  for (const auto& [low, high] : pairs) sets.union_set(low, high);
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> part_of(nodes, none);
  std::vector<std::vector<Graph::Vertex>> parts;
  for (Graph::Vertex vertex = 0; vertex < nodes; ++vertex) {
    std::size_t& part = part_of[sets.find_set(vertex)];
    if (part == none) {
      part = parts.size();
      parts.emplace_back();
    }
    parts[part].push_back(vertex);
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return parts;
}

class Placing {
 public:
  explicit Placing(const Graph& graph)
      : pairs_(related_pairs(graph)),
        apart_(graph.node_count() <= most_nodes_moved_apart),
        nodes_(graph.node_count(), nullptr),
        points_(graph.node_count()) {}

  std::vector<Point> points() {
    if (points_.empty()) return {};
    if (!pairs_.empty()) place_related();
    pack();
    centre();
    return std::move(points_);
  }

 private:
  std::vector<Pair> pairs_;
  bool apart_;
  std::vector<Agnode_t*> nodes_;  // null for nodes without a relation
  std::vector<Point> points_;

  void add_node(Agraph_t* drawing, Graph::Vertex vertex) {
    if (nodes_[vertex] != nullptr) return;
    std::string name = std::to_string(vertex);
    Agnode_t* node = agnode(drawing, name.data(), 1);
    set_attribute(node, "shape", "circle");
    set_attribute(node, "label", "");  // its user draws them
    set_attribute(node, "fixedsize", "true");
    set_attribute(node, "width", apart_ ? "0.7" : "0.05");
    nodes_[vertex] = node;
  }

  void place_related() {
    GraphvizSession session;
    const CgraphGraph drawing = session.open("network");
    set_attribute(drawing.get(), "overlap", apart_ ? "prism" : "true");
    set_attribute(drawing.get(), "splines", "none");
    for (const auto& [low, high] : pairs_) {
      add_node(drawing.get(), low);
      add_node(drawing.get(), high);
      agedge(drawing.get(), nodes_[low], nodes_[high], nullptr, 1);
    }
    session.lay_out(drawing.get(), "sfdp");
    for (Graph::Vertex vertex = 0; vertex < nodes_.size(); ++vertex) {
      if (nodes_[vertex] == nullptr) continue;
      const std::vector<double> numbers = numbers_of(attribute(nodes_[vertex], "pos"));
      if (numbers.size() >= 2) points_[vertex] = {numbers[0], numbers[1]};
    }
  }

  /// The connected parts in shelves from the top, the largest first; a part of many nodes gets an
  /// area that grows with their number, however tightly the forces have drawn it together.
  void pack() {
    const std::vector<std::vector<Graph::Vertex>> parts = connected_parts(pairs_, points_.size());
    const double gap = 60;
    double width = std::sqrt(static_cast<double>(points_.size())) * gap;
    double x = 0;
    double y = 0;
    double height = 0;
    for (const std::vector<Graph::Vertex>& part : parts) {
      Rectangle extent = Rectangle::at(points_[part.front()]);
      for (const Graph::Vertex vertex : part) extent.include(points_[vertex]);
      const double longest = std::max(extent.width(), extent.height());
      const double room = std::sqrt(static_cast<double>(part.size())) * gap;
      const double scale = apart_ || longest == 0 ? 1 : room / longest;
      width = std::max(width, extent.width() * scale);
      if (x > 0 && x + extent.width() * scale > width) {
        x = 0;
        y -= height + gap;
        height = 0;
      }
      for (const Graph::Vertex vertex : part) {
        Point& point = points_[vertex];
        point = {x + (point.x - extent.left) * scale, y - (extent.top - point.y) * scale};
      }
      x += extent.width() * scale + gap;
      height = std::max(height, extent.height() * scale);
    }
  }

  void centre() {
    Rectangle all = Rectangle::at(points_.front());
    for (const Point& point : points_) all.include(point);
    for (Point& point : points_) {
      point.x -= (all.left + all.right) / 2;
      point.y -= (all.bottom + all.top) / 2;
    }
  }
};

}  // namespace

std::vector<Point> network_layout(const Graph& graph) { return Placing(graph).points(); }

std::vector<Point> places_for(const Graph& graph, const Options& options) {
  if (graph.node_count() > options.placed_nodes) return {};
  return network_layout(graph);
}

}  // namespace diplograph::exporting
