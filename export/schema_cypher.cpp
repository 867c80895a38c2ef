#include <string>

#include "export/schema_writers.hpp"

namespace diplograph::exporting {

// Names are letters and digits (graph-schema.schema.json); backticks keep keywords apart.

std::string schema_cypher(const Schema& schema) {
  std::string text = "// Constraints and indexes of the schema " + schema.name() + " " +
                     schema.version() + ", one statement a line.\n";
  const auto constraint = [&](const NodeType& type, const std::string& property) {
    text += "CREATE CONSTRAINT `" + type.name + "_" + property + "` IF NOT EXISTS FOR (n:`" +
            type.name + "`) REQUIRE n.`" + property + "` IS UNIQUE;\n";
  };
  for (const NodeType& type : schema.types()) {
    if (type.abstract) continue;
    constraint(type, "id");
    for (const PropertyId id : type.properties) {
      const PropertyDefinition& property = schema.property(id);
      if (property.unique && property.maximum == 1U) constraint(type, property.name);
    }
  }
  for (const NodeType& type : schema.types()) {
    if (type.abstract) continue;
    text += "CREATE INDEX `" + type.name + "_label` IF NOT EXISTS FOR (n:`" + type.name +
            "`) ON (n.`label`);\n";
  }
  return text;
}

}  // namespace diplograph::exporting
