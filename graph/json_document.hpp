#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <rapidjson/document.h>
#include <rapidjson/pointer.h>

#include "graph/error.hpp"

namespace diplograph {

/// A JSON text, parsed, that knows where in the text each value stands.
class JsonDocument {
 public:
  /// Parses strictly (RFC 8259, UTF-8 checked, no duplicate keys, nesting at most 256 deep).
  /// Throws `InputError` with line and column. `file` is used in messages; `first_line` is the
  /// line that the text begins on (for JSON Lines).
  JsonDocument(std::string_view text, std::string file, std::size_t first_line = 1);

  [[nodiscard]] const rapidjson::Value& root() const { return document_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// The line of the value at a JSON pointer. Scans the text again: for error paths only.
  [[nodiscard]] SourcePosition position(std::string_view pointer) const;

  /// Checks against one of the built-in JSON Schemas ("graph-schema.schema.json", or
  /// "claim.schema.json#mention" for one definition of it), compiled once.
  /// Throws `InputError` naming the pointer, the line, what was expected and what was found.
  void require(std::string_view schema_file) const;
  /// The same for a part of the text: `value` is what stands at `pointer`.
  void require(std::string_view schema_file, const rapidjson::Value& value,
               const std::string& pointer) const;

 private:
  std::string text_;
  std::string file_;
  std::size_t first_line_;
  rapidjson::Document document_;
};

}  // namespace diplograph
