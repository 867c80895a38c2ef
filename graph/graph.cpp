#include "graph/graph.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "graph/agreed_confidence.hpp"
#include "graph/error.hpp"
#include "graph/language_tag.hpp"

namespace diplograph {
namespace {

/// Files keep three decimals of a confidence; the graph keeps no more, so that a graph that was
/// written and read is the same graph. What lies outside of 0 to 1 is for the validator.
float thousandths(double confidence) {
  if (!(confidence >= 0 && confidence <= 1)) return static_cast<float>(confidence);
  return static_cast<float>(static_cast<double>(std::lround(confidence * 1000)) / 1000);
}

/// Up to so many edges of a node are looked through, one by one; more are indexed.
constexpr std::size_t few_edges = 16;

/// Puts a record in front of a list, unless one of the first few is the same; `canonicalize` drops
/// the other repeats.
template <typename Record, typename Same>
void prepend_new(RecordLists<Record>& lists, ListHead& list, const Record& record,
                 const Same& same) {
  constexpr std::size_t looked_at = 16;
  ListHead at = list;
  for (std::size_t i = 0; i < looked_at && at != ListHead::none; ++i, at = lists[at].next) {
    if (same(lists[at])) return;
  }
  lists.prepend(list, record);
}

}  // namespace

bool Graph::is_plain_fact(const Edge& edge) const {
  return edge.polarity == Polarity::affirmed && modality(edge) == Modality::asserted;
}

std::size_t Graph::EdgeKeyHash::operator()(const EdgeKey& key) const noexcept {
  std::size_t hash = key.source * 0x9E3779B97F4A7C15ULL;
  hash = (hash ^ key.target) * 0xC2B2AE3D27D4EB4FULL;
  hash ^= static_cast<std::size_t>(key.relation) * 4 + static_cast<std::size_t>(key.polarity);
  return hash * 0x165667B19E3779F9ULL;
}

Graph::Graph(const Schema& schema) : schema_(&schema), storage_(std::make_unique<Storage>()) {}

std::uint32_t Graph::place_of(StringId id) const {
  return vertices_.find(static_cast<std::size_t>(id),
                        [&](std::uint32_t vertex) { return node(vertex).id == id; });
}

void Graph::note_vertex(Vertex vertex) {
  const auto hash = [this](std::uint32_t other) {
    return static_cast<std::size_t>(node(other).id);
  };
  vertices_.insert(hash(static_cast<std::uint32_t>(vertex)), static_cast<std::uint32_t>(vertex),
                   hash);
}

std::optional<Graph::Vertex> Graph::find(std::string_view id) const {
  const std::uint32_t vertex = place_of(strings_.find(id));
  return vertex == IndexTable::none ? std::nullopt : std::optional<Vertex>(vertex);
}

std::vector<Graph::EdgeDescriptor> Graph::edges() const {
  std::vector<EdgeDescriptor> result;
  result.reserve(edge_count());
  for (Vertex vertex = 0; vertex < node_count(); ++vertex) {
    const auto [first, last] = out_edges(vertex, *storage_);
    result.insert(result.end(), first, last);
  }
  return result;
}

std::string Graph::document_node_id(const Schema& schema, std::string_view id) {
  const auto type = schema.find_type("Document");
  std::string result = type ? schema.type(*type).id_prefix : std::string("document");
  result += '/';
  result += id;
  return result;
}

void Graph::check_document(const DocumentInfo& document) const {
  const auto known = documents_.find(document.id);
  if (known == documents_.end() || known->second == document) return;
  const DocumentInfo& other = known->second;
  if (other.sha256 == document.sha256 && other.file == document.file) {
    throw SchemaError("two claims describe the document \"" + document.id +
                      "\" with different titles, languages or sizes; keep one description");
  }
  throw SchemaError("the document id \"" + document.id + "\" stands for two files, " + other.file +
                    " (SHA-256 " + other.sha256 + ") and " + document.file + " (" +
                    document.sha256 + "); give one another name");
}

void Graph::add_document(const DocumentInfo& document) {
  check_document(document);
  documents_.emplace(document.id, document);
  if (!schema_->find_type("Document")) return;
  const Vertex vertex = add_node(document_node_id(*schema_, document.id));
  const auto property = [&](std::string_view name, const std::string& value) {
    if (!value.empty() && schema_->find_property(node(vertex).type, name)) {
      add_property(vertex, name, value);
    }
  };
  property("file", document.file);
  property("sha256", document.sha256);
  property("title", document.title);
  property("language", document.language);
  property("bytes", std::to_string(document.bytes));
  add_name(vertex, {document.language, document.title.empty() ? document.id : document.title,
                    NameRole::preferred});
}

Graph::Vertex Graph::add_node(std::string_view id) {
  if (const auto found = find(id)) return *found;
  const auto type = schema_->type_of_id(id);
  if (!type) {
    throw SchemaError("no node type of the schema \"" + schema_->name() +
                      "\" has ids that begin like \"" + std::string(id) +
                      "\"; an id is TYPE-PREFIX/KEY, as in \"state/china\"");
  }
  if (node_count() + 1 >= IndexTable::none) throw SchemaError("a graph has no room for more nodes");
  const Vertex vertex = add_vertex(Node{strings_.intern(id), *type, {}, {}, {}}, *storage_);
  note_vertex(vertex);
  return vertex;
}

void Graph::add_name(Vertex vertex, const Name& name) {
  if (!is_language_tag(name.language)) {
    throw SchemaError("the language \"" + name.language + "\" of the name \"" + name.text +
                      "\" is no BCP 47 tag, such as fa or en");
  }
  const NameRecord record{
      strings_.intern(name.text), packed(strings_.intern(name.language), name.role), {}};
  prepend_new(names_, (*storage_)[vertex].names, record, [&](const NameRecord& other) {
    return other.text == record.text && other.language_and_role == record.language_and_role;
  });
}

void Graph::add_property(Vertex vertex, std::string_view property, std::string_view value) {
  const NodeType& type = schema_->type(node(vertex).type);
  const auto id = schema_->find_property(type.id, property);
  if (!id) {
    throw SchemaError("the type " + type.name + " has no property \"" + std::string(property) +
                      "\" in the schema \"" + schema_->name() + "\"");
  }
  const PropertyRecord record{strings_.intern(value), *id, {}};
  prepend_new(properties_, (*storage_)[vertex].properties, record,
              [&](const PropertyRecord& other) {
                return other.property == record.property && other.value == record.value;
              });
}

void Graph::add_mention(Vertex vertex, const Evidence& evidence) {
  store((*storage_)[vertex].mentions, evidence);
}

Graph::EdgeDescriptor Graph::add_edge(Vertex source, RelationId relation, Vertex target,
                                      Polarity polarity) {
  const RelationType& type = schema_->relation(relation);
  if (!schema_->allows(relation, node(source).type, node(target).type)) {
    throw SchemaError("the schema \"" + schema_->name() + "\" has no " + type.name + " from a " +
                      schema_->type(node(source).type).name + " (" + std::string(id(source)) +
                      ") to a " + schema_->type(node(target).type).name + " (" +
                      std::string(id(target)) + ")");
  }
  if (type.symmetric && id(target) < id(source)) std::swap(source, target);
  const EdgeKey key{source, target, relation, polarity};
  if (const auto found = find_edge(key)) return *found;
  const EdgeDescriptor edge =
      boost::add_edge(source, target, Edge{relation, polarity, {}}, *storage_).first;
  note_edge(key, edge);
  return edge;
}

void Graph::add_evidence(EdgeDescriptor edge, const Evidence& evidence) {
  store((*storage_)[edge].evidence, evidence);
}

std::optional<Graph::EdgeDescriptor> Graph::find_edge(const EdgeKey& key) {
  const auto same = [&](EdgeDescriptor edge) {
    const Edge& content = this->edge(edge);
    return content.relation == key.relation && content.polarity == key.polarity;
  };
  if (out_degree(key.source, *storage_) <= few_edges) {
    const auto [first, last] = out_edges(key.source, *storage_);
    const auto found = std::find_if(first, last, [&](EdgeDescriptor edge) {
      return target(edge, *storage_) == key.target && same(edge);
    });
    return found == last ? std::nullopt : std::optional(*found);
  }
  if (in_degree(key.target, *storage_) <= few_edges) {
    const auto [first, last] = in_edges(key.target, *storage_);
    const auto found = std::find_if(first, last, [&](EdgeDescriptor edge) {
      return source(edge, *storage_) == key.source && same(edge);
    });
    return found == last ? std::nullopt : std::optional(*found);
  }
  if (!crowded_edges_known_) gather_crowded_edges();
  const auto found = crowded_edges_.find(key);
  return found == crowded_edges_.end() ? std::nullopt : std::optional(found->second);
}

void Graph::note_edge(const EdgeKey& key, EdgeDescriptor edge) {
  const std::size_t degree = out_degree(key.source, *storage_);
  if (!crowded_edges_known_ || degree <= few_edges) return;
  if (degree > few_edges + 1) {
    crowded_edges_.emplace(key, edge);
    return;
  }
  const auto [first, last] = out_edges(key.source, *storage_);  // it has just become crowded
  for (auto other = first; other != last; ++other) {
    const Edge& content = this->edge(*other);
    crowded_edges_.emplace(
        EdgeKey{key.source, target(*other, *storage_), content.relation, content.polarity}, *other);
  }
}

void Graph::gather_crowded_edges() {
  crowded_edges_.clear();
  for (Vertex vertex = 0; vertex < node_count(); ++vertex) {
    if (out_degree(vertex, *storage_) <= few_edges) continue;
    const auto [first, last] = out_edges(vertex, *storage_);
    for (auto edge = first; edge != last; ++edge) {
      const Edge& content = this->edge(*edge);
      crowded_edges_.emplace(
          EdgeKey{vertex, target(*edge, *storage_), content.relation, content.polarity}, *edge);
    }
  }
  crowded_edges_known_ = true;
}

void Graph::store(ListHead& list, const Evidence& evidence) {
  StoredEvidence stored;
  stored.document = intern_again(last_.document, evidence.document);
  stored.source = evidence.source;
  stored.text = evidence.text;
  stored.line = evidence.line;
  stored.page = evidence.page;
  stored.quote = strings_.intern(evidence.quote);
  stored.rule = intern_again(last_.rule, evidence.rule);
  stored.extractor = intern_again(last_.extractor, evidence.extractor);
  stored.holder = intern_again(last_.holder, evidence.holder);
  stored.date = intern_again(last_.date, evidence.date);
  stored.confidence = thousandths(evidence.confidence);
  stored.modality = evidence.modality;
  evidence_.prepend(list, stored, evidence.marks, evidence.quote.size());
}

Evidence Graph::resolved(const StoredEvidence& stored) const {
  Evidence evidence;
  evidence.document = text(stored.document);
  evidence.source = stored.source;
  evidence.text = stored.text;
  evidence.line = stored.line;
  evidence.page = stored.page;
  evidence.quote = text(stored.quote);
  evidence.marks.assign(stored.marks.begin(), stored.marks.end());
  evidence.rule = text(stored.rule);
  evidence.extractor = text(stored.extractor);
  evidence.holder = text(stored.holder);
  evidence.date = text(stored.date);
  evidence.confidence = static_cast<double>(stored.confidence);
  evidence.modality = stored.modality;
  return evidence;
}

namespace {

/// "NBI": capitals alone, in one word.
bool is_abbreviation(std::string_view name) {
  return name.size() >= 2 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '&';
         });
}

}  // namespace

std::optional<StoredName> Graph::label_name(Vertex vertex, std::string_view language) const {
  const std::string_view wanted = language.empty() ? std::string_view(main_language_) : language;
  std::optional<StoredName> best;
  std::tuple<bool, bool, bool, bool, std::size_t> best_rank;
  for (const StoredName& name : names(vertex)) {
    const bool in_language = text(name.language) == wanted;
    const bool preferred = name.role == NameRole::preferred;
    std::size_t mentioned = 0;
    for (const StoredEvidence& mention : mentions(vertex)) {
      mentioned += mention.quote == name.text ? 1U : 0U;
    }
    const std::tuple rank(in_language, preferred, !is_abbreviation(text(name.text)), mentioned > 0,
                          mentioned);
    const bool better =
        !best || rank > best_rank ||
        (rank == best_rank && std::pair(text(name.text).size(), text(name.text)) <
                                  std::pair(text(best->text).size(), text(best->text)));
    if (better) {
      best = name;
      best_rank = rank;
    }
  }
  return best;
}

std::string_view Graph::label(Vertex vertex, std::string_view language) const {
  const auto name = label_name(vertex, language);
  return !name ? id(vertex) : text(name->text);
}

std::string_view Graph::label_language(Vertex vertex, std::string_view language) const {
  const auto name = label_name(vertex, language);
  return !name ? std::string_view() : text(name->language);
}

std::vector<std::string_view> Graph::aliases(Vertex vertex, std::string_view label_language) const {
  const std::string_view shown = label(vertex, label_language);
  std::vector<std::string_view> result;
  for (const StoredName& name : names(vertex)) {
    const std::string_view candidate = text(name.text);
    if (candidate != shown && std::find(result.begin(), result.end(), candidate) == result.end()) {
      result.push_back(candidate);
    }
  }
  return result;
}

std::vector<std::string_view> Graph::values(Vertex vertex, std::string_view property) const {
  std::vector<std::string_view> result;
  for (const StoredProperty& stored : properties(vertex)) {
    if (schema_->property(stored.property).name == property) result.push_back(text(stored.value));
  }
  return result;
}

double Graph::confidence(const Edge& edge) const {
  AgreedConfidence<StringId> agreed;
  for (const StoredEvidence& evidence : this->evidence(edge)) {
    agreed.add(evidence.extractor, static_cast<double>(evidence.confidence));
  }
  return agreed.value();
}

Modality Graph::modality(const Edge& edge) const {
  Modality strongest = edge.evidence == ListHead::none ? Modality::asserted : Modality::attributed;
  for (const StoredEvidence& evidence : this->evidence(edge)) {
    strongest = std::min(strongest, evidence.modality);
  }
  return strongest;
}

std::optional<StoredEvidence> Graph::best(const Edge& edge) const {
  std::optional<StoredEvidence> best;
  for (const StoredEvidence& evidence : this->evidence(edge)) {
    if (!best || std::tuple(evidence.modality, -evidence.confidence) <
                     std::tuple(best->modality, -best->confidence)) {
      best = evidence;
    }
  }
  return best;
}

std::vector<std::string_view> Graph::dates(const Edge& edge) const {
  std::vector<std::string_view> dates;
  for (const StoredEvidence& evidence : this->evidence(edge)) {
    if (evidence.date != StringId{}) dates.push_back(text(evidence.date));
  }
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  return dates;
}

std::string Graph::edge_id(EdgeDescriptor edge) const {
  std::string result(id(source(edge, *storage_)));
  result += '|';
  result += schema_->relation((*storage_)[edge].relation).name;
  result += '|';
  result += id(target(edge, *storage_));
  if ((*storage_)[edge].polarity == Polarity::negated) result += "|not";
  return result;
}

}  // namespace diplograph
