#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "graph/json_document.hpp"
#include "graph/schema.hpp"
#include "tests/catch.hpp"

namespace diplograph {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::filesystem::path source = DIPLOGRAPH_SOURCE_DIR;

}  // namespace

TEST_CASE("every file of packs and schemas conforms to the JSON Schema of its kind") {
  const std::map<std::string, std::string> schemas{{"rules", "rule-pack.schema.json"},
                                                   {"lexicon", "lexicon.schema.json"},
                                                   {"names", "name-pack.schema.json"},
                                                   {"grammar", "grammar-pack.schema.json"},
                                                   {"prompt", "prompt-pack.schema.json"}};
  std::size_t checked = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(source / "extract" / "packs")) {
    if (entry.path().extension() != ".json") continue;
    CAPTURE(entry.path().string());
    const JsonDocument json(content_of(entry.path()), entry.path().filename().string());
    REQUIRE(json.root().IsObject());
    REQUIRE(json.root().HasMember("kind"));
    const std::string kind = json.root()["kind"].GetString();
    REQUIRE(schemas.count(kind) == 1);
    CHECK_NOTHROW(json.require(schemas.at(kind)));
    ++checked;
  }
  CHECK(checked >= 4);
  const JsonDocument domain(content_of(source / "schemas" / "diplomacy.json"), "diplomacy.json");
  CHECK_NOTHROW(domain.require("graph-schema.schema.json"));
}

TEST_CASE("the JSON Schemas say which draft they follow and what they are about") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source / "schemas")) {
    if (entry.path().string().find(".schema.json") == std::string::npos) continue;
    CAPTURE(entry.path().string());
    const JsonDocument json(content_of(entry.path()), entry.path().filename().string());
    CHECK(std::string(json.root()["$schema"].GetString()).find("draft-04") != std::string::npos);
    CHECK(json.root().HasMember("title"));
    ++count;
  }
  CHECK(count >= 6);
}

TEST_CASE("a schema has inheritance, prefixes and IRIs by default") {
  const Schema schema = Schema::from_json(
      content_of(source / "tests" / "graph" / "valid" / "schema" / "small.json"), "small.json");
  const NodeType& city = schema.type(*schema.find_type("City"));
  CHECK(city.id_prefix == "city");
  CHECK(city.iri == "https://example.org/vocabulary#City");
  CHECK(city.label_fa == "شهر");
  CHECK(schema.is_a(city.id, *schema.find_type("Thing")));
  CHECK_FALSE(schema.is_a(*schema.find_type("Thing"), city.id));
  CHECK(schema.type_of_id("river/rhine") == schema.find_type("River"));
  CHECK_FALSE(schema.type_of_id("thing/x"));
  CHECK(schema.find_property(city.id, "code"));
  CHECK_FALSE(schema.find_property(city.id, "length"));
  const RelationType& flows = schema.relation(*schema.find_relation("flowsInto"));
  CHECK(flows.acyclic);
  CHECK(flows.maximum == 1U);
}

TEST_CASE("properties are inherited by every descendant") {
  const Schema schema = Schema::from_json(R"({
    "name": "s", "version": "1", "baseIri": "urn:s:", "vocabularyIri": "urn:v:",
    "types": [{"name": "C", "parent": "B"}, {"name": "B", "parent": "A"}, {"name": "A"}],
    "properties": [{"name": "p", "types": ["A"], "datatype": "string"}],
    "relations": [{"name": "r", "domain": ["B"], "range": ["A"]}]})",
                                          "s.json");
  for (const char* name : {"A", "B", "C"}) {
    CAPTURE(name);
    CHECK(schema.find_property(*schema.find_type(name), "p"));
    CHECK(schema.allows(RelationId{0}, *schema.find_type(name), *schema.find_type("C")) ==
          (std::string(name) != "A"));
  }
}

}  // namespace diplograph
