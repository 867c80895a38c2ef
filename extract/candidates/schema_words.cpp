#include "extract/candidates/schema_words.hpp"

#include "extract/language/tokens.hpp"
#include "graph/nearest_name.hpp"

namespace diplograph::extract {
namespace {

std::string key_of(std::string_view word) {
  std::string key = fold(word);
  std::erase_if(key, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  return key;
}

}  // namespace

SchemaWords::SchemaWords(const Schema& schema) : schema_(schema) {
  for (const NodeType& type : schema.types()) {
    types_.emplace(key_of(type.name), type.id);
    type_names_.push_back(type.name);
  }
  for (const NodeType& type : schema.types()) {
    if (!type.label_en.empty()) types_.emplace(key_of(type.label_en), type.id);
    if (!type.label_fa.empty()) types_.emplace(key_of(type.label_fa), type.id);
  }
  for (const RelationType& relation : schema.relations()) {
    relations_.emplace(key_of(relation.name), NamedRelation{relation.id, false});
    relation_names_.push_back(relation.name);
  }
  for (const RelationType& relation : schema.relations()) {
    const auto add = [&](const std::string& name, bool inverse) {
      if (!name.empty()) relations_.emplace(key_of(name), NamedRelation{relation.id, inverse});
    };
    add(relation.label_en, false);
    add(relation.label_fa, false);
    add(relation.inverse, true);
  }
}

std::optional<TypeId> SchemaWords::type(std::string_view word) const {
  const auto found = types_.find(key_of(word));
  if (found == types_.end()) return std::nullopt;
  return found->second;
}

std::optional<NamedRelation> SchemaWords::relation(std::string_view word) const {
  const auto found = relations_.find(key_of(word));
  if (found == relations_.end()) return std::nullopt;
  return found->second;
}

std::string SchemaWords::nearest_type(std::string_view word) const {
  return suggestion(word, type_names_);
}

std::string SchemaWords::nearest_relation(std::string_view word) const {
  return suggestion(word, relation_names_);
}

}  // namespace diplograph::extract
