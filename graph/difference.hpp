#pragma once

#include <string>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/graph.hpp"

namespace diplograph {

/// What differs in one node that two graphs have. A detail is "name fa چین (preferred)" or
/// "property date 2015"; mentions are counted as evidence is.
struct NodeDifference {
  std::string id;
  std::vector<std::string> added, removed;  ///< details
  std::vector<Evidence> added_mentions, removed_mentions;
};

/// What differs in the evidence of one edge that two graphs have.
struct EdgeDifference {
  std::string id;
  std::vector<Evidence> added, removed;
};

/// An edge that only one of two graphs has, with its evidence.
struct LoneEdge {
  std::string id;
  std::vector<Evidence> evidence;
};

/// What one graph has and the other has not; each list in canonical order.
struct Difference {
  std::vector<std::string> added_documents, removed_documents;  ///< ids, or "ID (other bytes)"
  std::vector<std::string> added_nodes, removed_nodes;          ///< ids
  std::vector<NodeDifference> changed_nodes;
  std::vector<LoneEdge> added_edges, removed_edges;
  std::vector<EdgeDifference> changed_edges;

  [[nodiscard]] bool empty() const;
};

/// What has to be added to and removed from `before` to get `after`; both canonical.
/// O(n log n) in the size of both.
[[nodiscard]] Difference difference(const Graph& before, const Graph& after);

}  // namespace diplograph
