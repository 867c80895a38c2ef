#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/schema.hpp"

namespace diplograph::exporting {

/// Something that follows from a schema. One file per format (schema_NAME.cpp), registered in
/// schema_formats.cpp.
struct SchemaFormat {
  std::string_view name;       ///< "shacl", as `schema export --to` takes it
  std::string_view file_name;  ///< where the repository keeps the built-in schema's; may be empty
  std::string_view title;      ///< one line for `schema export --list`
  /// The whole file. The same schema gives the same bytes.
  std::string (*text)(const Schema& schema);
};

/// All formats in the order of `schema export --list`.
[[nodiscard]] std::span<const SchemaFormat> schema_formats();

/// The format of that name, or null.
[[nodiscard]] const SchemaFormat* find_schema_format(std::string_view name);

}  // namespace diplograph::exporting
