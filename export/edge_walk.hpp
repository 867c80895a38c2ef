#pragma once

#include <cstddef>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// The edges of a canonical graph, one after the other, in canonical order: vertices are sorted by
/// id, and the edges out of a vertex by relation, target and polarity (`Graph::canonicalize`).
/// Unlike `Graph::edges` it needs no memory.
class EdgeCursor {
 public:
  explicit EdgeCursor(const Graph& graph) : graph_(graph) { pass_sinks(); }

  [[nodiscard]] bool at_end() const { return vertex_ == graph_.node_count(); }
  [[nodiscard]] Graph::EdgeDescriptor operator*() const {
    return *(out_edges(vertex_, graph_.boost()).first + number_);
  }
  EdgeCursor& operator++() {
    ++number_;
    pass_sinks();
    return *this;
  }

 private:
  const Graph& graph_;
  Graph::Vertex vertex_ = 0;
  std::ptrdiff_t number_ = 0;  // of the edge among those out of its source

  void pass_sinks() {
    while (!at_end() && static_cast<std::size_t>(number_) == out_degree(vertex_, graph_.boost())) {
      ++vertex_;
      number_ = 0;
    }
  }
};

/// Calls `visit` with every edge of a canonical graph in canonical order. The texts that an edge
/// needs lie anywhere in memory, so those of the edges ahead are sent for while one is visited.
template <typename Visit>
void for_each_edge(const Graph& graph, const Visit& visit) {
  constexpr std::size_t nodes_ahead = 12;
  constexpr std::size_t texts_ahead = 6;
  constexpr std::size_t cache_line = 64;
  const auto send_for = [&](StringId id) {
    const std::string_view text = graph.text(id);
    for (std::size_t at = 0; at < text.size() && at < 4 * cache_line; at += cache_line) {
      __builtin_prefetch(text.data() + at);
    }
  };
  EdgeCursor nodes(graph);
  EdgeCursor texts(graph);
  const auto advance_nodes = [&] {
    if (nodes.at_end()) return;
    __builtin_prefetch(&graph.node(target(*nodes, graph.boost())));
    __builtin_prefetch(&graph.edge(*nodes));
    ++nodes;
  };
  const auto advance_texts = [&] {
    if (texts.at_end()) return;
    send_for(graph.node(target(*texts, graph.boost())).id);
    const auto evidence = graph.evidence(*texts);
    if (!evidence.empty()) send_for(evidence.front().quote);
    ++texts;
  };
  for (std::size_t i = 0; i < nodes_ahead; ++i) advance_nodes();
  for (std::size_t i = 0; i < texts_ahead; ++i) advance_texts();
  for (EdgeCursor edge(graph); !edge.at_end(); ++edge) {
    advance_nodes();
    advance_texts();
    visit(*edge);
  }
}

}  // namespace diplograph::exporting
