#include "graph/jsonld_reader.hpp"

#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/error.hpp"
#include "graph/iri.hpp"
#include "graph/json_document.hpp"
#include "graph/jsonld_context.hpp"
#include "graph/jsonld_names.hpp"

namespace diplograph {
namespace {

using rapidjson::Value;

std::string text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

std::string text_of(const Value& object, const char* member) {
  const auto found = object.FindMember(member);
  return found == object.MemberEnd() ? std::string() : text_of(found->value);
}

std::uint64_t count_of(const Value& object, const char* member) {
  const auto found = object.FindMember(member);
  return found == object.MemberEnd() ? 0 : found->value.GetUint64();
}

template <typename Number>
Number number_of(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string within(const std::string& pointer, std::string_view member) {
  return pointer + "/" + std::string(member);
}

std::string within(const std::string& pointer, std::size_t index) {
  return pointer + "/" + std::to_string(index);
}

class Reader {
 public:
  Reader(std::string_view json, const std::string& file, const Schema& schema)
      : json_(json, file), schema_(schema), graph_(schema) {
    for (const NodeType& type : schema.types()) types_.emplace(type.name);
    for (const RelationType& relation : schema.relations()) {
      relations_.emplace(relation.iri, relation.id);
    }
  }

  Graph read() {
    json_.require("graph.schema.json#file");
    check_context();
    // What is referred to comes first, in whatever order the file has it.
    each("prov:Agent", "agent", &Reader::read_agent);
    each("prov:Activity", "activity", &Reader::read_activity);
    each("owl:Ontology", "schema", &Reader::read_schema);
    each("", "document", &Reader::read_document);
    each("node", "node", &Reader::read_node);
    each("rdf:Statement", "statement", &Reader::read_statement);
    check_plain_triples();
    graph_.canonicalize();
    return std::move(graph_);
  }

 private:
  using Activity = std::pair<std::string, std::string>;  // extractor, rule
  using Item = void (Reader::*)(const Value&, const std::string& pointer);
  using Fact = std::tuple<Graph::Vertex, RelationId, std::string>;  // source, relation, target id
  struct PlainTriple {
    Fact fact;
    std::string pointer;
  };

  JsonDocument json_;
  const Schema& schema_;
  Graph graph_;
  std::set<std::string, std::less<>> types_;
  std::map<std::string, RelationId, std::less<>> relations_;  // by IRI
  std::map<std::string, std::string, std::less<>> agents_;    // by IRI
  std::map<std::string, Activity, std::less<>> activities_;   // by IRI
  std::set<std::string, std::less<>> document_nodes_;         // ids of those that were read
  std::vector<PlainTriple> plain_;
  std::map<Fact, std::string> facts_;  // to the statement's pointer

  [[noreturn]] void fail(const std::string& pointer, const std::string& problem) const {
    throw InputError(json_.position(pointer), problem);
  }

  [[noreturn]] void forbid(const std::string& pointer, const std::string& problem) const {
    throw ForbiddenError(json_.position(pointer), problem);
  }

  /// Does `action` and gives a schema's refusal the place in the file.
  template <typename Action>
  auto at(const std::string& pointer, const Action& action) const {
    try {
      return action();
    } catch (const SchemaError& error) {
      forbid(pointer, error.what());
    }
  }

  void each(std::string_view kind, const std::string& form, Item read_item) {
    const Value& items = json_.root()["@graph"];
    for (rapidjson::SizeType i = 0; i < items.Size(); ++i) {
      const std::string type = text_of(items[i], "@type");
      const bool profile = type.empty() || type.find(':') != std::string::npos;
      if (profile ? type != kind : kind != "node") continue;
      const std::string pointer = within("/@graph", i);
      json_.require("graph.schema.json#" + form, items[i], pointer);
      (this->*read_item)(items[i], pointer);
    }
  }

  /// A term must mean here what it means in the schema; terms that only the file's schema has are
  /// refused where they are used.
  void check_context() const {
    const Value& context = json_.root()["@context"];
    for (const auto& [term, definition] : jsonld_context(schema_)) {
      const auto found = context.FindMember(term.c_str());
      if (found == context.MemberEnd()) continue;
      rapidjson::Document wanted;
      wanted.Parse(definition.c_str());
      if (found->value != wanted) {
        forbid(within("/@context", term),
               "the schema \"" + schema_.name() + "\" defines \"" + term + "\" as " + definition +
                   "; read the file with the schema that it was made by");
      }
    }
    const Value& items = json_.root()["@graph"];
    for (rapidjson::SizeType i = 0; i < items.Size(); ++i) {
      const std::string type = text_of(items[i], "@type");
      static const std::set<std::string, std::less<>> known{"", "owl:Ontology", "prov:Agent",
                                                            "prov:Activity", "rdf:Statement"};
      if (!known.contains(type) && !types_.contains(type)) {
        forbid(within(within("/@graph", i), "@type"),
               "the schema \"" + schema_.name() + "\" has no type \"" + type + "\"");
      }
    }
  }

  void require_term(const std::string& term, const std::string& pointer) const {
    if (!json_.root()["@context"].HasMember(term.c_str())) {
      fail(pointer, "the term \"" + term + "\" is not in the file's @context, so it means nothing");
    }
  }

  [[nodiscard]] std::string id_at(const Value& iri, const std::string& pointer) const {
    const auto id = id_of_iri(schema_.base_iri(), {iri.GetString(), iri.GetStringLength()});
    if (!id) {
      fail(pointer, "expected the IRI of a node, " + schema_.base_iri() + "TYPE/KEY, found \"" +
                        text_of(iri) + "\"");
    }
    return *id;
  }

  [[nodiscard]] std::string document_at(const Value& iri, const std::string& pointer) const {
    const std::string id = id_at(iri, pointer);
    const std::string prefix = Graph::document_node_id(schema_, {});
    if (!id.starts_with(prefix)) {
      fail(pointer, "expected the IRI of a document, " + schema_.base_iri() + prefix +
                        "NAME, found \"" + text_of(iri) + "\"");
    }
    return id.substr(prefix.size());
  }

  void read_schema(const Value& /*item*/, const std::string& /*pointer*/) {}

  void read_agent(const Value& item, const std::string& pointer) {
    if (!agents_.emplace(text_of(item, "@id"), text_of(item, "rdfs:label")).second) {
      fail(pointer, "the agent \"" + text_of(item, "@id") + "\" stands twice; keep one");
    }
  }

  void read_activity(const Value& item, const std::string& pointer) {
    const auto agent = agents_.find(text_of(item, "prov:wasAssociatedWith"));
    if (agent == agents_.end()) {
      fail(within(pointer, "prov:wasAssociatedWith"), "the file has no such agent");
    }
    if (!activities_
             .emplace(text_of(item, "@id"), Activity{agent->second, text_of(item, "dg:rule")})
             .second) {
      fail(pointer, "the activity \"" + text_of(item, "@id") + "\" stands twice; keep one");
    }
  }

  void read_document(const Value& item, const std::string& pointer) {
    const Value& file = item["dg:sourceFile"];
    DocumentInfo document;
    document.id = document_at(item["@id"], within(pointer, "@id"));
    document.title = text_of(file, "dg:title");
    document.language = text_of(file, "dg:language");
    document.file = text_of(file, "dg:file");
    document.sha256 = text_of(file, "dg:sha256");
    document.bytes = count_of(file, "dg:bytes");
    if (graph_.documents().contains(document.id)) {
      fail(pointer, "the document \"" + document.id + "\" stands twice; keep one");
    }
    at(pointer, [&] { graph_.add_document(document); });
  }

  void read_node(const Value& item, const std::string& pointer) {
    const std::string id = id_at(item["@id"], within(pointer, "@id"));
    const bool document = graph_.find(id).has_value() && is_document(id);
    if (graph_.find(id) && !document)
      fail(pointer, "the node \"" + id + "\" stands twice; keep one");
    if (document && !document_nodes_.insert(id).second) {
      fail(pointer, "the node \"" + id + "\" stands twice; keep one");
    }
    const Graph::Vertex vertex = at(within(pointer, "@id"), [&] { return graph_.add_node(id); });
    const std::string& type = schema_.type(graph_.node(vertex).type).name;
    require_term(type, within(pointer, "@type"));
    if (type != text_of(item, "@type")) {
      fail(within(pointer, "@type"),
           "the node \"" + id + "\" is a " + type + " by its id, not a " + text_of(item, "@type"));
    }
    for (const auto& member : item.GetObject()) {
      const std::string term = text_of(member.name);
      const std::string place = within(pointer, term);
      if (term == "@id" || term == "@type") continue;
      if (term == "rdfs:label") {
        read_names(vertex, NameRole::preferred, member.value, place);
      } else if (term == "skos:altLabel") {
        read_names(vertex, NameRole::alias, member.value, place);
      } else if (term == "dg:mention") {
        for (rapidjson::SizeType i = 0; i < member.value.Size(); ++i) {
          graph_.add_mention(vertex, evidence_of(member.value[i], within(place, i)));
        }
      } else {
        read_term(vertex, term, member.value, place);
      }
    }
  }

  [[nodiscard]] bool is_document(const std::string& id) const {
    const std::string prefix = Graph::document_node_id(schema_, {});
    return id.starts_with(prefix) && graph_.documents().contains(id.substr(prefix.size()));
  }

  void read_names(Graph::Vertex vertex, NameRole role, const Value& names,
                  const std::string& pointer) {
    for (rapidjson::SizeType i = 0; i < names.Size(); ++i) {
      const Value& name = names[i];
      at(within(pointer, i), [&] {
        graph_.add_name(vertex, name.IsString() ? Name{"", text_of(name), role}
                                                : Name{text_of(name, "@language"),
                                                       text_of(name, "@value"), role});
      });
    }
  }

  /// A property's values or a relation's targets.
  void read_term(Graph::Vertex vertex, const std::string& term, const Value& values,
                 const std::string& pointer) {
    require_term(term, pointer);
    const auto relation = schema_.find_relation(term);
    for (rapidjson::SizeType i = 0; i < values.Size(); ++i) {
      const std::string place = within(pointer, i);
      if (!relation) {
        const Value& value = values[i];
        at(place, [&] {
          graph_.add_property(vertex, term,
                              value.IsString() ? text_of(value) : text_of(value, "@value"));
        });
      } else if (values[i].IsString()) {
        plain_.push_back({Fact(vertex, *relation, id_at(values[i], place)), place});
      } else {
        fail(place, "expected the IRI of a node");
      }
    }
  }

  [[nodiscard]] Graph::Vertex end_of(const Value& statement, const char* member,
                                     const std::string& pointer) const {
    const std::string id = id_at(statement[member], within(pointer, member));
    const auto vertex = graph_.find(id);
    if (!vertex) fail(within(pointer, member), "the file has no node \"" + id + "\"");
    return *vertex;
  }

  void read_statement(const Value& item, const std::string& pointer) {
    const auto relation = relations_.find(text_of(item, "rdf:predicate"));
    if (relation == relations_.end()) {
      forbid(within(pointer, "rdf:predicate"), "the schema \"" + schema_.name() +
                                                   "\" has no relation \"" +
                                                   text_of(item, "rdf:predicate") + "\"");
    }
    const Graph::Vertex source = end_of(item, "rdf:subject", pointer);
    const Graph::Vertex target = end_of(item, "rdf:object", pointer);
    const Polarity polarity = polarity_from(text_of(item, "dg:polarity"));
    const std::size_t before = graph_.edge_count();
    const auto edge =
        at(pointer, [&] { return graph_.add_edge(source, relation->second, target, polarity); });
    if (graph_.edge_count() == before) {
      fail(pointer, "the edge \"" + graph_.edge_id(edge) + "\" has two statements; keep one");
    }
    if (const std::string iri = statement_iri(graph_, edge); iri != text_of(item, "@id")) {
      fail(within(pointer, "@id"),
           "the statement of \"" + graph_.edge_id(edge) + "\" has the IRI " + iri);
    }
    if (const auto list = item.FindMember("dg:evidence"); list != item.MemberEnd()) {
      const std::string place = within(pointer, "dg:evidence");
      for (rapidjson::SizeType i = 0; i < list->value.Size(); ++i) {
        graph_.add_evidence(edge, evidence_of(list->value[i], within(place, i)));
      }
    }
    check_summary(item, graph_.edge(edge), pointer);
    if (graph_.is_plain_fact(edge)) {
      facts_.emplace(Fact(boost::source(edge, graph_.boost()), relation->second,
                          graph_.id(boost::target(edge, graph_.boost()))),
                     pointer);
    }
  }

  /// A statement's modality and confidence follow from its evidence.
  void check_summary(const Value& item, const Edge& edge, const std::string& pointer) const {
    const std::string modality(to_string(graph_.modality(edge)));
    if (text_of(item, "dg:modality") != modality) {
      fail(within(pointer, "dg:modality"),
           "the strongest modality of its evidence is \"" + modality + "\"");
    }
    const auto confidence = number_of<float>(text_of(item, "dg:confidence"));
    if (confidence != static_cast<float>(graph_.confidence(edge))) {
      fail(within(pointer, "dg:confidence"),
           "the greatest confidence of its evidence is another one");
    }
  }

  [[nodiscard]] ByteSpan span_of(const Value& object, const char* begin, const char* end,
                                 const std::string& pointer) const {
    const ByteSpan span{count_of(object, begin), count_of(object, end)};
    if (span.end < span.begin) fail(within(pointer, end), "a span ends before it begins");
    return span;
  }

  [[nodiscard]] Evidence evidence_of(const Value& item, const std::string& pointer) const {
    const Value& target = item["oa:hasTarget"];
    const Value& selector = target["oa:hasSelector"];
    const std::string target_pointer = within(pointer, "oa:hasTarget");
    const std::string selector_pointer = within(target_pointer, "oa:hasSelector");
    Evidence evidence;
    evidence.document = document_at(target["oa:hasSource"], within(target_pointer, "oa:hasSource"));
    evidence.source = span_of(selector, "oa:start", "oa:end", selector_pointer);
    evidence.text = span_of(item, "dg:textStart", "dg:textEnd", pointer);
    evidence.line = static_cast<std::uint32_t>(count_of(item, "dg:line"));
    evidence.page = static_cast<std::uint32_t>(count_of(item, "dg:page"));
    evidence.quote = text_of(selector, "oa:exact");
    if (const auto marks = item.FindMember("dg:mark"); marks != item.MemberEnd()) {
      for (rapidjson::SizeType i = 0; i < marks->value.Size(); ++i) {
        evidence.marks.push_back(
            mark_of(text_of(marks->value[i]), within(within(pointer, "dg:mark"), i)));
      }
    }
    evidence.modality = modality_from(text_of(item, "dg:modality"));
    evidence.confidence = number_of<double>(text_of(item, "dg:confidence"));
    evidence.holder = text_of(item, "dg:holder");
    evidence.date = text_of(item, "dg:dated");
    const auto activity = activities_.find(text_of(item, "prov:wasGeneratedBy"));
    if (activity == activities_.end()) {
      fail(within(pointer, "prov:wasGeneratedBy"), "the file has no such activity");
    }
    std::tie(evidence.extractor, evidence.rule) = activity->second;
    return evidence;
  }

  [[nodiscard]] Mark mark_of(const std::string& text, const std::string& pointer) const {
    const std::size_t space = text.find(' ');
    const std::size_t dash = text.find('-', space);
    const Mark mark{mark_role_from(text.substr(0, space)),
                    {number_of<std::uint64_t>(std::string_view(text).substr(space + 1)),
                     number_of<std::uint64_t>(std::string_view(text).substr(dash + 1))}};
    if (mark.span.end < mark.span.begin) fail(pointer, "a mark ends before it begins");
    return mark;
  }

  [[nodiscard]] std::string shown(const Fact& fact) const {
    const auto& [source, relation, target] = fact;
    return "\"" + std::string(graph_.id(source)) + "|" + schema_.relation(relation).name + "|" +
           target + "\"";
  }

  /// Every plain triple has its statement, and every statement of a fact its plain triple.
  void check_plain_triples() {
    for (const PlainTriple& triple : plain_) {
      if (facts_.erase(triple.fact) == 0) {
        fail(triple.pointer, "no statement says that " + shown(triple.fact) +
                                 " is affirmed and asserted; add the statement with its evidence, "
                                 "or remove this value");
      }
    }
    if (!facts_.empty()) {
      fail(facts_.begin()->second, shown(facts_.begin()->first) +
                                       " is affirmed and asserted, but its source has no such "
                                       "value; add it, so that every reader finds the edge");
    }
  }
};

}  // namespace

Graph read_jsonld(std::string_view json, const std::string& file, const Schema& schema) {
  return Reader(json, file, schema).read();
}

}  // namespace diplograph
