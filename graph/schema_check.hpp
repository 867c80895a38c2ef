#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/error.hpp"
#include "graph/json_places.hpp"
#include "graph/schema.hpp"

namespace diplograph {

/// One mistake in a schema file.
struct SchemaMistake {
  SourcePosition position;  ///< the column counts characters, not bytes
  TextRange range;          ///< what is wrong, as bytes of the file
  std::string problem;
  std::string remedy;
};

/// What a look at a schema file gives: the schema if it is sound, else all mistakes that can be
/// told apart, in the order of the file.
struct SchemaCheck {
  std::optional<Schema> schema;
  std::vector<SchemaMistake> mistakes;
};

/// Reads a schema and checks
///   its form: valid JSON without duplicate keys, members known, required ones there, types right;
///   its names: known where they are used, given once, parents without a cycle, inverses mutual;
///   its sense: that something can satisfy it. Counts have a minimum up to their maximum, patterns
///   and datatypes leave some of the allowed values, relations join concrete types, rules can hold.
[[nodiscard]] SchemaCheck check_schema(std::string_view json, const std::string& file);

/// A mistake as compilers write them: file, line and column, the problem, the line of the file with
/// a caret below the place, the remedy; several lines with a final newline. `json` is the file.
[[nodiscard]] std::string mistake_text(const SchemaMistake& mistake, std::string_view json);

}  // namespace diplograph
