#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "export/theme.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// A node of one of two graphs that are compared: of the second, if both have it.
struct ComparedNode {
  const Graph* graph = nullptr;
  Graph::Vertex vertex = 0;
  Change change = Change::none;
};

/// An edge of one of two graphs, with the ids of its ends.
struct ComparedEdge {
  const Graph* graph = nullptr;
  Graph::EdgeDescriptor edge;
  std::string source, target;
  Change change = Change::none;
};

/// How many nodes and edges changed in one way.
struct ChangeCount {
  std::size_t nodes = 0, edges = 0;
};

/// What differs between two canonical graphs, as a figure shows it: without documents and cited
/// works; a node is changed if its names or properties are, an edge if its evidence is.
class ChangedParts {
 public:
  ChangedParts(const Graph& before, const Graph& after);

  [[nodiscard]] ChangeCount count(Change change) const;
  [[nodiscard]] const ComparedNode& node(const std::string& id) const { return nodes_.at(id); }

  /// Ids of what changed, the ends of edges that did, and the neighbours of changed nodes: those at
  /// the most changes first, neighbours last.
  [[nodiscard]] const std::vector<std::string>& ranked() const { return ranked_; }
  /// The edges between some of the nodes that changed or lead to a changed node.
  [[nodiscard]] std::vector<const ComparedEdge*> edges_between(
      const std::set<std::string>& shown) const;

 private:
  std::map<std::string, ComparedNode> nodes_;
  std::map<std::string, ComparedEdge> edges_;
  std::vector<std::string> ranked_;

  void take(const Graph& graph);
  void rank();
  [[nodiscard]] bool touches_change(const ComparedEdge& edge) const;
};

}  // namespace diplograph::exporting
