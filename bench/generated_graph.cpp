#include "bench/generated_graph.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <unordered_set>
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
  void finish(const std::function<void(Claim)>& visit) {
    document_.bytes = document_.text.size();
    visit(std::move(document_));
    for (Claim& claim : claims_) visit(std::move(claim));
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

struct Draw {
  std::size_t source = 0, target = 0;
  RelationId relation{};
};

/// A relation between two entities drawn at random that the schema allows.
Draw draw_relation(std::mt19937_64& random, const Schema& schema,
                   const std::vector<Entity>& entities) {
  while (true) {
    Draw draw{skewed_below(random, entities.size()), skewed_below(random, entities.size()),
              RelationId{static_cast<std::uint16_t>(below(random, schema.relations().size()))}};
    const RelationType& relation = schema.relation(draw.relation);
    // An acyclic relation only runs from later to earlier entities.
    if (draw.source == draw.target || (relation.acyclic && draw.source < draw.target)) continue;
    if (!schema.allows(relation.id, entities[draw.source].type, entities[draw.target].type)) {
      continue;
    }
    if (relation.symmetric && entities[draw.target].id < entities[draw.source].id) {
      std::swap(draw.source, draw.target);
    }
    return draw;
  }
}

void add_relation(DocumentBuilder& document, const Entity& source, const std::string& relation,
                  const Entity& target) {
  RelationClaim claim;
  claim.source = source.id;
  claim.relation = relation;
  claim.target = target.id;
  const std::size_t trigger = source.name.size() + 1;
  const std::size_t object = trigger + relation.size() + 1;
  claim.evidence = document.evidence(
      source.name + " " + relation + " " + target.name + ", as «متن» says in so many words.",
      "generated/" + relation);
  claim.evidence.marks = {{MarkRole::source, {0, source.name.size()}},
                          {MarkRole::trigger, {trigger, trigger + relation.size()}},
                          {MarkRole::target, {object, object + target.name.size()}}};
  document.add(std::move(claim));
}

}  // namespace

void generate_claims(std::size_t nodes, std::size_t edges,
                     const std::function<void(Claim)>& visit) {
  const Schema& schema = Schema::diplomacy();
  const std::vector<Entity> all = entities(schema, nodes);
  const std::size_t documents = edges / relations_per_document + 1;
  std::mt19937_64 random(2015);
  std::unordered_set<std::uint64_t> seen;
  seen.reserve(edges);
  const auto is_new = [&](const Draw& draw) {
    const std::uint64_t pair = std::uint64_t{draw.source} * nodes + draw.target;
    return seen.insert(pair * schema.relations().size() + static_cast<std::uint64_t>(draw.relation))
        .second;
  };
  for (std::size_t number = 0; number < documents; ++number) {
    DocumentBuilder document(number);
    for (std::size_t i = number; i < nodes; i += documents) add_mention(document, schema, all[i]);
    const std::size_t last = edges * (number + 1) / documents;
    while (seen.size() < last) {
      const Draw draw = draw_relation(random, schema, all);
      if (!is_new(draw)) continue;
      add_relation(document, all[draw.source], schema.relation(draw.relation).name,
                   all[draw.target]);
    }
    document.finish(visit);
  }
}

std::vector<Claim> generated_claims(std::size_t nodes, std::size_t edges) {
  std::vector<Claim> claims;
  generate_claims(nodes, edges, [&](Claim claim) { claims.push_back(std::move(claim)); });
  return claims;
}

Graph generated_graph(std::size_t nodes, std::size_t edges) {
  Assembler assembler(Schema::diplomacy());
  std::string document;
  generate_claims(nodes, edges, [&](const Claim& claim) {
    if (const auto* next = std::get_if<DocumentClaim>(&claim)) {
      assembler.forget_text(document);
      document = next->id;
    }
    assembler.add(claim);
  });
  return assembler.finish();
}

}  // namespace diplograph::bench
