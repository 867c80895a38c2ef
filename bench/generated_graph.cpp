#include "bench/generated_graph.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "graph/assemble.hpp"
#include "graph/schema.hpp"

namespace diplograph::bench {
namespace {

constexpr std::size_t relations_per_document = 1000;

/// A number below `limit`. The standard library's distributions differ from platform to platform;
/// its engines do not, and the bias of the remainder does not matter here.
std::size_t below(std::mt19937_64& random, std::size_t limit) {
  return static_cast<std::size_t>(random() % limit);
}

/// The smaller of two draws: low numbers come often, so some nodes become hubs.
std::size_t skewed_below(std::mt19937_64& random, std::size_t limit) {
  return std::min(below(random, limit), below(random, limit));
}

/// One document in the making: its text grows by a sentence per claim.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(std::size_t number) {
    document_.id = "generated-" + std::to_string(number) + ".en";
    document_.title = "Generated document " + std::to_string(number);
    document_.language = "en";
    document_.file = document_.id + ".txt";
    document_.sha256 = std::string(64, '0');
  }

  Evidence evidence(const std::string& sentence, const std::string& rule) {
    Evidence evidence;
    evidence.document = document_.id;
    evidence.text = {document_.text.size(), document_.text.size() + sentence.size()};
    evidence.source = evidence.text;
    evidence.line = ++line_;
    evidence.quote = sentence;
    evidence.rule = rule;
    evidence.extractor = "diplograph";
    evidence.confidence = 0.75;
    document_.text += sentence + "\n";
    return evidence;
  }

  void add(Claim claim) { claims_.push_back(std::move(claim)); }

  /// Hands over the document's claim, which has to come first, and then the others.
  void finish(std::vector<Claim>& claims) {
    document_.bytes = document_.text.size();
    claims.emplace_back(std::move(document_));
    std::move(claims_.begin(), claims_.end(), std::back_inserter(claims));
  }

 private:
  DocumentClaim document_;
  std::vector<Claim> claims_;
  std::uint32_t line_ = 0;
};

struct Entity {
  std::string id;
  TypeId type{};
  std::string name;
};

/// Entities of every concrete type but documents, which the documents make themselves.
std::vector<Entity> entities(const Schema& schema, std::size_t count) {
  std::vector<const NodeType*> types;
  for (const NodeType& type : schema.types()) {
    if (!type.abstract && type.name != "Document") types.push_back(&type);
  }
  std::vector<Entity> entities;
  entities.reserve(count);
  for (std::size_t number = 0; number < count; ++number) {
    const NodeType& type = *types[number % types.size()];
    const std::string digits = std::to_string(number);
    entities.push_back(
        {type.id_prefix + "/generated-" + digits, type.id, type.name + " " + digits});
  }
  return entities;
}

void add_mention(DocumentBuilder& document, const Schema& schema, const Entity& entity) {
  MentionClaim claim;
  claim.entity = entity.id;
  claim.type = schema.type(entity.type).name;
  claim.names = {{"en", entity.name, NameRole::preferred}, {"fa", "نام " + entity.name}};
  claim.evidence = document.evidence(entity.name + " is named here.", "lexicon/generated");
  document.add(std::move(claim));
}

/// A relation between two entities drawn at random that the schema allows.
RelationClaim draw_relation(std::mt19937_64& random, const Schema& schema,
                            const std::vector<Entity>& entities) {
  while (true) {
    const Entity& source = entities[skewed_below(random, entities.size())];
    const Entity& target = entities[skewed_below(random, entities.size())];
    const RelationType& relation = schema.relations()[below(random, schema.relations().size())];
    // An acyclic relation only runs from later to earlier entities.
    if (source.id == target.id || (relation.acyclic && source.id < target.id)) continue;
    if (!schema.allows(relation.id, source.type, target.type)) continue;
    RelationClaim claim;
    claim.source = source.id;
    claim.relation = relation.name;
    claim.target = target.id;
    if (relation.symmetric && claim.target < claim.source) std::swap(claim.source, claim.target);
    return claim;
  }
}

}  // namespace

std::vector<Claim> generated_claims(std::size_t nodes, std::size_t edges) {
  const Schema& schema = Schema::diplomacy();
  const std::vector<Entity> all = entities(schema, nodes);
  const std::size_t documents = edges / relations_per_document + 1;
  std::vector<DocumentBuilder> builders;
  for (std::size_t number = 0; number < documents; ++number) builders.emplace_back(number);

  for (std::size_t number = 0; number < all.size(); ++number) {
    add_mention(builders[number % documents], schema, all[number]);
  }
  std::mt19937_64 random(2015);
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  while (seen.size() < edges) {
    RelationClaim claim = draw_relation(random, schema, all);
    if (!seen.emplace(claim.source, claim.relation, claim.target).second) continue;
    DocumentBuilder& document = builders[seen.size() % documents];
    const std::string sentence = claim.source + " " + claim.relation + " " + claim.target +
                                 ", as «متن» says in so many words.";
    claim.evidence = document.evidence(sentence, "generated/" + claim.relation);
    document.add(std::move(claim));
  }
  std::vector<Claim> claims;
  claims.reserve(nodes + edges + documents);
  for (DocumentBuilder& builder : builders) builder.finish(claims);
  return claims;
}

Graph generated_graph(std::size_t nodes, std::size_t edges) {
  Assembler assembler(Schema::diplomacy());
  for (const Claim& claim : generated_claims(nodes, edges)) assembler.add(claim);
  return assembler.finish();
}

}  // namespace diplograph::bench
