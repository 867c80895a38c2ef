#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/schema.hpp"

namespace diplograph::extract {

/// A relation as somebody names it: `inverse` if the ends are to be swapped.
struct NamedRelation {
  RelationId relation{};
  bool inverse = false;
};

/// The types and relations of a schema by what others call them: their names, their labels and the
/// names of inverses, without regard to case, spaces, hyphens and underscores ("PARTY_TO",
/// "Government body", "عضو"). Where two have one name the schema's own names come first.
class SchemaWords {
 public:
  /// The schema has to outlive this.
  explicit SchemaWords(const Schema& schema);

  [[nodiscard]] std::optional<TypeId> type(std::string_view word) const;
  [[nodiscard]] std::optional<NamedRelation> relation(std::string_view word) const;
  /// "; did you mean NAME?" for a word that is neither, or nothing.
  [[nodiscard]] std::string nearest_type(std::string_view word) const;
  [[nodiscard]] std::string nearest_relation(std::string_view word) const;

  [[nodiscard]] const Schema& schema() const { return schema_; }

 private:
  const Schema& schema_;
  std::unordered_map<std::string, TypeId> types_;
  std::unordered_map<std::string, NamedRelation> relations_;
  std::vector<std::string> type_names_, relation_names_;
};

}  // namespace diplograph::extract
