#include "extract/model/prompt.hpp"

#include <map>
#include <string>
#include <string_view>

#include "extract/model/answer_form.hpp"
#include "graph/error.hpp"
#include "graph/schema.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

std::string pack(const std::string& system, const std::string& user, const std::string& again) {
  return R"({"kind": "prompt", "id": "own", "version": 4, "language": "fa", "nothing": "-",)"
         R"( "system": [)" +
         system + R"(], "user": [)" + user + R"(], "again": [)" + again + "]}";
}

const std::string system_lines = R"("{{types}}", "{{relations}}")";
const std::string user_lines = R"("{{begin}}", "{{text}}", "{{end}}")";
const std::string again_lines = R"("{{error}}")";

}  // namespace

TEST_CASE("the built-in prompts define every term that may be asked for, in their language") {
  const Schema& schema = Schema::diplomacy();
  for (const char* language : {"en", "fa"}) {
    CAPTURE(language);
    const Prompt& prompt = built_in_prompt(language);
    CHECK(prompt.language == language);
    const std::string types = types_as_text(schema, prompt);
    const std::string relations = relations_as_text(schema, prompt);
    for (const TypeId id : askable_types(schema)) {
      const NodeType& type = schema.type(id);
      CAPTURE(type.name);
      CHECK(types.find("- " + type.name + " (") != std::string::npos);
      CHECK(prompt.definitions.contains(type.name) == (prompt.language == "fa"));
    }
    for (const RelationId id : askable_relations(schema)) {
      const RelationType& relation = schema.relation(id);
      CAPTURE(relation.name);
      CHECK(relations.find("- " + relation.name + " (") != std::string::npos);
      CHECK(prompt.definitions.contains(relation.name) == (prompt.language == "fa"));
    }
    CHECK(types.find("Document") == std::string::npos);
    CHECK(relations.find("[X -> X, GovernmentBody -> Organization") != std::string::npos);
  }
  CHECK(&built_in_prompt("de") == &built_in_prompt("en"));
}

TEST_CASE("a prompt of one's own is named with its version and a part of its checksum") {
  const std::string text = pack(system_lines, user_lines, again_lines);
  const Prompt prompt = read_prompt(text, "own.json");
  CHECK(prompt.system == "{{types}}\n{{relations}}");
  CHECK(prompt.name().starts_with("prompt/own@4+"));
  CHECK(prompt.name() != read_prompt(text + "\n", "own.json").name());
}

TEST_CASE("a prompt without a place that is needed, or with one that there is not, is refused") {
  const struct {
    std::string text;
    const char* problem;
  } cases[] = {
      {pack(R"("{{types}}")", user_lines, again_lines), "{{relations}}"},
      {pack(system_lines, R"("{{text}}")", again_lines), "{{begin}}"},
      {pack(system_lines, user_lines, R"("no")"), "{{error}}"},
      {pack(system_lines, user_lines + R"(, "{{txt}}")", again_lines), "no place {{txt}}"},
      {"{}", "own.json"},
      {"", "own.json"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    try {
      static_cast<void>(read_prompt(c.text, "own.json"));
      FAIL_CHECK("nothing was refused");
    } catch (const InputError& error) {
      CHECK(std::string(error.what()).find(c.problem) != std::string::npos);
    }
  }
}

TEST_CASE("what is put into a place is not searched for places") {
  const std::map<std::string_view, std::string_view> places{{"a", "{{b}}"}, {"b", "secret"}};
  CHECK(filled("1 {{a}} 2 {{b}} 3 {{c}} {{", places) == "1 {{b}} 2 secret 3 {{c}} {{");
}
