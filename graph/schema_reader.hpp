#pragma once

#include <map>
#include <string>
#include <string_view>

#include "graph/json_document.hpp"
#include "graph/schema.hpp"

namespace diplograph {

/// Turns the JSON of a schema into a `Schema`, checking what a JSON Schema cannot: that names are
/// known, used once, and inherit without a cycle.
class SchemaReader {
 public:
  SchemaReader(std::string_view json, const std::string& file) : json_(json, file) {}

  /// Throws `InputError` with the position of the first mistake.
  [[nodiscard]] Schema read();

 private:
  JsonDocument json_;
  Schema schema_;

  [[noreturn]] void fail(const std::string& pointer, const std::string& problem) const;
  [[nodiscard]] TypeId known_type(const rapidjson::Value& name, const std::string& pointer) const;
  void read_types();
  void read_parents();
  void read_properties();
  void read_relations();
  [[nodiscard]] RelationId known_relation(const rapidjson::Value& name,
                                          const std::string& pointer) const;
  void read_rules();
  void read_count(GraphRule& rule, const rapidjson::Value& item, const std::string& pointer);
  void check_terms() const;
  void compile();
};

}  // namespace diplograph
