#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/graph/filtered_graph.hpp>

#include "graph/graph.hpp"

namespace diplograph {

/// What of a graph a view shows. Everything that is empty or none sets no limit.
struct ViewFilter {
  std::vector<TypeId> types;          ///< nodes of these types and their descendants
  std::vector<TypeId> hidden_types;   ///< but not of these
  std::vector<RelationId> relations;  ///< edges of these relations
  bool affirmed = false;              ///< no denied edges
  std::optional<Modality> weakest;    ///< no edges of a weaker modality than this
  std::string from, to;               ///< EDTF dates: what is dated outside of them is hidden
};

/// A part of a graph, seen through Boost's `filtered_graph`: nothing is copied, and vertices and
/// edges keep their descriptors.
///
/// A node that has a date (an agreement, an event) is shown if some day of one of its dates lies
/// between `from` and `to`; an edge that has dates (of its evidence) likewise. What is not dated is
/// shown: a text that gives no date says nothing against that time.
class GraphView {
 public:
  struct ShowsNode {
    std::shared_ptr<const std::vector<bool>> shown;
    bool operator()(Graph::Vertex vertex) const { return (*shown)[vertex]; }
  };
  struct ShowsEdge {
    const GraphView* view = nullptr;
    bool operator()(const Graph::EdgeDescriptor& edge) const { return view->shows_alone(edge); }
  };
  using Storage = boost::filtered_graph<Graph::Storage, ShowsEdge, ShowsNode>;

  /// The graph must outlive the view. O(nodes). Throws `UsageError` for a `from` or `to` that is
  /// no date, or when `to` comes before `from`.
  GraphView(const Graph& graph, ViewFilter filter);

  [[nodiscard]] const Graph& graph() const { return *graph_; }
  /// The view as a Boost graph. It is good as long as this view lives and stays where it is.
  [[nodiscard]] Storage boost() const { return {graph_->boost(), ShowsEdge{this}, {nodes_}}; }

  [[nodiscard]] bool shows(Graph::Vertex vertex) const { return (*nodes_)[vertex]; }
  /// True if the edge and both its ends are shown.
  [[nodiscard]] bool shows(const Graph::EdgeDescriptor& edge) const {
    return shows(source(edge, graph_->boost())) && shows(target(edge, graph_->boost())) &&
           shows_alone(edge);
  }
  [[nodiscard]] std::size_t node_count() const;

  /// Shows no other nodes than those that can be reached from `centre`, itself included, over at
  /// most `hops` edges of this view in any direction: its ego network. The centre is shown in any
  /// case. O(nodes + edges).
  void narrow_to_ego(Graph::Vertex centre, std::size_t hops);

 private:
  const Graph* graph_;
  ViewFilter filter_;
  std::vector<bool> relations_;  // by relation: shown or not
  std::optional<std::string> first_day_, last_day_;
  std::shared_ptr<std::vector<bool>> nodes_;

  [[nodiscard]] bool shows_alone(const Graph::EdgeDescriptor& edge) const;
  [[nodiscard]] bool in_time(const std::vector<std::string_view>& dates) const;
  [[nodiscard]] bool has_type(Graph::Vertex vertex) const;
};

}  // namespace diplograph
