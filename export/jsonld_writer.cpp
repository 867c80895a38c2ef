#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/edge_walk.hpp"
#include "export/json_text.hpp"
#include "export/writers.hpp"
#include "graph/decimal.hpp"
#include "graph/iri.hpp"
#include "graph/jsonld_context.hpp"
#include "graph/jsonld_names.hpp"
#include "graph/lexical_form.hpp"
#include "graph/literal_parts.hpp"

namespace diplograph::exporting {
namespace {

// The profile of schemas/graph.schema.json: one flat "@graph", one object a line, in the order
// schema, extractors and their rules, documents, nodes, statements; so a reader that goes through
// the file once knows everything that an object refers to. An edge is a statement with its
// evidence, and, when it is affirmed and asserted, also a plain triple of its source: a denied or a
// planned relation must not look like a fact to a reader who knows nothing of statements.

/// Writes one JSON object, member by member.
class Object {
 public:
  explicit Object(ByteBuffer& out) : out_(out) { out_ << '{'; }

  /// Writes the key; the value has to follow.
  ByteBuffer& key(std::string_view name) {
    if (!first_) out_ << ',';
    first_ = false;
    return out_ << '"' << name << "\":";  // names of terms have nothing to escape
  }
  Object& text(std::string_view name, std::string_view value) {
    json_string(key(name), value);
    return *this;
  }
  Object& number(std::string_view name, std::uint64_t value) {
    key(name) << value;
    return *this;
  }
  void end() { out_ << '}'; }

 private:
  ByteBuffer& out_;
  bool first_ = true;
};

class Writer {
 public:
  Writer(const Graph& graph, const Sink& sink) : graph_(graph), out_(sink), iris_(graph) {
    for (const auto& [term, definition] : jsonld_context(graph.schema())) terms_.insert(term);
  }

  void write() {
    out_ << "{\n\"@context\": " << jsonld_context_object(graph_.schema()) << ",\n\"@graph\": [";
    write_schema();
    write_provenance();
    write_documents();
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) write_node(vertex);
    for_each_edge(graph_, [this](const Graph::EdgeDescriptor& edge) { write_statement(edge); });
    out_ << "\n]\n}\n";
    out_.finish();
  }

 private:
  const Graph& graph_;
  ByteBuffer out_;
  RecurringIris iris_;
  std::set<std::string, std::less<>> terms_;
  bool first_item_ = true;

  Object item(std::string_view iri, std::string_view type) {
    out_ << (first_item_ ? "\n" : ",\n");
    first_item_ = false;
    Object object(out_);
    object.text("@id", iri);
    if (!type.empty()) object.text("@type", type);
    return object;
  }

  void write_schema() {
    const Schema& schema = graph_.schema();
    item(schema.vocabulary_iri(), "owl:Ontology")
        .text("rdfs:label", schema.name())
        .text("owl:versionInfo", schema.version())
        .end();
  }

  /// Who found the evidence, and by which rules.
  void write_provenance() {
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

    std::string agent;
    for (const auto& [extractor, rule] : found) {
      const std::string iri = agent_iri(graph_.schema(), extractor);
      if (iri != agent) item(iri, "prov:Agent").text("rdfs:label", extractor).end();
      agent = iri;
      item(activity_iri(graph_.schema(), extractor, rule), "prov:Activity")
          .text("dg:rule", rule)
          .text("prov:wasAssociatedWith", agent)
          .end();
    }
  }

  /// The files of documents, which have nodes only if the schema has a type for them.
  void write_documents() {
    for (const auto& [id, document] : graph_.documents()) {
      const std::string iri = document_iri(graph_.schema(), id);
      Object object = item(iri, {});
      object.key("dg:sourceFile");
      Object file(out_);
      file.text("@id", iri + "#file").text("@type", "prov:Entity");
      if (!document.title.empty()) file.text("dg:title", document.title);
      if (!document.language.empty()) file.text("dg:language", document.language);
      file.text("dg:file", document.file)
          .text("dg:sha256", document.sha256)
          .number("dg:bytes", document.bytes)
          .end();
      object.end();
    }
  }

  void write_names(Object& object, Graph::Vertex vertex, NameRole role, std::string_view term) {
    bool any = false;
    for (const StoredName& name : graph_.names(vertex)) {
      if (name.role != role) continue;
      if (!any) {
        object.key(term) << '[';
      } else {
        out_ << ',';
      }
      any = true;
      if (const std::string_view language = graph_.text(name.language); !language.empty()) {
        Object(out_).text("@language", language).text("@value", graph_.text(name.text)).end();
      } else {
        json_string(out_, graph_.text(name.text));
      }
    }
    if (any) out_ << ']';
  }

  /// True if a JSON-LD processor takes `value` for the absolute IRI that it is: no scheme
  /// that is also a term of the context, which would make it a compact IRI.
  [[nodiscard]] bool is_iri(std::string_view value) const {
    if (!is_absolute_iri(value)) return false;
    const std::size_t colon = value.find(':');
    return value.substr(colon).starts_with("://") || !terms_.contains(value.substr(0, colon));
  }

  void write_value(const PropertyDefinition& property, std::string_view value) {
    const auto text = property.datatype == Datatype::text ? language_text(value) : std::nullopt;
    if (text) {
      Object(out_).text("@language", text->language).text("@value", text->text).end();
    } else if (property.datatype == Datatype::iri && !is_iri(value)) {
      Object(out_).text("@value", value).end();  // kept as the text it is; the validator reports it
    } else {
      json_string(out_, value);
    }
  }

  void write_properties(Object& object, Graph::Vertex vertex) {
    std::string_view open;
    for (const StoredProperty& stored : graph_.properties(vertex)) {
      const PropertyDefinition& property = graph_.schema().property(stored.property);
      if (property.name != open) {
        if (!open.empty()) out_ << ']';
        object.key(property.name) << '[';
        open = property.name;
      } else {
        out_ << ',';
      }
      write_value(property, graph_.text(stored.value));
    }
    if (!open.empty()) out_ << ']';
  }

  void write_plain_triples(Object& object, Graph::Vertex vertex) {
    std::string_view open;
    const auto [first, last] = out_edges(vertex, graph_.boost());
    for (auto edge = first; edge != last; ++edge) {
      const Edge& content = graph_.edge(*edge);
      if (!graph_.is_plain_fact(content)) continue;
      const std::string& relation = graph_.schema().relation(content.relation).name;
      if (relation != open) {
        if (!open.empty()) out_ << ']';
        object.key(relation) << '[';
        open = relation;
      } else {
        out_ << ',';
      }
      json_string(out_, iri_of_id(graph_.schema().base_iri(),
                                  graph_.id(boost::target(*edge, graph_.boost()))));
    }
    if (!open.empty()) out_ << ']';
  }

  void write_node(Graph::Vertex vertex) {
    const Node& node = graph_.node(vertex);
    const std::string iri = iri_of_id(graph_.schema().base_iri(), graph_.id(vertex));
    Object object = item(iri, graph_.schema().type(node.type).name);
    write_names(object, vertex, NameRole::preferred, "rdfs:label");
    write_names(object, vertex, NameRole::alias, "skos:altLabel");
    write_properties(object, vertex);
    write_plain_triples(object, vertex);
    write_evidence(object, "dg:mention", iri + "#mention", graph_.mentions(vertex));
    object.end();
  }

  void write_statement(Graph::EdgeDescriptor edge) {
    const Edge& content = graph_.edge(edge);
    const std::string& base = graph_.schema().base_iri();
    const std::string iri = statement_iri(graph_, edge);
    Object object = item(iri, "rdf:Statement");
    object.text("rdf:subject", iri_of_id(base, graph_.id(source(edge, graph_.boost()))))
        .text("rdf:predicate", graph_.schema().relation(content.relation).iri)
        .text("rdf:object", iri_of_id(base, graph_.id(target(edge, graph_.boost()))))
        .text("dg:polarity", to_string(content.polarity))
        .text("dg:modality", to_string(graph_.modality(content)))
        .text("dg:confidence", decimal3(graph_.confidence(content)));
    write_evidence(object, "dg:evidence", iri, graph_.evidence(content));
    object.end();
  }

  void write_evidence(Object& object, std::string_view term, std::string_view holder,
                      const EvidenceStore::Range& list) {
    if (list.empty()) return;
    object.key(term) << '[';
    bool first = true;
    for (const StoredEvidence& evidence : list) {
      if (!first) out_ << ',';
      first = false;
      write_annotation(evidence_iri(graph_, holder, evidence), evidence);
    }
    out_ << ']';
  }

  void write_annotation(std::string_view iri, const StoredEvidence& evidence) {
    Object annotation(out_);
    annotation.text("@id", iri).text("@type", "oa:Annotation");
    annotation.key("oa:hasTarget");
    const std::string passage = iris_.passage(evidence);
    Object target(out_);
    target.text("@id", passage)
        .text("@type", "oa:SpecificResource")
        .text("oa:hasSource", iris_.document(evidence));
    write_selector(target, passage, evidence);
    target.end();
    annotation.number("dg:textStart", evidence.text.begin)
        .number("dg:textEnd", evidence.text.end)
        .number("dg:line", evidence.line);
    if (evidence.page != 0) annotation.number("dg:page", evidence.page);
    if (!evidence.marks.empty()) write_marks(annotation, evidence.marks);
    annotation.text("dg:modality", to_string(evidence.modality))
        .text("dg:confidence", decimal3(static_cast<double>(evidence.confidence)));
    if (const std::string_view who = graph_.text(evidence.holder); !who.empty()) {
      annotation.text("dg:holder", who);
    }
    if (const std::string_view date = graph_.text(evidence.date); !date.empty()) {
      annotation.text("dg:dated", date);
    }
    annotation.text("prov:wasGeneratedBy", iris_.activity(evidence)).end();
  }

  /// The quote, and its place in the bytes of the source file (Web Annotation, 4.2.4 and 4.2.6:
  /// a data position counts bytes, a text position would count characters).
  void write_selector(Object& target, const std::string& passage, const StoredEvidence& evidence) {
    target.key("oa:hasSelector");
    Object selector(out_);
    selector.text("@id", passage + ";" + std::to_string(evidence.source.begin) + "-" +
                             std::to_string(evidence.source.end));
    selector.key("@type") << R"(["oa:TextQuoteSelector","oa:DataPositionSelector"])";
    selector.text("oa:exact", graph_.text(evidence.quote))
        .number("oa:start", evidence.source.begin)
        .number("oa:end", evidence.source.end)
        .end();
  }

  /// "trigger 10-14": bytes of the quote.
  void write_marks(Object& annotation, const Marks& marks) {
    annotation.key("dg:mark") << '[';
    bool first = true;
    for (const Mark& mark : marks) {
      if (!first) out_ << ',';
      first = false;
      out_ << '"' << to_string(mark.role) << ' ' << mark.span.begin << '-' << mark.span.end << '"';
    }
    out_ << ']';
  }
};

}  // namespace

void write_jsonld(const Graph& graph, const Options& /*options*/, const Sink& sink) {
  Writer(graph, sink).write();
}

}  // namespace diplograph::exporting
