#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "graph/schema.hpp"
#include "graph/schema_mistakes.hpp"

namespace diplograph {

/// Turns the JSON of a schema into a `Schema` and notes what is wrong on the way: names that are
/// not known or used twice, parents in a cycle, values that contradict each other. Goes on after a
/// mistake with what is left, so that the rest of the file is looked at too. Values of a wrong form
/// (graph/json_form.hpp) are taken as not there.
class SchemaReader {
 public:
  SchemaReader(const rapidjson::Value& json, SchemaMistakes& mistakes)
      : json_(json), mistakes_(mistakes) {}

  /// The schema; of use only if no mistake was noted.
  [[nodiscard]] Schema read();

 private:
  using Value = rapidjson::Value;

  const Value& json_;
  SchemaMistakes& mistakes_;
  Schema schema_;
  // JSON pointers of what was read, by its number in the schema.
  std::vector<std::string> types_, properties_, relations_;
  std::vector<bool> broken_;  // relations whose ends are not all known

  /// Calls `read(item, pointer)` for each object of a list of the schema.
  template <typename Read>
  void each(const char* list, const Read& read);
  [[nodiscard]] std::optional<TypeId> known_type(const Value& name, const std::string& pointer);
  [[nodiscard]] std::vector<TypeId> known_types(const Value& object, const char* member,
                                                const std::string& pointer);
  [[nodiscard]] std::optional<RelationId> known_relation(const Value& object, const char* member,
                                                         const std::string& pointer);
  void read_type(const Value& item, const std::string& pointer);
  void read_parents();
  void find_descent();
  void read_property(const Value& item, const std::string& pointer);
  void give_property(PropertyId id, const std::vector<TypeId>& owners, const std::string& pointer);
  void read_relation(const Value& item, const std::string& pointer);
  void read_rule(const Value& item, const std::string& pointer);
  void read_count(GraphRule& rule, const Value& item, const std::string& pointer);
  void read_condition(GraphRule& rule, const Value& when, const std::string& pointer);
  void check_terms();
  void check_inverses();
  void compile();
};

}  // namespace diplograph
