#include "cli/schema_terms.hpp"

#include "graph/error.hpp"
#include "graph/nearest_name.hpp"

namespace diplograph::cli {
namespace {

template <class Id, class Find>
std::vector<Id> ids(const std::vector<std::string>& words, const char* what, Find find,
                    const std::vector<std::string>& known) {
  std::vector<Id> result;
  for (const std::string& word : words) {
    const auto id = find(word);
    if (!id) {
      throw UsageError("the schema has no " + std::string(what) + " \"" + word + "\"" +
                       suggestion(word, known));
    }
    result.push_back(*id);
  }
  return result;
}

}  // namespace

std::vector<TypeId> type_ids(const Schema& schema, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const NodeType& type : schema.types()) known.push_back(type.name);
  return ids<TypeId>(
      names, "type", [&](const std::string& name) { return schema.find_type(name); }, known);
}

std::vector<RelationId> relation_ids(const Schema& schema, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const RelationType& relation : schema.relations()) known.push_back(relation.name);
  return ids<RelationId>(
      names, "relation", [&](const std::string& name) { return schema.find_relation(name); },
      known);
}

}  // namespace diplograph::cli
