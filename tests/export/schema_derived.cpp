#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <rapidjson/document.h>
#include <rapidjson/schema.h>

#include "export/schema_formats.hpp"
#include "graph/claim_file.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph::exporting {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(std::string(DIPLOGRAPH_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string derived(std::string_view name) {
  const SchemaFormat* format = find_schema_format(name);
  REQUIRE(format != nullptr);
  return format->text(Schema::diplomacy());
}

bool accepts(const std::string& schema, const std::string& json) {
  rapidjson::Document definition;
  definition.Parse(schema.c_str());
  REQUIRE_FALSE(definition.HasParseError());
  const rapidjson::SchemaDocument compiled(definition);
  rapidjson::SchemaValidator validator(compiled);
  rapidjson::Document document;
  document.Parse(json.c_str());
  REQUIRE_FALSE(document.HasParseError());
  return document.Accept(validator);
}

}  // namespace

TEST_CASE("what follows from the built-in schema and is kept in the repository is up to date") {
  for (const SchemaFormat& format : schema_formats()) {
    if (format.file_name.empty()) continue;
    CAPTURE(format.name, format.file_name);
    // scripts/update-schema writes them anew.
    CHECK((content_of(std::string(format.file_name)) == format.text(Schema::diplomacy())));
  }
}

TEST_CASE("every schema format has a name of its own, and writes other people's schemas too") {
  const std::string small = content_of("tests/graph/valid/schema/small.json");
  const Schema schema = Schema::from_json(small, "small.json");
  std::set<std::string_view> names;
  for (const SchemaFormat& format : schema_formats()) {
    CAPTURE(format.name);
    CHECK(names.insert(format.name).second);
    CHECK_FALSE(format.title.empty());
    const std::string text = format.text(schema);
    CHECK(text.find(format.name == "cypher" ? "River" : "liesOn") != std::string::npos);
    CHECK(text.find("pursues") == std::string::npos);
    CHECK(text == format.text(schema));
    CHECK(text.back() == '\n');
  }
  CHECK(find_schema_format("uml") == nullptr);
}

TEST_CASE("every type and relation is in every reference and table") {
  for (const char* name : {"vocabulary", "markdown", "dot", "kuzu", "shacl", "neo4j-headers"}) {
    const std::string text = derived(name);
    for (const RelationType& relation : Schema::diplomacy().relations()) {
      CAPTURE(name, relation.name);
      CHECK(text.find(relation.name) != std::string::npos);
    }
  }
  for (const NodeType& type : Schema::diplomacy().types()) {
    if (type.abstract) continue;
    CAPTURE(type.name);
    CHECK(derived("kuzu").find("NODE TABLE IF NOT EXISTS `" + type.name + "`(") !=
          std::string::npos);
    CHECK(derived("cypher").find("FOR (n:`" + type.name + "`) REQUIRE n.`id` IS UNIQUE;") !=
          std::string::npos);
  }
}

TEST_CASE("the JSON Schema of claims takes what the schema allows and nothing else") {
  const std::string schema = derived("json-schema");
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    for (const Claim& claim : generated_claims(seed)) CHECK(accepts(schema, to_json_line(claim)));
  }
  for (
      const char* wrong : {
          R"({"claim": "mention", "entity": "realm/x", "type": "Realm"})",
          R"({"claim": "mention", "entity": "state/x", "type": "Company"})",
          R"({"claim": "mention", "entity": "actor/x", "type": "Actor"})",
          R"({"claim": "mention", "entity": "state/x", "type": "State", "properties": {"status": ["signed"]}})",
          R"({"claim": "mention", "entity": "state/x", "type": "State", "properties": {"iso3166": ["Norway"]}})",
          R"({"claim": "mention", "entity": "agreement/x", "type": "Agreement", "properties": {"status": ["dormant"]}})",
          R"({"claim": "relation", "source": "state/a", "relation": "pursues", "target": "state/b"})",
          R"({"claim": "relation", "source": "goal/a", "relation": "pursues", "target": "goal/b"})",
          R"({"claim": "relation", "source": "state/a", "relation": "likes", "target": "goal/b"})",
      }) {
    CAPTURE(wrong);
    CHECK_FALSE(accepts(schema, wrong));
  }
}

TEST_CASE("shapes name the rules of our own report") {
  const std::string shapes = derived("shacl");
  for (const GraphRule& rule : Schema::diplomacy().rules()) {
    CAPTURE(rule.id);
    CHECK(count(shapes, "\"" + rule.id + ": ") >= 1);
  }
  for (const char* rule : {"node-evidence", "node-name", "edge-evidence", "edge-ends", "edge-loop",
                           "evidence-confidence", "evidence-document", "property-pattern"}) {
    CAPTURE(rule);
    CHECK(count(shapes, std::string("\"") + rule + ": ") >= 1);
  }
  CHECK(shapes.find("sh:sparql") == std::string::npos);
}

}  // namespace diplograph::exporting
