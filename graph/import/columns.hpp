#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/import/flat_file.hpp"
#include "graph/schema.hpp"

namespace diplograph::importing {

/// What the values of a column are to us.
enum class Role : std::uint8_t {
  unknown,  ///< nothing that we know; reported, never dropped in silence
  ignored,  ///< follows from the rest, or is about looks
  // of nodes
  id,
  type,
  label,
  label_in,  ///< a label in a language
  aliases,
  property,
  // of edges
  source,
  target,
  relation,
  polarity,
  modality,
  confidence,
  document,
  line,
  page,
  quote,
  rule,
  extractor,
  holder,
  dated
};

struct ColumnMeaning {
  Role role = Role::unknown;
  std::string detail;     ///< of `property` its name, of `label_in` the language
  std::uint8_t rank = 0;  ///< of columns with one role the one with the lower rank is asked first
};

/// What columns mean: what a user said (`--map`), else what their names say to us, Gephi, networkx,
/// igraph, yEd, Neo4j or Cytoscape.
class ColumnNames {
 public:
  explicit ColumnNames(const Schema& schema) : schema_(&schema) {}

  /// Maps a column to a property of the schema, to a word of `words()`, to "label:LANGUAGE", or to
  /// "-" (not to be read). Throws `UsageError` that names the nearest one for anything else.
  void map(std::string_view column, std::string_view meaning);

  /// What a column of that name means; names are compared exactly, then without regard to case.
  [[nodiscard]] ColumnMeaning meaning(Owner owner, std::string_view name) const;

  /// Notes that a file has a column.
  void note(std::string_view name);

  /// Columns that were mapped and that no file has, in order.
  [[nodiscard]] std::vector<std::string> unmet() const;

  /// The words that a column can be mapped to, beside properties.
  [[nodiscard]] static std::vector<std::string> words();

 private:
  using Mapping = std::pair<const std::string, std::string>;  // column, meaning
  const Schema* schema_;
  std::map<std::string, std::string, std::less<>> mapped_;
  std::set<std::string, std::less<>> met_;  // mapped columns that some file has

  [[nodiscard]] const Mapping* mapped(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> property(std::string_view name) const;
};

}  // namespace diplograph::importing
