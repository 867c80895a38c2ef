#include "graph/witnesses.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/node_copy.hpp"

namespace diplograph {
namespace {

/// Copies parts of a graph into another of the same schema.
class PartialCopy {
 public:
  explicit PartialCopy(const Graph& from) : from_(from), into_(from.schema()) {
    for (const auto& [id, document] : from.documents()) into_.add_document(document);
  }

  Graph::Vertex node(Graph::Vertex vertex) { return copy_node(from_, vertex, into_); }

  template <typename Takes>
  void mentions(Graph::Vertex vertex, const Takes& takes) {
    Graph::Vertex place{};
    bool added = false;
    for (const StoredEvidence& mention : from_.mentions(vertex)) {
      if (!takes(mention)) continue;
      if (!added) place = node(vertex);
      added = true;
      into_.add_mention(place, from_.resolved(mention));
    }
  }

  template <typename Takes>
  void edge(Graph::EdgeDescriptor edge, const Takes& takes) {
    const Edge& content = from_.edge(edge);
    for (const StoredEvidence& evidence : from_.evidence(content)) {
      if (!takes(evidence)) continue;
      const Graph::Vertex source = node(boost::source(edge, from_.boost()));
      const Graph::Vertex target = node(boost::target(edge, from_.boost()));
      into_.add_evidence(into_.add_edge(source, content.relation, target, content.polarity),
                         from_.resolved(evidence));
    }
  }

  Graph finish() {
    into_.canonicalize();
    return std::move(into_);
  }

 private:
  const Graph& from_;
  Graph into_;
};

template <typename Range>
bool has_two_extractors(const Range& pieces) {
  bool any = false;
  StringId first{};
  for (const StoredEvidence& piece : pieces) {
    if (any && piece.extractor != first) return true;
    first = piece.extractor;
    any = true;
  }
  return false;
}

}  // namespace

std::vector<std::string> extractors_of(const Graph& graph) {
  std::set<StringId> seen;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    for (const StoredEvidence& mention : graph.mentions(vertex)) seen.insert(mention.extractor);
  }
  for (const Graph::EdgeDescriptor edge : graph.edges()) {
    for (const StoredEvidence& evidence : graph.evidence(edge)) seen.insert(evidence.extractor);
  }
  std::vector<std::string> names;
  for (const StringId id : seen) names.emplace_back(graph.text(id));
  std::sort(names.begin(), names.end());
  return names;
}

Graph found_by(const Graph& graph, const std::function<bool(std::string_view extractor)>& takes) {
  std::map<StringId, bool> taken;
  const auto of_them = [&](const StoredEvidence& piece) {
    const auto [place, added] = taken.try_emplace(piece.extractor);
    if (added) place->second = takes(graph.text(piece.extractor));
    return place->second;
  };
  PartialCopy copy(graph);
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    copy.mentions(vertex, of_them);
  }
  for (const Graph::EdgeDescriptor edge : graph.edges()) copy.edge(edge, of_them);
  return copy.finish();
}

Graph agreed(const Graph& graph) {
  const auto all = [](const StoredEvidence&) { return true; };
  PartialCopy copy(graph);
  std::set<Graph::Vertex> ends;
  for (const Graph::EdgeDescriptor edge : graph.edges()) {
    if (!has_two_extractors(graph.evidence(edge))) continue;
    copy.edge(edge, all);
    ends.insert(boost::source(edge, graph.boost()));
    ends.insert(boost::target(edge, graph.boost()));
  }
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    if (ends.contains(vertex) || has_two_extractors(graph.mentions(vertex))) {
      copy.mentions(vertex, all);
    }
  }
  return copy.finish();
}

}  // namespace diplograph
