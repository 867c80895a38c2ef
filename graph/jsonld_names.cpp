#include "graph/jsonld_names.hpp"

#include "graph/content_hash.hpp"
#include "graph/decimal.hpp"
#include "graph/iri.hpp"

namespace diplograph {
namespace {

constexpr std::size_t most_remembered = 4096;

}  // namespace

std::string statement_iri(const Graph& graph, Graph::EdgeDescriptor edge) {
  const Edge& content = graph.edge(edge);
  const std::string_view from = graph.id(source(edge, graph.boost()));
  const std::string_view to = graph.id(target(edge, graph.boost()));
  const std::string& base = graph.schema().base_iri();
  std::string iri;
  iri.reserve(base.size() + from.size() + to.size() + 32);
  iri += base;
  append_iri_part(iri, from);
  iri += content.polarity == Polarity::negated ? "#not:" : "#";
  iri += graph.schema().relation(content.relation).name;
  iri += ':';
  append_iri_part(iri, to);
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
  std::string iri;
  iri.reserve(holder.size() + 17);
  iri.append(holder).append(";").append(hash.hexadecimal());
  return iri;
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

const std::string& RecurringIris::document(const StoredEvidence& evidence) {
  if (documents_.size() > most_remembered) documents_.clear();
  std::string& iri = documents_[evidence.document];
  if (iri.empty()) iri = document_iri(graph_->schema(), graph_->text(evidence.document));
  return iri;
}

const std::string& RecurringIris::activity(const StoredEvidence& evidence) {
  if (activities_.size() > most_remembered) activities_.clear();
  const std::uint64_t key = std::uint64_t{static_cast<std::uint32_t>(evidence.extractor)} << 32U |
                            static_cast<std::uint32_t>(evidence.rule);
  std::string& iri = activities_[key];
  if (iri.empty()) {
    iri = activity_iri(graph_->schema(), graph_->text(evidence.extractor),
                       graph_->text(evidence.rule));
  }
  return iri;
}

std::string RecurringIris::passage(const StoredEvidence& evidence) {
  const std::string& document = this->document(evidence);
  std::string iri;
  iri.reserve(document.size() + 42);
  iri.append(document).append("#").append(std::to_string(evidence.text.begin));
  iri.append("-").append(std::to_string(evidence.text.end));
  return iri;
}

}  // namespace diplograph
