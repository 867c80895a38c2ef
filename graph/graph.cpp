#include "graph/graph.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "graph/error.hpp"
#include "graph/language_tag.hpp"

namespace diplograph {
namespace {

template <typename Item, typename Key>
void sort_unique(std::vector<Item>& items, const Key& key) {
  std::sort(items.begin(), items.end(),
            [&](const Item& a, const Item& b) { return key(a) < key(b); });
  items.erase(std::unique(items.begin(), items.end(),
                          [&](const Item& a, const Item& b) { return key(a) == key(b); }),
              items.end());
}

/// Files keep three decimals of a confidence; the graph keeps no more, so that a graph that was
/// written and read is the same graph. What lies outside of 0 to 1 is for the validator.
float thousandths(double confidence) {
  if (!(confidence >= 0 && confidence <= 1)) return static_cast<float>(confidence);
  return static_cast<float>(static_cast<double>(std::lround(confidence * 1000)) / 1000);
}

}  // namespace

bool is_plain_fact(const Edge& edge) {
  return edge.polarity == Polarity::affirmed && Graph::modality(edge) == Modality::asserted;
}

std::size_t Graph::EdgeKeyHash::operator()(const EdgeKey& key) const noexcept {
  std::size_t hash = key.source * 0x9E3779B97F4A7C15ULL;
  hash = (hash ^ key.target) * 0xC2B2AE3D27D4EB4FULL;
  hash ^= static_cast<std::size_t>(key.relation) * 4 + static_cast<std::size_t>(key.polarity);
  return hash * 0x165667B19E3779F9ULL;
}

Graph::Graph(const Schema& schema) : schema_(&schema), storage_(std::make_unique<Storage>()) {}

std::optional<Graph::Vertex> Graph::find(std::string_view id) const {
  const StringId interned = strings_.find(id);
  if (const auto found = vertices_.find(interned); found != vertices_.end()) return found->second;
  return std::nullopt;
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
  const StringId interned = strings_.intern(id);
  const Vertex vertex = add_vertex(*storage_);
  (*storage_)[vertex].id = interned;
  (*storage_)[vertex].type = *type;
  vertices_.emplace(interned, vertex);
  return vertex;
}

void Graph::add_name(Vertex vertex, const Name& name) {
  if (!is_language_tag(name.language)) {
    throw SchemaError("the language \"" + name.language + "\" of the name \"" + name.text +
                      "\" is no BCP 47 tag, such as fa or en");
  }
  std::vector<StoredName>& names = (*storage_)[vertex].names;
  const StoredName stored{strings_.intern(name.language), strings_.intern(name.text), name.role};
  for (const StoredName& other : names) {
    if (other.language == stored.language && other.text == stored.text &&
        other.role == stored.role) {
      return;
    }
  }
  names.push_back(stored);
}

void Graph::add_property(Vertex vertex, std::string_view property, std::string_view value) {
  Node& node = (*storage_)[vertex];
  const auto id = schema_->find_property(node.type, property);
  if (!id) {
    throw SchemaError("the type " + schema_->type(node.type).name + " has no property \"" +
                      std::string(property) + "\" in the schema \"" + schema_->name() + "\"");
  }
  const StoredProperty stored{*id, strings_.intern(value)};
  for (const StoredProperty& other : node.properties) {
    if (other.property == stored.property && other.value == stored.value) return;
  }
  node.properties.push_back(stored);
}

void Graph::add_mention(Vertex vertex, const Evidence& evidence) {
  (*storage_)[vertex].mentions.push_back(store(evidence));
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
  if (const auto found = edges_.find(key); found != edges_.end()) return found->second;
  const EdgeDescriptor edge =
      boost::add_edge(source, target, Edge{relation, polarity, {}}, *storage_).first;
  edges_.emplace(key, edge);
  return edge;
}

void Graph::add_evidence(EdgeDescriptor edge, const Evidence& evidence) {
  (*storage_)[edge].evidence.push_back(store(evidence));
}

StoredEvidence Graph::store(const Evidence& evidence) {
  StoredEvidence stored;
  stored.document = strings_.intern(evidence.document);
  stored.source = evidence.source;
  stored.text = evidence.text;
  stored.line = evidence.line;
  stored.page = evidence.page;
  stored.quote = strings_.intern(evidence.quote);
  stored.marks = evidence.marks;
  stored.rule = strings_.intern(evidence.rule);
  stored.extractor = strings_.intern(evidence.extractor);
  stored.holder = strings_.intern(evidence.holder);
  stored.date = strings_.intern(evidence.date);
  stored.confidence = thousandths(evidence.confidence);
  stored.modality = evidence.modality;
  return stored;
}

Evidence Graph::evidence(const StoredEvidence& stored) const {
  Evidence evidence;
  evidence.document = text(stored.document);
  evidence.source = stored.source;
  evidence.text = stored.text;
  evidence.line = stored.line;
  evidence.page = stored.page;
  evidence.quote = text(stored.quote);
  evidence.marks = stored.marks;
  evidence.rule = text(stored.rule);
  evidence.extractor = text(stored.extractor);
  evidence.holder = text(stored.holder);
  evidence.date = text(stored.date);
  evidence.confidence = static_cast<double>(stored.confidence);
  evidence.modality = stored.modality;
  return evidence;
}

void Graph::sort_evidence(std::vector<StoredEvidence>& evidence) const {
  sort_unique(evidence, [this](const StoredEvidence& e) {
    return std::tuple(text(e.document), e.text, e.source, e.line, e.page, text(e.quote),
                      text(e.rule), text(e.extractor), text(e.holder), text(e.date), e.confidence,
                      e.modality, std::cref(e.marks).get());
  });
}

void Graph::sort_contents(Node& node) const {
  sort_unique(node.names, [this](const StoredName& name) {
    return std::tuple(text(name.language), name.role, text(name.text));
  });
  sort_unique(node.properties, [this](const StoredProperty& property) {
    return std::tuple(property.property, text(property.value));
  });
  sort_evidence(node.mentions);
}

void Graph::canonicalize() {
  std::vector<Vertex> order(node_count());
  for (Vertex vertex = 0; vertex < order.size(); ++vertex) order[vertex] = vertex;
  std::sort(order.begin(), order.end(), [this](Vertex a, Vertex b) { return id(a) < id(b); });
  std::vector<Vertex> place(order.size());
  auto sorted = std::make_unique<Storage>(order.size());
  vertices_.clear();
  for (Vertex vertex = 0; vertex < order.size(); ++vertex) {
    place[order[vertex]] = vertex;
    (*sorted)[vertex] = std::move((*storage_)[order[vertex]]);
    sort_contents((*sorted)[vertex]);
    vertices_.emplace((*sorted)[vertex].id, vertex);
  }

  std::vector<std::pair<EdgeKey, EdgeDescriptor>> old;
  old.reserve(edge_count());
  for (const EdgeDescriptor edge : edges()) {
    const Edge& content = (*storage_)[edge];
    old.emplace_back(EdgeKey{place[source(edge, *storage_)], place[target(edge, *storage_)],
                             content.relation, content.polarity},
                     edge);
  }
  std::sort(old.begin(), old.end(), [this](const auto& a, const auto& b) {
    const auto key = [this](const EdgeKey& e) {
      return std::tuple(e.source, std::string_view(schema_->relation(e.relation).name), e.target,
                        e.polarity);
    };
    return key(a.first) < key(b.first);
  });
  edges_.clear();
  for (const auto& [key, edge] : old) {
    Edge content = std::move((*storage_)[edge]);
    sort_evidence(content.evidence);
    edges_.emplace(key, boost::add_edge(key.source, key.target, std::move(content), *sorted).first);
  }
  storage_ = std::move(sorted);

  std::map<std::string, std::size_t> languages;
  for (const auto& [id, document] : documents_) ++languages[document.language];
  main_language_.clear();
  std::size_t most = 0;
  for (const auto& [language, count] : languages) {
    if (count > most) {
      most = count;
      main_language_ = language;
    }
  }
}

namespace {

/// "NBI": capitals alone, in one word.
bool is_abbreviation(std::string_view name) {
  return name.size() >= 2 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '&';
         });
}

}  // namespace

const StoredName* Graph::label_name(Vertex vertex, std::string_view language) const {
  const Node& node = this->node(vertex);
  const std::string_view wanted = language.empty() ? std::string_view(main_language_) : language;
  const StoredName* best = nullptr;
  std::tuple<bool, bool, bool, bool, std::size_t> best_rank;
  for (const StoredName& name : node.names) {
    const bool in_language = text(name.language) == wanted;
    const bool preferred = name.role == NameRole::preferred;
    const auto mentioned = static_cast<std::size_t>(
        std::count_if(node.mentions.begin(), node.mentions.end(),
                      [&](const StoredEvidence& e) { return e.quote == name.text; }));
    const std::tuple rank(in_language, preferred, !is_abbreviation(text(name.text)), mentioned > 0,
                          mentioned);
    const bool better =
        best == nullptr || rank > best_rank ||
        (rank == best_rank && std::pair(text(name.text).size(), text(name.text)) <
                                  std::pair(text(best->text).size(), text(best->text)));
    if (better) {
      best = &name;
      best_rank = rank;
    }
  }
  return best;
}

std::string_view Graph::label(Vertex vertex, std::string_view language) const {
  const StoredName* name = label_name(vertex, language);
  return name == nullptr ? id(vertex) : text(name->text);
}

std::string_view Graph::label_language(Vertex vertex, std::string_view language) const {
  const StoredName* name = label_name(vertex, language);
  return name == nullptr ? std::string_view() : text(name->language);
}

std::vector<std::string_view> Graph::aliases(Vertex vertex, std::string_view label_language) const {
  const std::string_view shown = label(vertex, label_language);
  std::vector<std::string_view> result;
  for (const StoredName& name : node(vertex).names) {
    const std::string_view candidate = text(name.text);
    if (candidate != shown && std::find(result.begin(), result.end(), candidate) == result.end()) {
      result.push_back(candidate);
    }
  }
  return result;
}

std::vector<std::string_view> Graph::values(Vertex vertex, std::string_view property) const {
  std::vector<std::string_view> result;
  for (const StoredProperty& stored : node(vertex).properties) {
    if (schema_->property(stored.property).name == property) result.push_back(text(stored.value));
  }
  return result;
}

double Graph::confidence(const Edge& edge) {
  float greatest = 0;
  for (const StoredEvidence& evidence : edge.evidence) {
    greatest = std::max(greatest, evidence.confidence);
  }
  return static_cast<double>(greatest);
}

Modality Graph::modality(const Edge& edge) {
  Modality strongest = edge.evidence.empty() ? Modality::asserted : Modality::attributed;
  for (const StoredEvidence& evidence : edge.evidence) {
    strongest = std::min(strongest, evidence.modality);
  }
  return strongest;
}

const StoredEvidence* Graph::best(const Edge& edge) {
  const StoredEvidence* best = nullptr;
  for (const StoredEvidence& evidence : edge.evidence) {
    if (best == nullptr || std::tuple(evidence.modality, -evidence.confidence) <
                               std::tuple(best->modality, -best->confidence)) {
      best = &evidence;
    }
  }
  return best;
}

std::vector<std::string_view> Graph::dates(const Edge& edge) const {
  std::set<std::string_view> dates;
  for (const StoredEvidence& evidence : edge.evidence) dates.insert(text(evidence.date));
  dates.erase(std::string_view());
  return {dates.begin(), dates.end()};
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
