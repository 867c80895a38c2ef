#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <rapidjson/document.h>
#include <rapidjson/pointer.h>

#include "graph/error.hpp"

namespace diplograph {

/// Where a JSON text stands that is a part of a file, and the JSON pointer to it.
struct JsonOrigin {
  std::size_t line = 1;
  std::size_t column = 1;
  std::string pointer;
};

/// A JSON text, parsed, that knows where in the text each value stands.
class JsonDocument {
 public:
  /// How much of the text is to be a value: all of it, or as much as the first value takes.
  enum class Extent : std::uint8_t { whole, first_value };

  /// Parses strictly (RFC 8259, UTF-8 checked, no lone surrogates, no duplicate keys, nesting at
  /// most 256 deep). Throws `InputError` with line, column and JSON pointer. `file` is used in
  /// messages.
  JsonDocument(std::string_view text, std::string file, JsonOrigin origin = {},
               Extent extent = Extent::whole);

  [[nodiscard]] const rapidjson::Value& root() const { return document_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// Line and column of the value at a JSON pointer, which is relative to the root. Scans the text
  /// again: for error paths only.
  [[nodiscard]] SourcePosition position(std::string_view pointer) const;

  /// Checks against one of the built-in JSON Schemas ("graph-schema.schema.json", or
  /// "claim.schema.json#mention" for one definition of it), compiled once.
  /// Throws `InputError` naming the pointer, the line, what was expected and what was found.
  void require(std::string_view schema_file) const;

 private:
  std::string text_;
  std::string file_;
  JsonOrigin origin_;
  rapidjson::Document document_;
};

}  // namespace diplograph
