#pragma once

#include <string>

#include "graph/schema.hpp"

namespace diplograph::exporting {

// What schema_formats.cpp registers; each is in the file of its name.

std::string schema_shacl(const Schema& schema);
std::string schema_vocabulary(const Schema& schema);
std::string schema_json_schema(const Schema& schema);
std::string schema_cypher(const Schema& schema);
std::string schema_kuzu(const Schema& schema);
std::string schema_neo4j_headers(const Schema& schema);
std::string schema_markdown(const Schema& schema);
std::string schema_diagram(const Schema& schema);

}  // namespace diplograph::exporting
