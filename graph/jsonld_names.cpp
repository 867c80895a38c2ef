#include "graph/jsonld_names.hpp"

#include "graph/content_hash.hpp"
#include "graph/decimal.hpp"
#include "graph/iri.hpp"

namespace diplograph {
std::string statement_iri(const Graph& graph, Graph::EdgeDescriptor edge) {
  const Edge& content = graph.edge(edge);
  std::string iri = iri_of_id(graph.schema().base_iri(), graph.id(source(edge, graph.boost())));
  iri += content.polarity == Polarity::negated ? "#not:" : "#";
  iri += graph.schema().relation(content.relation).name;
  iri += ':';
  append_iri_part(iri, graph.id(target(edge, graph.boost())));
  return iri;
}

std::string evidence_iri(const Graph& graph, std::string_view holder,
                         const StoredEvidence& evidence) {
  ContentHash hash;
  hash << graph.text(evidence.document) << evidence.text.begin << evidence.text.end
       << evidence.source.begin << evidence.source.end << evidence.line << evidence.page
       << graph.text(evidence.quote) << graph.text(evidence.rule) << graph.text(evidence.extractor)
       << graph.text(evidence.holder) << decimal3(static_cast<double>(evidence.confidence))
       << to_string(evidence.modality);
  if (const std::string_view date = graph.text(evidence.date); !date.empty()) hash << date;
  for (const Mark& mark : evidence.marks) {
    hash << to_string(mark.role) << mark.span.begin << mark.span.end;
  }
  return std::string(holder) + ";" + hash.hexadecimal();
}

std::string passage_iri(const Graph& graph, const StoredEvidence& evidence) {
  return document_iri(graph.schema(), graph.text(evidence.document)) + "#" +
         std::to_string(evidence.text.begin) + "-" + std::to_string(evidence.text.end);
}

std::string activity_iri(const Schema& schema, std::string_view extractor, std::string_view rule) {
  std::string iri = schema.base_iri() + "#by:";
  for (; !extractor.empty(); extractor.remove_prefix(1)) {  // its own ":" must not end it
    const std::size_t colon = extractor.find(':');
    append_iri_part(iri, extractor.substr(0, colon));
    if (colon == std::string_view::npos) break;
    iri += "%3A";
    extractor.remove_prefix(colon);
  }
  iri += ':';
  append_iri_part(iri, rule);
  return iri;
}

std::string agent_iri(const Schema& schema, std::string_view extractor) {
  std::string iri = schema.base_iri() + "#agent:";
  append_iri_part(iri, extractor);
  return iri;
}

std::string document_iri(const Schema& schema, std::string_view document) {
  return iri_of_id(schema.base_iri(), Graph::document_node_id(schema, document));
}

}  // namespace diplograph
