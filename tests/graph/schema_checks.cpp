#include <string>
#include <vector>

#include "graph/error.hpp"
#include "graph/schema_check.hpp"
#include "tests/catch.hpp"

namespace diplograph {
namespace {

// A schema with the given lists; one line each, so that places can be told.
std::string schema_of(const std::string& types, const std::string& properties,
                      const std::string& relations) {
  return R"({"name": "s", "version": "1", "baseIri": "urn:s:", "vocabularyIri": "urn:v:",)"
         "\n\"types\": [" +
         types + "],\n\"properties\": [" + properties + "],\n\"relations\": [" + relations + "]}\n";
}

const std::string two_types = R"({"name": "State"}, {"name": "Goal"})";

std::vector<std::string> problems(const std::string& json) {
  std::vector<std::string> result;
  for (const SchemaMistake& mistake : check_schema(json, "s.json").mistakes) {
    result.push_back(mistake.problem);
  }
  return result;
}

}  // namespace

TEST_CASE("all mistakes of a schema are told at once, in the order of the file") {
  const std::string json =
      schema_of(R"({"name": "State", "parent": "Stat"}, {"name": "Goal", "prefix": "Goal"})",
                R"({"name": "age", "types": ["State"], "datatype": "intger"})",
                R"({"name": "seeks", "domain": ["State"], "range": ["Gaol"], "maximum": 0})");
  const SchemaCheck check = check_schema(json, "s.json");
  CHECK_FALSE(check.schema);
  REQUIRE(check.mistakes.size() == 5);
  CHECK(check.mistakes[0].problem == "unknown type \"Stat\"");
  CHECK(check.mistakes[0].remedy == "did you mean State?");
  CHECK(check.mistakes[0].position.text() == "s.json:2:39 (at /types/0/parent)");
  CHECK(check.mistakes[2].remedy == "did you mean \"integer\"?");
  CHECK(check.mistakes[3].remedy == "did you mean Goal?");
  CHECK(check.mistakes[4].position.line == 4);
  CHECK_THROWS_AS(Schema::from_json(json, "s.json"), InputError);
}

TEST_CASE("a mistake shows the line of the file with a caret under its place") {
  const std::string json =
      schema_of(two_types, "", R"({"name": "seeks", "domain": ["Sttae"], "range": ["Goal"]})");
  const SchemaCheck check = check_schema(json, "s.json");
  REQUIRE(check.mistakes.size() == 1);
  CHECK(mistake_text(check.mistakes.front(), json) ==
        "s.json:4:44: error: unknown type \"Sttae\"\n"
        " 4 | \"relations\": [{\"name\": \"seeks\", \"domain\": [\"Sttae\"], \"range\": "
        "[\"Goal\"]}]}\n"
        "   |                                            ^~~~~~~\n"
        "   = did you mean State?\n");
}

TEST_CASE("of a long line in Persian the part around the mistake is shown, cut between letters") {
  std::string label;
  for (int i = 0; i < 40; ++i) label += "دولت ";
  const std::string json =
      schema_of(R"({"name": "State", "definition": ")" + label + R"(", "parent": "Sate"})", "", "");
  const SchemaCheck check = check_schema(json, "s.json");
  REQUIRE(check.mistakes.size() == 1);
  CHECK(check.mistakes.front().position.column == 257);
  const std::string text = mistake_text(check.mistakes.front(), json);
  CHECK(text.find(" 2 | ...") != std::string::npos);
  CHECK(text.find("\"parent\": \"Sate\"") != std::string::npos);
  CHECK(text.size() < 400);
}

TEST_CASE("a cycle of parents is shown once, as a chain") {
  CHECK(problems(schema_of(R"({"name": "A", "parent": "B"}, {"name": "B", "parent": "C"},
                              {"name": "C", "parent": "A"}, {"name": "D", "parent": "A"})",
                           "", "")) ==
        std::vector<std::string>{"\"A\" inherits from itself: A -> B -> C -> A"});
}

TEST_CASE("a mistake in a name leads to no further complaint about what uses it") {
  CHECK(problems(schema_of(two_types, "",
                           R"({"name": "seeks", "domain": ["Sttae"], "range": ["Goal"],
                               "minimum": 1})")) ==
        std::vector<std::string>{"unknown type \"Sttae\""});
}

TEST_CASE("what is no JSON is told with its place") {
  const std::string json = "{\"name\": \"نام\", \"version\" 1}";
  const SchemaCheck check = check_schema(json, "s.json");
  REQUIRE(check.mistakes.size() == 1);
  CHECK(check.mistakes.front().problem.find("not valid JSON") == 0);
  CHECK(check.mistakes.front().position.line == 1);
  CHECK(mistake_text(check.mistakes.front(), json).find("^") != std::string::npos);
}

TEST_CASE("evidence is needed unless a type or its parent says otherwise") {
  const SchemaCheck check =
      check_schema(schema_of(R"({"name": "Idea", "abstract": true, "evidence": "optional"},
                   {"name": "Goal", "parent": "Idea"},
                   {"name": "Claim", "parent": "Idea", "evidence": "required", "severity": "info"},
                   {"name": "Document"}, {"name": "State"})",
                             "",
                             R"({"name": "seeks", "domain": ["State"], "range": ["Goal"]},
                   {"name": "knows", "domain": ["State"], "range": ["State"],
                    "evidence": "optional", "severity": "warning"})"),
                   "s.json");
  REQUIRE(check.schema);
  const auto needs = [&](const char* name) {
    return check.schema->type(*check.schema->find_type(name)).evidence_required;
  };
  CHECK_FALSE(needs("Goal"));
  CHECK(needs("Claim"));
  CHECK_FALSE(needs("Document"));
  CHECK(needs("State"));
  CHECK(check.schema->relations()[0].evidence_required);
  CHECK_FALSE(check.schema->relations()[1].evidence_required);
  CHECK(check.schema->relations()[1].severity == Severity::warning);
}

TEST_CASE("two relations may be each other's inverse") {
  CHECK(problems(schema_of(two_types, "",
                           R"({"name": "seeks", "domain": ["State"], "range": ["Goal"],
                               "inverse": "soughtBy"},
                              {"name": "soughtBy", "domain": ["Goal"], "range": ["State"],
                               "inverse": "seeks"})"))
            .empty());
}

}  // namespace diplograph
