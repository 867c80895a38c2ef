#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/graph.hpp"

namespace diplograph {

// IRIs of what a graph.jsonld names beside nodes. A fragment follows a node's IRI or the base IRI,
// and ids never give a fragment, so none of these can be a node's. All depend on content alone:
// the same statement or evidence has the same name in every file, and loading a file twice into a
// store changes nothing.

/// "BASEstate/china#pursues:goal/peace", with "not:" before the relation if negated.
[[nodiscard]] std::string statement_iri(const Graph& graph, Graph::EdgeDescriptor edge);

/// `holder`, ";" and a 64-bit hash of the evidence in hexadecimal. `holder` is a statement's IRI
/// or a node's IRI with "#mention".
[[nodiscard]] std::string evidence_iri(const Graph& graph, std::string_view holder,
                                       const StoredEvidence& evidence);

/// "BASE#by:EXTRACTOR:RULE": an extractor's finding by a rule.
[[nodiscard]] std::string activity_iri(const Schema& schema, std::string_view extractor,
                                       std::string_view rule);

/// "BASE#agent:EXTRACTOR".
[[nodiscard]] std::string agent_iri(const Schema& schema, std::string_view extractor);

/// "BASEdocument/NAME", also where the schema has no type for documents.
[[nodiscard]] std::string document_iri(const Schema& schema, std::string_view document);

/// The IRIs that much evidence shares, made once; a few thousand are remembered at a time.
class RecurringIris {
 public:
  /// The graph must outlive this.
  explicit RecurringIris(const Graph& graph) : graph_(&graph) {}

  // The references are good until the next call.
  [[nodiscard]] const std::string& document(const StoredEvidence& evidence);
  [[nodiscard]] const std::string& activity(const StoredEvidence& evidence);
  /// "BASEdocument/NAME#120-180": the words at these bytes of the repaired text.
  [[nodiscard]] std::string passage(const StoredEvidence& evidence);

 private:
  const Graph* graph_;
  std::unordered_map<StringId, std::string> documents_;
  std::unordered_map<std::uint64_t, std::string> activities_;  // by extractor and rule
};

}  // namespace diplograph
