#include "export/triples.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "export/edge_walk.hpp"
#include "graph/decimal.hpp"
#include "graph/iri.hpp"
#include "graph/jsonld_context.hpp"
#include "graph/jsonld_names.hpp"
#include "graph/lexical_form.hpp"
#include "graph/literal_parts.hpp"

namespace diplograph::exporting {
namespace {

constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view xsd_integer = "http://www.w3.org/2001/XMLSchema#integer";
constexpr std::string_view xsd_decimal = "http://www.w3.org/2001/XMLSchema#decimal";

std::string rdf(std::string_view name) {
  return "http://www.w3.org/1999/02/22-rdf-syntax-ns#" + std::string(name);
}
std::string rdfs(std::string_view name) {
  return "http://www.w3.org/2000/01/rdf-schema#" + std::string(name);
}
std::string oa(std::string_view name) { return "http://www.w3.org/ns/oa#" + std::string(name); }
std::string prov(std::string_view name) { return "http://www.w3.org/ns/prov#" + std::string(name); }
std::string dg(std::string_view name) { return std::string(profile_iri) + std::string(name); }

/// The predicates and classes that every file has, made once.
struct Terms {
  const std::string label = rdfs("label");
  const std::string alternative_label = "http://www.w3.org/2004/02/skos/core#altLabel";
  const std::string ontology = "http://www.w3.org/2002/07/owl#Ontology";
  const std::string version = "http://www.w3.org/2002/07/owl#versionInfo";
  const std::string agent = prov("Agent");
  const std::string activity = prov("Activity");
  const std::string entity = prov("Entity");
  const std::string associated = prov("wasAssociatedWith");
  const std::string generated = prov("wasGeneratedBy");
  const std::string statement = rdf("Statement");
  const std::string subject = rdf("subject");
  const std::string predicate = rdf("predicate");
  const std::string object = rdf("object");
  const std::string annotation = oa("Annotation");
  const std::string has_target = oa("hasTarget");
  const std::string specific_resource = oa("SpecificResource");
  const std::string has_source = oa("hasSource");
  const std::string has_selector = oa("hasSelector");
  const std::string quote_selector = oa("TextQuoteSelector");
  const std::string position_selector = oa("DataPositionSelector");
  const std::string exact = oa("exact");
  const std::string start = oa("start");
  const std::string end = oa("end");
  const std::string rule = dg("rule");
  const std::string source_file = dg("sourceFile");
  const std::string title = dg("title");
  const std::string language = dg("language");
  const std::string file = dg("file");
  const std::string sha256 = dg("sha256");
  const std::string bytes = dg("bytes");
  const std::string mention = dg("mention");
  const std::string evidence = dg("evidence");
  const std::string polarity = dg("polarity");
  const std::string modality = dg("modality");
  const std::string confidence = dg("confidence");
  const std::string text_start = dg("textStart");
  const std::string text_end = dg("textEnd");
  const std::string line = dg("line");
  const std::string page = dg("page");
  const std::string mark = dg("mark");
  const std::string holder = dg("holder");
  const std::string dated = dg("dated");
};

std::string_view datatype_iri(Datatype datatype) {
  switch (datatype) {
    case Datatype::integer:
      return xsd_integer;
    case Datatype::decimal:
      return xsd_decimal;
    case Datatype::boolean:
      return "http://www.w3.org/2001/XMLSchema#boolean";
    case Datatype::date:
      return edtf_iri;
    case Datatype::list:
      return rdf_json_iri;
    case Datatype::string:
    case Datatype::text:
    case Datatype::iri:
      break;
  }
  return {};
}

class Walk {
 public:
  Walk(const Graph& graph, TripleVisitor& visitor)
      : graph_(graph), visitor_(visitor), iris_(graph) {
    for (const auto& [term, definition] : jsonld_context(graph.schema())) context_.insert(term);
  }

  void all() {
    const Schema& schema = graph_.schema();
    visitor_.resource(schema.vocabulary_iri(), rdf_type, terms_.ontology);
    text(schema.vocabulary_iri(), terms_.label, schema.name());
    text(schema.vocabulary_iri(), terms_.version, schema.version());
    provenance();
    documents();
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) node(vertex);
    for_each_edge(graph_, [this](const Graph::EdgeDescriptor& edge) { statement(edge); });
  }

 private:
  const Graph& graph_;
  TripleVisitor& visitor_;
  RecurringIris iris_;
  const Terms terms_;
  std::set<std::string, std::less<>> context_;

  void text(std::string_view subject, std::string_view predicate, std::string_view value) {
    visitor_.literal(subject, predicate, value, {}, {});
  }
  void number(std::string_view subject, std::string_view predicate, std::uint64_t value) {
    visitor_.literal(subject, predicate, std::to_string(value), xsd_integer, {});
  }

  [[nodiscard]] std::string iri(Graph::Vertex vertex) const {
    return iri_of_id(graph_.schema().base_iri(), graph_.id(vertex));
  }

  /// Who found the evidence, and by which rules.
  void provenance() {
    std::set<std::pair<std::string_view, std::string_view>> found;
    const auto note = [&](const EvidenceStore::Range& list) {
      for (const StoredEvidence& evidence : list) {
        found.emplace(graph_.text(evidence.extractor), graph_.text(evidence.rule));
      }
    };
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      note(graph_.mentions(vertex));
    }
    for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) { note(graph_.evidence(edge)); });
    for (const auto& [extractor, rule] : found) {
      const std::string agent = agent_iri(graph_.schema(), extractor);
      visitor_.resource(agent, rdf_type, terms_.agent);
      text(agent, terms_.label, extractor);
      const std::string activity = activity_iri(graph_.schema(), extractor, rule);
      visitor_.resource(activity, rdf_type, terms_.activity);
      text(activity, terms_.rule, rule);
      visitor_.resource(activity, terms_.associated, agent);
    }
  }

  void documents() {
    for (const auto& [id, document] : graph_.documents()) {
      const std::string iri = document_iri(graph_.schema(), id);
      const std::string file = iri + "#file";
      visitor_.resource(iri, terms_.source_file, file);
      visitor_.resource(file, rdf_type, terms_.entity);
      if (!document.title.empty()) text(file, terms_.title, document.title);
      if (!document.language.empty()) text(file, terms_.language, document.language);
      text(file, terms_.file, document.file);
      text(file, terms_.sha256, document.sha256);
      number(file, terms_.bytes, document.bytes);
    }
  }

  /// True if a JSON-LD processor takes the value for an IRI (see the JSON-LD writer).
  [[nodiscard]] bool is_iri(std::string_view value) const {
    if (!is_absolute_iri(value)) return false;
    const std::size_t colon = value.find(':');
    return value.substr(colon).starts_with("://") || !context_.contains(value.substr(0, colon));
  }

  void node(Graph::Vertex vertex) {
    const Node& node = graph_.node(vertex);
    const std::string subject = iri(vertex);
    visitor_.resource(subject, rdf_type, graph_.schema().type(node.type).iri);
    for (const StoredName& name : graph_.names(vertex)) {
      visitor_.literal(subject,
                       name.role == NameRole::preferred ? terms_.label : terms_.alternative_label,
                       graph_.text(name.text), {}, graph_.text(name.language));
    }
    for (const StoredProperty& stored : graph_.properties(vertex)) {
      const PropertyDefinition& property = graph_.schema().property(stored.property);
      const std::string_view value = graph_.text(stored.value);
      if (property.datatype == Datatype::iri && is_iri(value)) {
        visitor_.resource(subject, property.iri, value);
      } else if (const auto text =
                     property.datatype == Datatype::text ? language_text(value) : std::nullopt) {
        visitor_.literal(subject, property.iri, text->text, {}, text->language);
      } else {
        visitor_.literal(subject, property.iri, value, datatype_iri(property.datatype), {});
      }
    }
    const auto [first, last] = out_edges(vertex, graph_.boost());
    for (auto edge = first; edge != last; ++edge) {
      const Edge& content = graph_.edge(*edge);
      if (!graph_.is_plain_fact(content)) continue;
      visitor_.resource(subject, graph_.schema().relation(content.relation).iri,
                        iri(boost::target(*edge, graph_.boost())));
    }
    evidence(subject, terms_.mention, subject + "#mention", graph_.mentions(vertex));
  }

  void statement(const Graph::EdgeDescriptor& edge) {
    const Edge& content = graph_.edge(edge);
    const std::string subject = statement_iri(graph_, edge);
    visitor_.resource(subject, rdf_type, terms_.statement);
    visitor_.resource(subject, terms_.subject, iri(source(edge, graph_.boost())));
    visitor_.resource(subject, terms_.predicate, graph_.schema().relation(content.relation).iri);
    visitor_.resource(subject, terms_.object, iri(target(edge, graph_.boost())));
    text(subject, terms_.polarity, to_string(content.polarity));
    text(subject, terms_.modality, to_string(graph_.modality(content)));
    visitor_.literal(subject, terms_.confidence, decimal3(graph_.confidence(content)), xsd_decimal,
                     {});
    evidence(subject, terms_.evidence, subject, graph_.evidence(content));
  }

  void evidence(std::string_view subject, std::string_view predicate, std::string_view holder,
                const EvidenceStore::Range& list) {
    for (const StoredEvidence& evidence : list) {
      const std::string iri = evidence_iri(graph_, holder, evidence);
      visitor_.resource(subject, predicate, iri);
      annotation(iri, evidence);
    }
  }

  void annotation(const std::string& iri, const StoredEvidence& evidence) {
    visitor_.resource(iri, rdf_type, terms_.annotation);
    const std::string passage = iris_.passage(evidence);
    visitor_.resource(iri, terms_.has_target, passage);
    number(iri, terms_.text_start, evidence.text.begin);
    number(iri, terms_.text_end, evidence.text.end);
    number(iri, terms_.line, evidence.line);
    if (evidence.page != 0) number(iri, terms_.page, evidence.page);
    for (const Mark& mark : evidence.marks) {
      text(iri, terms_.mark,
           std::string(to_string(mark.role)) + " " + std::to_string(mark.span.begin) + "-" +
               std::to_string(mark.span.end));
    }
    text(iri, terms_.modality, to_string(evidence.modality));
    visitor_.literal(iri, terms_.confidence, decimal3(static_cast<double>(evidence.confidence)),
                     xsd_decimal, {});
    if (const std::string_view who = graph_.text(evidence.holder); !who.empty()) {
      text(iri, terms_.holder, who);
    }
    if (const std::string_view date = graph_.text(evidence.date); !date.empty()) {
      text(iri, terms_.dated, date);
    }
    visitor_.resource(iri, terms_.generated, iris_.activity(evidence));
    passage_and_selector(passage, evidence);
  }

  void passage_and_selector(const std::string& passage, const StoredEvidence& evidence) {
    visitor_.resource(passage, rdf_type, terms_.specific_resource);
    visitor_.resource(passage, terms_.has_source, iris_.document(evidence));
    const std::string selector = passage + ";" + std::to_string(evidence.source.begin) + "-" +
                                 std::to_string(evidence.source.end);
    visitor_.resource(passage, terms_.has_selector, selector);
    visitor_.resource(selector, rdf_type, terms_.quote_selector);
    visitor_.resource(selector, rdf_type, terms_.position_selector);
    text(selector, terms_.exact, graph_.text(evidence.quote));
    number(selector, terms_.start, evidence.source.begin);
    number(selector, terms_.end, evidence.source.end);
  }
};

}  // namespace

void visit_triples(const Graph& graph, TripleVisitor& visitor) { Walk(graph, visitor).all(); }

}  // namespace diplograph::exporting
