#include "tests/generated_claims.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "graph/assemble.hpp"
#include "graph/decimal.hpp"

namespace diplograph {
namespace {

const std::vector<std::string> words{"Norway", "peace",    "دریای",  "خزر",  "می‌خواهد",
                                     "«صلح»",  "\"pact\"", "a\\b",   "<&>",  "نفت,",
                                     "gas;",   "\n",       "treaty", "2015", "\xF0\x9F\x98\x80",
                                     "هٔ"};

std::string joined(const std::vector<std::string>& parts, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) text += (i == first ? "" : " ") + parts[i];
  return text;
}

/// A document as its words, so that quotes are whole words of it.
struct Text {
  DocumentClaim claim;
  std::vector<std::string> parts;
};

Text generated_text(std::size_t number, Random& random) {
  Text text;
  const std::size_t count = 20 + random.below(40);
  for (std::size_t i = 0; i < count; ++i) text.parts.push_back(random.of(words));
  DocumentClaim& claim = text.claim;
  claim.id = "d" + std::to_string(number) + ".fa";
  claim.title = random.chance(3) ? "" : "عنوان " + std::to_string(number);
  claim.language = random.chance(2) ? "fa" : "en";
  claim.file = claim.id + ".txt";
  claim.sha256 = std::string(63, 'a') + static_cast<char>('0' + number % 10);
  claim.text = joined(text.parts, 0, count);
  claim.bytes = claim.text.size() + 3;
  return text;
}

Evidence generated_evidence(const Text& text, Random& random) {
  const std::size_t first = random.below(text.parts.size());
  const std::size_t last =
      first + 1 + random.below(std::min<std::size_t>(6, text.parts.size() - first));
  Evidence evidence;
  evidence.document = text.claim.id;
  evidence.quote = joined(text.parts, first, last);
  const std::size_t begin = first == 0 ? 0 : joined(text.parts, 0, first).size() + 1;
  evidence.text = {begin, begin + evidence.quote.size()};
  evidence.source = {evidence.text.begin + 3, evidence.text.end + 3};
  evidence.line = static_cast<std::uint32_t>(1 + random.below(9));
  evidence.page = static_cast<std::uint32_t>(random.below(3));
  if (random.chance(2)) evidence.marks.push_back({MarkRole::trigger, {0, 1}});
  if (random.chance(3)) evidence.marks.push_back({MarkRole::target, {0, evidence.quote.size()}});
  std::sort(evidence.marks.begin(), evidence.marks.end());
  evidence.rule = random.of(std::vector<std::string>{"en/seek", "fa/cue", "lexicon/states"});
  evidence.extractor = random.chance(4) ? "somebody: else" : "diplograph";
  evidence.confidence = static_cast<double>(random.below(1001)) / 1000;
  evidence.modality = static_cast<Modality>(random.below(3));
  if (evidence.modality == Modality::attributed && random.chance(2)) evidence.holder = "پکن";
  if (random.chance(3)) evidence.date = random.chance(2) ? "2015-09" : "2011/2015";
  return evidence;
}

std::string generated_value(const PropertyDefinition& property, Random& random) {
  if (!property.one_of.empty()) return random.of(property.one_of);
  if (!property.pattern.empty()) return random.of(std::vector<std::string>{"IR", "NO", "ZA"});
  switch (property.datatype) {
    case Datatype::integer:
      return std::to_string(random.below(100));
    case Datatype::decimal:
      return decimal3(static_cast<double>(random.below(1000)) / 1000);
    case Datatype::boolean:
      return random.chance(2) ? "true" : "false";
    case Datatype::date:
      return random.of(
          std::vector<std::string>{"2015", "2015-09", "2015-09-01", "2015/2016", "2019-02"});
    case Datatype::iri:
      return "https://example.org/" + std::to_string(random.below(5));
    case Datatype::text:
      return random.of(words) + (random.chance(2) ? "@en" : "@fa");
    case Datatype::list:
      return "[\"" + random.of(words) + "\",\"" + random.of(words) + "\"]";
    case Datatype::string:
      break;
  }
  return random.of(words) + std::to_string(random.below(3));
}

MentionClaim generated_mention(const std::string& entity, const Text& text, Random& random) {
  const Schema& schema = Schema::diplomacy();
  const NodeType& type = schema.type(*schema.type_of_id(entity));
  MentionClaim claim;
  claim.entity = entity;
  claim.type = type.name;
  const std::size_t names = random.below(3);
  for (std::size_t i = 0; i < names; ++i) {
    claim.names.push_back({random.of(std::vector<std::string>{"", "en", "fa", "zh-Hans"}),
                           random.of(words),
                           random.chance(2) ? NameRole::preferred : NameRole::alias});
  }
  for (const PropertyId id : type.properties) {
    const PropertyDefinition& property = schema.property(id);
    if (random.chance(3) && type.name != "Document") {
      claim.properties[property.name].push_back(generated_value(property, random));
    }
  }
  claim.evidence = generated_evidence(text, random);
  return claim;
}

std::vector<std::string> entity_pool() {
  std::vector<std::string> pool;
  for (const NodeType& type : Schema::diplomacy().types()) {
    if (type.abstract || type.name == "Document") continue;
    for (const char* key : {"a", "b", "صلح", "50%"}) pool.push_back(type.id_prefix + "/" + key);
  }
  return pool;
}

RelationClaim generated_relation(const std::vector<std::string>& pool, const Text& text,
                                 Random& random) {
  const Schema& schema = Schema::diplomacy();
  const auto relations = schema.relations();
  RelationClaim claim;
  bool allowed = false;
  while (!allowed) {
    claim.source = random.chance(8) ? "document/" + text.claim.id : random.of(pool);
    claim.target = random.of(pool);
    const RelationType& relation = relations[random.below(relations.size())];
    claim.relation = relation.name;
    allowed = schema.allows(relation.id, *schema.type_of_id(claim.source),
                            *schema.type_of_id(claim.target));
  }
  claim.polarity = random.chance(4) ? Polarity::negated : Polarity::affirmed;
  claim.evidence = generated_evidence(text, random);
  return claim;
}

const std::string* quoted_document(const Claim& claim) {
  if (const auto* mention = std::get_if<MentionClaim>(&claim)) return &mention->evidence.document;
  if (const auto* relation = std::get_if<RelationClaim>(&claim)) {
    return &relation->evidence.document;
  }
  return nullptr;
}

/// What witnesses said otherwise, beside every third claim.
void add_wordings(std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < claims.size(); i += 3) {
    if (auto* mention = std::get_if<MentionClaim>(&claims[i])) {
      mention->said = {"\"هٔ\" said so", "A.", {}, "Group", {}, {}, {}, {}, {}};
    } else if (auto* relation = std::get_if<RelationClaim>(&claims[i])) {
      relation->said = {"q", "a", "b", "Group", "Goal", "affirmed", "asserted", "C", "2015"};
    }
  }
}

}  // namespace

std::size_t Random::below(std::size_t end) {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t value = state_;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return static_cast<std::size_t>((value ^ (value >> 31U)) % end);
}

std::vector<Claim> generated_claims(std::uint64_t seed) {
  Random random(seed);
  const std::vector<std::string> pool = entity_pool();
  // What several documents speak of.
  const std::vector<std::string> well_known{"state/a", "agreement/a", "event/a"};
  std::vector<RelationClaim> statements;
  std::vector<Claim> claims;
  const std::size_t documents = 1 + random.below(4);
  for (std::size_t number = 0; number < documents; ++number) {
    const Text text = generated_text(number, random);
    claims.emplace_back(text.claim);
    const std::size_t count = 5 + random.below(40);
    for (std::size_t i = 0; i < count; ++i) {
      if (random.chance(2)) {
        const bool known = random.chance(3);
        claims.emplace_back(
            generated_mention(known ? random.of(well_known) : random.of(pool), text, random));
      } else {
        RelationClaim claim = generated_relation(pool, text, random);
        if (!statements.empty() && random.chance(3)) {
          const RelationClaim& earlier = random.of(statements);
          claim.source = earlier.source;
          claim.relation = earlier.relation;
          claim.target = earlier.target;
        }
        statements.push_back(claim);
        claims.emplace_back(std::move(claim));
      }
      if (random.chance(10)) claims.push_back(Claim(claims.back()));
    }
  }
  add_wordings(claims);
  return claims;
}

std::vector<Claim> shuffled(std::vector<Claim> claims, Random& random) {
  random.shuffle(claims);
  std::map<std::string, Claim> documents;
  for (const Claim& claim : claims) {
    if (const auto* document = std::get_if<DocumentClaim>(&claim)) {
      documents.emplace(document->id, claim);
    }
  }
  std::vector<Claim> result;
  std::set<std::string> placed;
  for (const Claim& claim : claims) {
    if (const std::string* document = quoted_document(claim)) {
      if (placed.insert(*document).second) result.push_back(documents.at(*document));
      result.push_back(claim);
    } else if (placed.insert(std::get<DocumentClaim>(claim).id).second) {
      result.push_back(claim);
    }
  }
  return result;
}

std::vector<std::vector<Claim>> split(const std::vector<Claim>& claims, std::size_t parts,
                                      Random& random) {
  std::map<std::string, Claim> documents;
  std::vector<std::vector<Claim>> result(parts);
  std::vector<std::set<std::string>> placed(parts);
  for (const Claim& claim : claims) {
    const std::size_t part = random.below(parts);
    const std::string* quoted = quoted_document(claim);
    if (quoted == nullptr) documents.emplace(std::get<DocumentClaim>(claim).id, claim);
    const std::string& id = quoted != nullptr ? *quoted : std::get<DocumentClaim>(claim).id;
    if (placed[part].insert(id).second) result[part].push_back(documents.at(id));
    if (quoted != nullptr) result[part].push_back(claim);
  }
  return result;
}

Graph assembled(const std::vector<Claim>& claims) {
  Assembler assembler(Schema::diplomacy());
  for (const Claim& claim : claims) assembler.add(claim);
  return assembler.finish();
}

namespace {

/// Appends fields, each with its length, so that no two lists of fields give one text.
class Record {
 public:
  Record& operator<<(std::string_view field) {
    text_ += std::to_string(field.size()) + ":" + std::string(field) + " ";
    return *this;
  }
  Record& operator<<(std::uint64_t field) { return *this << std::to_string(field); }
  Record& operator<<(ByteSpan span) { return *this << span.begin << span.end; }
  Record& operator<<(const Evidence& evidence) {
    *this << "evidence" << evidence.document << evidence.source << evidence.text << evidence.line
          << evidence.page << evidence.quote << evidence.rule << evidence.extractor
          << evidence.holder << evidence.date << to_string(evidence.modality)
          << decimal3(evidence.confidence);
    for (const Mark& mark : evidence.marks) *this << to_string(mark.role) << mark.span;
    text_ += '\n';
    return *this;
  }
  [[nodiscard]] std::string text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

std::string everything_of(const Graph& graph) {
  Record record;
  for (const auto& [id, document] : graph.documents()) {
    record << "document" << id << document.title << document.language << document.file
           << document.sha256 << document.bytes;
  }
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const Node& node = graph.node(vertex);
    record << "node" << graph.id(vertex) << graph.schema().type(node.type).name;
    for (const StoredName& name : graph.names(vertex)) {
      record << graph.text(name.language) << graph.text(name.text) << to_string(name.role);
    }
    for (const StoredProperty& property : graph.properties(vertex)) {
      record << graph.schema().property(property.property).name << graph.text(property.value);
    }
    for (const StoredEvidence& mention : graph.mentions(vertex)) record << graph.resolved(mention);
  }
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    record << "edge" << graph.id(source(edge, graph.boost()))
           << graph.schema().relation(graph.edge(edge).relation).name
           << graph.id(target(edge, graph.boost())) << to_string(graph.edge(edge).polarity);
    for (const StoredEvidence& evidence : graph.evidence(edge)) {
      record << graph.resolved(evidence);
    }
  }
  return record.text();
}

}  // namespace diplograph
