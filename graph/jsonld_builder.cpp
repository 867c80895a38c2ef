#include "graph/jsonld_builder.hpp"

#include <algorithm>

#include "graph/agreed_confidence.hpp"
#include "graph/decimal.hpp"
#include "graph/iri.hpp"
#include "graph/json_scanner.hpp"
#include "graph/jsonld_names.hpp"
#include "graph/literal_parts.hpp"

namespace diplograph {
namespace {

/// The JSON pointer of a member or item, one step below `pointer`.
std::string within(const std::string& pointer, std::string_view step) {
  std::string result = pointer + "/";
  for (const char letter : step) {
    if (letter == '~' || letter == '/') {
      result += letter == '~' ? "~0" : "~1";
    } else {
      result += letter;
    }
  }
  return result;
}

std::string within(const std::string& pointer, std::size_t index) {
  return pointer + "/" + std::to_string(index);
}

/// A text of the file for a message.
std::string quoted(std::string_view text) {
  constexpr std::size_t most = 200;
  if (text.size() <= most) return "\"" + std::string(text) + "\"";
  std::size_t cut = most;
  while ((static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return "\"" + std::string(text.substr(0, cut)) + "...\"";
}

bool take(std::string_view& text, std::string_view begin) {
  if (!text.starts_with(begin)) return false;
  text.remove_prefix(begin.size());
  return true;
}

}  // namespace

SourcePosition ItemPlace::position(const std::string& file, const std::string& pointer) const {
  const std::size_t offset = offset_of_value(text, pointer).value_or(0);
  const ByteWindow::Place there = place_behind(start, text.substr(0, offset));
  return {file, there.line, there.column, this->pointer() + pointer};
}

JsonldBuilder::JsonldBuilder(const Schema& schema, std::string file)
    : schema_(schema),
      file_(std::move(file)),
      graph_(schema),
      document_prefix_(Graph::document_node_id(schema, {})) {
  for (const PropertyDefinition& property : schema.properties()) terms_[property.name];
  for (const RelationType& relation : schema.relations()) {
    terms_[relation.name].relation = relation.id;
    relations_.emplace(relation.iri, relation.id);
  }
  for (const NodeType& type : schema.types()) terms_[type.name];
}

void JsonldBuilder::add_term(std::string_view term) { terms_[std::string(term)].in_context = true; }

void JsonldBuilder::fail(const ItemPlace& place, const std::string& pointer,
                         const std::string& problem) const {
  throw InputError(place.position(file_, pointer), problem);
}

void JsonldBuilder::forbid(const ItemPlace& place, const std::string& pointer,
                           const std::string& problem) const {
  throw ForbiddenError(place.position(file_, pointer), problem);
}

void JsonldBuilder::forbid_type(std::string_view type, const ItemPlace& place) const {
  forbid(place, "/@type", "the schema \"" + schema_.name() + "\" has no type " + quoted(type));
}

/// Does `action` and gives a schema's refusal the place that `pointer()` names.
template <typename Pointer, typename Action>
auto JsonldBuilder::at(const ItemPlace& place, const Pointer& pointer, const Action& action) const {
  try {
    return action();
  } catch (const SchemaError& error) {
    forbid(place, pointer(), error.what());
  }
}

/// The id of a node's IRI; nothing if it is none. The view lasts until the next call.
std::optional<std::string_view> JsonldBuilder::id_of(std::string_view iri) {
  std::string_view id = iri;
  if (!take(id, schema_.base_iri())) return std::nullopt;
  const auto special = std::find_if(id.begin(), id.end(), [](char letter) {
    return letter == '%' || letter == '#' || letter == '?';
  });
  if (special == id.end()) return id;
  auto text = id_of_iri(schema_.base_iri(), iri);
  if (!text) return std::nullopt;
  decoded_ = std::move(*text);
  return decoded_;
}

std::string_view JsonldBuilder::id_at(std::string_view iri, const ItemPlace& place,
                                      const std::string& pointer) {
  if (const auto id = id_of(iri)) return *id;
  fail(place, pointer,
       "expected the IRI of a node, " + schema_.base_iri() + "TYPE/KEY, found " + quoted(iri));
}

std::optional<Graph::Vertex> JsonldBuilder::vertex_of(std::string_view iri) {
  const auto id = id_of(iri);
  return id ? graph_.find(*id) : std::nullopt;
}

JsonldBuilder::Known& JsonldBuilder::known(Graph::Vertex vertex) {
  if (vertex >= known_.size()) known_.resize(vertex + 1);
  return known_[vertex];
}

const JsonldBuilder::Activity* JsonldBuilder::activity_of(std::string_view iri) {
  if (last_activity_.second != nullptr && last_activity_.first == iri) return last_activity_.second;
  const auto found = activities_.find(iri);
  if (found == activities_.end()) return nullptr;
  last_activity_ = {found->first, &found->second};
  return last_activity_.second;
}

bool JsonldBuilder::activities_known(const EvidenceList& list) {
  return std::all_of(list.items.begin(), list.items.end(), [this](const EvidenceItem& item) {
    return activity_of(item.activity) != nullptr;
  });
}

void JsonldBuilder::require_term(const std::string& term, const ItemPlace& place,
                                 const std::string& pointer) const {
  const auto found = terms_.find(term);
  if (found != terms_.end() && found->second.in_context) return;
  fail(place, pointer,
       "the term " + quoted(term) + " is not in the file's @context, so it means nothing");
}

JsonldBuilder::Outcome JsonldBuilder::add(const AgentItem& item, const ItemPlace& place,
                                          bool /*last_call*/) {
  if (!agents_.emplace(item.iri, item.name).second) {
    fail(place, "", "the agent " + quoted(item.iri) + " stands twice; keep one");
  }
  return Outcome::added;
}

JsonldBuilder::Outcome JsonldBuilder::add(const ActivityItem& item, const ItemPlace& place,
                                          bool last_call) {
  const auto agent = agents_.find(item.agent);
  if (agent == agents_.end()) {
    if (!last_call) return Outcome::waits;
    fail(place, "/prov:wasAssociatedWith", "the file has no such agent");
  }
  if (!activities_.emplace(item.iri, Activity{agent->second, std::string(item.rule)}).second) {
    fail(place, "", "the activity " + quoted(item.iri) + " stands twice; keep one");
  }
  return Outcome::added;
}

JsonldBuilder::Outcome JsonldBuilder::add(const DocumentItem& item, const ItemPlace& place,
                                          bool /*last_call*/) {
  std::string_view id = id_at(item.iri, place, "/@id");
  if (!take(id, document_prefix_)) {
    fail(place, "/@id",
         "expected the IRI of a document, " + schema_.base_iri() + document_prefix_ +
             "NAME, found " + quoted(item.iri));
  }
  const DocumentInfo document{
      std::string(id),        std::string(item.title),  std::string(item.language),
      std::string(item.file), std::string(item.sha256), item.bytes};
  if (graph_.documents().contains(document.id)) {
    fail(place, "", "the document " + quoted(document.id) + " stands twice; keep one");
  }
  at(
      place, [] { return std::string(); }, [&] { graph_.add_document(document); });
  if (const auto vertex = graph_.find(Graph::document_node_id(schema_, document.id))) {
    known(*vertex).document = true;
  }
  return Outcome::added;
}

JsonldBuilder::Outcome JsonldBuilder::add(const NodeItem& item, const ItemPlace& place,
                                          bool last_call) {
  if (!last_call && !activities_known(item.mentions)) return Outcome::waits;
  if (!schema_.find_type(item.type)) forbid_type(item.type, place);
  const std::string_view id = id_at(item.iri, place, "/@id");
  const Graph::Vertex vertex = at(
      place, [] { return std::string("/@id"); }, [&] { return graph_.add_node(id); });
  if (known(vertex).node) fail(place, "", "the node " + quoted(id) + " stands twice; keep one");
  known(vertex).node = true;
  const std::string& type = schema_.type(graph_.node(vertex).type).name;
  require_term(type, place, "/@type");
  if (type != item.type) {
    fail(
        place, "/@type",
        "the node " + quoted(id) + " is a " + type + " by its id, not a " + std::string(item.type));
  }
  add_names(vertex, NameRole::preferred, item.preferred, place, "rdfs:label");
  add_names(vertex, NameRole::alias, item.aliases, place, "skos:altLabel");
  add_terms(vertex, item, place);
  add_evidence(item.mentions, place, "dg:mention", [&] { graph_.add_mention(vertex, evidence_); });
  return Outcome::added;
}

void JsonldBuilder::add_names(Graph::Vertex vertex, NameRole role,
                              const std::vector<NameItem>& names, const ItemPlace& place,
                              const char* term) {
  name_.role = role;
  for (std::size_t i = 0; i < names.size(); ++i) {
    name_.language = names[i].language;
    name_.text = names[i].text;
    at(
        place, [&] { return within(within("", term), i); },
        [&] { graph_.add_name(vertex, name_); });
  }
}

/// A term is a property with its values or a relation with its targets.
void JsonldBuilder::add_terms(Graph::Vertex vertex, const NodeItem& item, const ItemPlace& place) {
  for (const TermItem& term : item.terms) {
    const auto found = terms_.find(term.term);
    if (found == terms_.end() || !found->second.in_context) {
      require_term(std::string(term.term), place, within("", term.term));
    }
    if (const auto relation = found->second.relation) {
      add_targets(vertex, *relation, item, term, place);
      continue;
    }
    for (std::size_t i = term.first_value; i < term.last_value; ++i) {
      at(
          place, [&] { return within(within("", term.term), i - term.first_value); },
          [&] {
            const ValueItem& value = item.values[i];
            if (value.language.empty()) {
              graph_.add_property(vertex, term.term, value.text);
            } else {
              graph_.add_property(vertex, term.term, text_value(value.text, value.language));
            }
          });
    }
  }
}

void JsonldBuilder::add_targets(Graph::Vertex vertex, RelationId relation, const NodeItem& item,
                                const TermItem& term, const ItemPlace& place) {
  const char* counted = place.text.data();
  ByteWindow::Place there = place.start;
  for (std::size_t i = term.first_value; i < term.last_value; ++i) {
    const ValueItem& value = item.values[i];
    const auto pointer = [&] { return within(within("", term.term), i - term.first_value); };
    if (value.object) fail(place, pointer(), "expected the IRI of a node");
    there = place_behind(there, {counted, static_cast<std::size_t>(value.place - counted)});
    counted = value.place;
    const auto id = id_of(value.text);
    if (!id) (void)id_at(value.text, place, pointer());
    // A target may come later: its vertex is made here, and `finish` sees that it has come.
    const Graph::Vertex target = at(place, pointer, [&] { return graph_.add_node(*id); });
    triples_.add(vertex, place.number, relation, target, there.line);
  }
}

JsonldBuilder::Outcome JsonldBuilder::add(const StatementItem& item, const ItemPlace& place,
                                          bool last_call) {
  const bool same_subject = last_subject_.first == item.subject;
  const auto source = same_subject ? last_subject_.second : vertex_of(item.subject);
  const auto target = vertex_of(item.object);
  if (!last_call && (!source || !target || !activities_known(item.evidence))) {
    return Outcome::waits;
  }
  const auto relation = relations_.find(item.predicate);
  if (relation == relations_.end()) {
    forbid(place, "/rdf:predicate",
           "the schema \"" + schema_.name() + "\" has no relation " + quoted(item.predicate));
  }
  const auto missing = [&](const char* pointer, std::string_view iri) {
    fail(place, pointer, "the file has no node " + quoted(id_at(iri, place, pointer)));
  };
  if (!source) missing("/rdf:subject", item.subject);
  if (!target) missing("/rdf:object", item.object);
  if (!same_subject) last_subject_ = {std::string(item.subject), *source};

  const std::size_t before = graph_.edge_count();
  const auto edge = at(
      place, [] { return std::string(); },
      [&] { return graph_.add_edge(*source, relation->second, *target, item.polarity); });
  if (graph_.edge_count() == before) {
    fail(place, "", "the edge \"" + graph_.edge_id(edge) + "\" has two statements; keep one");
  }
  if (!has_iri(edge, item.iri)) {
    fail(place, "/@id",
         "the statement of \"" + graph_.edge_id(edge) + "\" has the IRI " +
             statement_iri(graph_, edge));
  }
  add_evidence(item.evidence, place, "dg:evidence", [&] { graph_.add_evidence(edge, evidence_); });
  check_summary(item, place);
  if (item.polarity == Polarity::affirmed && item.modality == Modality::asserted) {
    triples_.state(boost::source(edge, graph_.boost()), relation->second,
                   boost::target(edge, graph_.boost()), place.number, place.start.line);
  }
  return Outcome::added;
}

/// The same as `statement_iri(graph_, edge) == iri`, mostly without writing it.
bool JsonldBuilder::has_iri(Graph::EdgeDescriptor edge, std::string_view iri) {
  const Edge& content = graph_.edge(edge);
  const auto plain = [this](Graph::Vertex vertex) {
    Known& what = known(vertex);
    what.plain_id = what.plain_id || is_iri_part(graph_.id(vertex));
    return what.plain_id;
  };
  const Graph::Vertex from = source(edge, graph_.boost());
  const Graph::Vertex to = target(edge, graph_.boost());
  if (!plain(from) || !plain(to)) return statement_iri(graph_, edge) == iri;
  return take(iri, schema_.base_iri()) && take(iri, graph_.id(from)) &&
         take(iri, content.polarity == Polarity::negated ? "#not:" : "#") &&
         take(iri, schema_.relation(content.relation).name) && take(iri, ":") &&
         iri == graph_.id(to);
}

/// A statement's modality and confidence follow from its evidence.
void JsonldBuilder::check_summary(const StatementItem& item, const ItemPlace& place) {
  Modality modality = item.evidence.items.empty() ? Modality::asserted : Modality::attributed;
  std::int64_t thousandths = 0;
  for (const EvidenceItem& evidence : item.evidence.items) {
    modality = std::min(modality, evidence.modality);
    thousandths = std::max(thousandths, evidence.thousandths);
  }
  if (item.modality != modality) {
    fail(place, "/dg:modality",
         "the strongest modality of its evidence is \"" + std::string(to_string(modality)) + "\"");
  }
  // Files of version 0.1 have the greatest confidence, whoever found it.
  if (item.thousandths == thousandths) return;
  AgreedConfidence<std::string_view> agreed;
  for (const EvidenceItem& evidence : item.evidence.items) {
    const Activity* const activity = activity_of(evidence.activity);
    agreed.add(activity != nullptr ? std::string_view(activity->extractor) : std::string_view(),
               static_cast<double>(evidence.thousandths) / 1000);
  }
  if (decimal3(agreed.value()) != decimal3(static_cast<double>(item.thousandths) / 1000)) {
    fail(place, "/dg:confidence",
         "the confidence that follows from its evidence is " + decimal3(agreed.value()));
  }
}

template <typename Add>
void JsonldBuilder::add_evidence(const EvidenceList& list, const ItemPlace& place, const char* term,
                                 const Add& add) {
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const auto pointer = [&] { return within(within("", term), i); };
    read_evidence(list.items[i], list, place, pointer);
    at(place, pointer, add);
  }
}

/// Makes `evidence_` of an item.
void JsonldBuilder::read_evidence(const EvidenceItem& item, const EvidenceList& list,
                                  const ItemPlace& place,
                                  const std::function<std::string()>& pointer) {
  if (last_document_.first != item.document) {
    const auto whole = [&] { return pointer() + "/oa:hasTarget/oa:hasSource"; };
    const auto id = id_of(item.document);
    std::string_view name = id ? *id : id_at(item.document, place, whole());
    if (!take(name, document_prefix_)) {
      fail(place, whole(),
           "expected the IRI of a document, " + schema_.base_iri() + document_prefix_ +
               "NAME, found " + quoted(item.document));
    }
    last_document_ = {std::string(item.document), std::string(name)};
  }
  if (item.source.end < item.source.begin) {
    fail(place, pointer() + "/oa:hasTarget/oa:hasSelector/oa:end", "a span ends before it begins");
  }
  if (item.text.end < item.text.begin) {
    fail(place, pointer() + "/dg:textEnd", "a span ends before it begins");
  }
  for (std::size_t i = item.first_mark; i < item.last_mark; ++i) {
    if (list.marks[i].span.end < list.marks[i].span.begin) {
      fail(place, within(pointer() + "/dg:mark", i - item.first_mark),
           "a mark ends before it begins");
    }
  }
  const Activity* activity = activity_of(item.activity);
  if (activity == nullptr) {
    fail(place, pointer() + "/prov:wasGeneratedBy", "the file has no such activity");
  }
  evidence_.document = last_document_.second;
  evidence_.source = item.source;
  evidence_.text = item.text;
  evidence_.line = item.line;
  evidence_.page = item.page;
  evidence_.quote = item.quote;
  evidence_.marks.assign(list.marks.begin() + static_cast<std::ptrdiff_t>(item.first_mark),
                         list.marks.begin() + static_cast<std::ptrdiff_t>(item.last_mark));
  evidence_.rule = activity->rule;
  evidence_.extractor = activity->extractor;
  evidence_.confidence = static_cast<double>(item.thousandths) / 1000;
  evidence_.modality = item.modality;
  evidence_.holder = item.holder;
  evidence_.date = item.date;
}

std::string JsonldBuilder::shown(const PlainTriples::Lonely& triple) const {
  return "\"" + std::string(graph_.id(triple.source)) + "|" +
         schema_.relation(triple.relation).name + "|" + std::string(graph_.id(triple.target)) +
         "\"";
}

Graph JsonldBuilder::finish() {
  const auto fail_at = [this](const PlainTriples::Lonely& triple, const std::string& problem) {
    throw InputError({file_, triple.line, 0, triple.pointer}, problem);
  };
  if (const auto triple = triples_.lonely(schema_)) {
    fail_at(*triple, triple->statement
                         ? shown(*triple) +
                               " is affirmed and asserted, but its source has no such value; add "
                               "it, so that every reader finds the edge"
                         : "no statement says that " + shown(*triple) +
                               " is affirmed and asserted; add the statement with its evidence, "
                               "or remove this value");
  }
  for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
    const Known& what = known(vertex);
    if (what.node || what.document) continue;
    if (const auto triple = triples_.with_target(schema_, vertex)) {
      fail_at(*triple, "the file has no node " + quoted(graph_.id(vertex)));
    }
  }
  graph_.canonicalize();
  return std::move(graph_);
}

}  // namespace diplograph
