#pragma once

#include <string>
#include <string_view>

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

/// "BASEdocument/NAME#120-180": the words at these bytes of the repaired text.
[[nodiscard]] std::string passage_iri(const Graph& graph, const StoredEvidence& evidence);

/// "BASE#by:EXTRACTOR:RULE": an extractor's finding by a rule.
[[nodiscard]] std::string activity_iri(const Schema& schema, std::string_view extractor,
                                       std::string_view rule);

/// "BASE#agent:EXTRACTOR".
[[nodiscard]] std::string agent_iri(const Schema& schema, std::string_view extractor);

/// "BASEdocument/NAME", also where the schema has no type for documents.
[[nodiscard]] std::string document_iri(const Schema& schema, std::string_view document);

}  // namespace diplograph
