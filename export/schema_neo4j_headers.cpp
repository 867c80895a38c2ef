#include <string>

#include "export/schema_writers.hpp"

namespace diplograph::exporting {

// Header lines by the grammar of neo4j-admin (name:type, ID and END in one id space). Values are
// strings, since a date may be a year only and Neo4j would make it a day.

std::string schema_neo4j_headers(const Schema& schema) {
  std::string text = "# One line a file: its name, a tab, and the header to put into it.\n";
  for (const NodeType& type : schema.types()) {
    if (type.abstract) continue;
    text += "nodes-" + type.id_prefix + ".csv\tid:ID(node),label:string,aliases:string";
    for (const PropertyId id : type.properties) {
      text += "," + schema.property(id).name + ":string";
    }
    text += ",:LABEL\n";
  }
  for (const RelationType& relation : schema.relations()) {
    text += "edges-" + relation.name +
            ".csv\t:START_ID(node),:END_ID(node),polarity:string,modality:string,"
            "confidence:double,document:string,line:long,quote:string,:TYPE\n";
  }
  return text;
}

}  // namespace diplograph::exporting
