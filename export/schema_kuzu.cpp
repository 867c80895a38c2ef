#include <string>

#include "export/schema_writers.hpp"

namespace diplograph::exporting {
namespace {

// Values are lexical forms, several of them joined by "|" as in nodes.csv, and a date may be a year
// only, which no date type takes: all are STRING. Relations declare no
// multiplicity, since denied edges stand in the same tables. Names that are keywords stand in
// backticks.

std::string quoted(const std::string& name) { return "`" + name + "`"; }

std::string node_table(const Schema& schema, const NodeType& type) {
  std::string text = "CREATE NODE TABLE IF NOT EXISTS " + quoted(type.name) +
                     "(`id` STRING, `label` STRING, `aliases` STRING";
  for (const PropertyId id : type.properties) {
    text += ", " + quoted(schema.property(id).name) + " STRING";
  }
  return text + ", PRIMARY KEY(`id`));\n";
}

std::string relation_table(const Schema& schema, const RelationType& relation) {
  std::string text;
  for (const NodeType& source : schema.types()) {
    for (const NodeType& target : schema.types()) {
      if (source.abstract || target.abstract || !schema.allows(relation.id, source.id, target.id)) {
        continue;
      }
      text += (text.empty() ? "" : ", ") + std::string("FROM ") + quoted(source.name) + " TO " +
              quoted(target.name);
    }
  }
  if (text.empty()) return {};  // no concrete types to join
  return "CREATE REL TABLE IF NOT EXISTS " + quoted(relation.name) + "(" + text +
         ", `polarity` STRING, `modality` STRING, `confidence` DOUBLE, `document` STRING, "
         "`line` INT64, `quote` STRING);\n";
}

}  // namespace

std::string schema_kuzu(const Schema& schema) {
  std::string text = "// Tables of the schema " + schema.name() + " " + schema.version() +
                     ", one statement a line.\n";
  for (const NodeType& type : schema.types()) {
    if (!type.abstract) text += node_table(schema, type);
  }
  for (const RelationType& relation : schema.relations()) text += relation_table(schema, relation);
  return text;
}

}  // namespace diplograph::exporting
