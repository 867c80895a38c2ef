#include "export/schema_formats.hpp"

#include <algorithm>
#include <array>

#include "export/schema_writers.hpp"
#include "graph/jsonld_context.hpp"

namespace diplograph::exporting {
namespace {

constexpr auto all_formats = std::to_array<SchemaFormat>({
    {"context", "schemas/context.jsonld", "the JSON-LD context of graph.jsonld",
     jsonld_context_file},
    {"shacl", "schemas/diplomacy.shacl.ttl", "SHACL shapes (core only) for graph.jsonld",
     schema_shacl},
    {"vocabulary", "schemas/diplomacy.vocabulary.ttl", "the vocabulary in RDFS and OWL (Turtle)",
     schema_vocabulary},
    {"json-schema", "schemas/diplomacy.claims.schema.json",
     "JSON Schema of claims and nodes with the schema's own types and relations",
     schema_json_schema},
    {"cypher", "", "constraints and indexes for Neo4j and Memgraph (Cypher)", schema_cypher},
    {"kuzu", "", "node and relation tables for Kuzu and LadybugDB (DDL)", schema_kuzu},
    {"neo4j-headers", "", "header lines of the files for neo4j-admin database import",
     schema_neo4j_headers},
    {"markdown", "docs/schema.md", "a reference for people (Markdown)", schema_markdown},
    {"dot", "", "a diagram of types and relations (Graphviz)", schema_diagram},
});

}  // namespace

std::span<const SchemaFormat> schema_formats() { return all_formats; }

const SchemaFormat* find_schema_format(std::string_view name) {
  const auto found =
      std::find_if(all_formats.begin(), all_formats.end(),
                   [name](const SchemaFormat& format) { return format.name == name; });
  return found == all_formats.end() ? nullptr : &*found;
}

}  // namespace diplograph::exporting
