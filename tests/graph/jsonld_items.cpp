// The scanner's forms against schemas/graph.schema.json: of every mutation of an item either both
// take it or neither does.
#include "graph/jsonld_items.hpp"

#include <array>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "graph/error.hpp"
#include "graph/json_document.hpp"
#include "graph/jsonld_context.hpp"
#include "graph/jsonld_reader.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"
#include "tests/graph/json_mutations.hpp"

namespace diplograph {
namespace {

using rapidjson::Value;

std::string valid_graph() {
  std::ifstream file(std::string(DIPLOGRAPH_SOURCE_DIR) + "/tests/graph/valid/graph/note.jsonld");
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool conforms(const std::string& json, const std::string& form) {
  try {
    JsonDocument(json, "item.json").require("graph.schema.json#" + form);
    return true;
  } catch (const InputError&) {
    return false;
  }
}

template <typename Item>
bool taken_as(const std::string& padded, std::size_t size) {
  JsonScanner scanner(std::string_view(padded).substr(0, size));
  Item item;
  return take(scanner, item) && scanner.at() == padded.data() + size;
}

bool is_taken(const std::string& json, const std::string& form) {
  std::string padded = json;
  padded.append(JsonScanner::padding, '\0');
  if (form == "agent") return taken_as<AgentItem>(padded, json.size());
  if (form == "activity") return taken_as<ActivityItem>(padded, json.size());
  if (form == "document") return taken_as<DocumentItem>(padded, json.size());
  if (form == "node") return taken_as<NodeItem>(padded, json.size());
  if (form == "statement") return taken_as<StatementItem>(padded, json.size());
  JsonScanner scanner(std::string_view(padded).substr(0, json.size()));
  return take_schema(scanner) && scanner.at() == padded.data() + json.size();
}

std::string form_of(const Value& item) {
  if (!item.HasMember("@type")) return "document";
  const std::string type = item["@type"].GetString();
  if (type == "owl:Ontology") return "schema";
  if (type == "prov:Agent") return "agent";
  if (type == "prov:Activity") return "activity";
  return type == "rdf:Statement" ? "statement" : "node";
}

/// What a value may be replaced by: at both sides of every limit.
std::vector<std::string> replacements() {
  std::vector<std::string> texts{"[\"oa:TextQuoteSelector\",\"oa:DataPositionSelector\"]",
                                 "[\"oa:DataPositionSelector\",\"oa:TextQuoteSelector\"]",
                                 "[\"oa:TextQuoteSelector\"]",
                                 "[\"oa:TextQuoteSelector\",\"oa:DataPositionSelector\",\"x\"]",
                                 "{\"@value\":\"x\"}",
                                 "{\"@value\":1}",
                                 "[{\"@value\":\"x\"}]",
                                 "[{\"@value\":\"x\",\"@language\":\"en\"}]",
                                 "[{\"@value\":\"x\",\"@language\":\"\"}]",
                                 "[{\"@language\":\"en\"}]",
                                 "[{\"@value\":\"x\",\"@language\":\"e n\"}]",
                                 "[{\"@value\":\"x\",\"@type\":\"en\"}]"};
  for (const char* word : {"",
                           "x",
                           "abc",
                           "abcd",
                           "هٔ",
                           "هٔهٔ",
                           "\xF0\x9F\x98\x80",
                           "x:",
                           "x:y",
                           "X:y",
                           "1x:y",
                           "x y:z",
                           ":",
                           "x+1.-:y",
                           "affirmed",
                           "negated",
                           "asserted",
                           "planned",
                           "attributed",
                           "oa:Annotation",
                           "oa:SpecificResource",
                           "prov:Entity",
                           "prov:Agent",
                           "owl:Ontology",
                           "State",
                           "S1",
                           "1S",
                           "S-",
                           "rdf:Statement",
                           "0",
                           "1",
                           "-1",
                           "--1",
                           "+1",
                           "0.5",
                           ".5",
                           "1.",
                           "0.1234",
                           "1234567890",
                           "123456789.123",
                           "1e2",
                           "1.5 ",
                           "trigger 0-4",
                           "trigger 4-0",
                           "source 0-4",
                           "date 1-2",
                           "target 123456789012345678-1",
                           "target 1234567890123456789-1",
                           "verb 0-4",
                           "trigger  0-4",
                           "trigger 0-4 ",
                           "trigger 0",
                           "trigger -4",
                           "trigger",
                           "0-4",
                           "en",
                           "en-",
                           "en-US",
                           "abcdefghi",
                           "en-abcdefghi",
                           "1n",
                           "en-1"}) {
    texts.push_back("\"" + std::string(word) + "\"");
  }
  texts.push_back("\"" + std::string(64, 'a') + "\"");
  texts.push_back("\"" + std::string(63, 'a') + "\"");
  texts.push_back("\"" + std::string(65, 'a') + "\"");
  texts.push_back("\"" + std::string(64, 'A') + "\"");
  return texts;
}

}  // namespace

TEST_CASE("the scanner takes exactly the items that the JSON Schema of graphs allows") {
  const rapidjson::Document graph = parsed_json(valid_graph());
  std::size_t taken = 0;
  std::size_t refused = 0;
  const std::string file =
      "{\"@context\":" + jsonld_context_object(Schema::diplomacy()) + ",\"@graph\":[";
  for (const auto& item : graph["@graph"].GetArray()) {
    const std::string form = form_of(item);
    for_each_mutation(json_text(item), replacements(), [&](const std::string& json) {
      const bool allowed = conforms(json, form);
      if (is_taken(json, form) != allowed) {
        CAPTURE(form, json, allowed);
        FAIL("the scanner and the JSON Schema disagree");
      }
      ++(allowed ? taken : refused);
      if (allowed || refused % 7 != 0) return;  // and the reader says why
      try {
        (void)read_jsonld(file + json + "]}", "graph.jsonld", Schema::diplomacy());
        CAPTURE(json);
        FAIL("was read");
      } catch (const InputError& error) {
        CAPTURE(json, std::string(error.what()));
        CHECK(std::string(error.what()).find("is not as") == std::string::npos);
        CHECK(error.position().line > 0);
        CHECK(error.position().column > 0);
        CHECK(error.position().pointer.rfind("/@graph/0", 0) == 0);
      }
    });
  }
  CHECK(taken > 1000);
  CHECK(refused > 10000);
}

TEST_CASE(
    "the scanner takes exactly the JSON that RapidJSON takes, whatever happens to its bytes") {
  const std::string graph = valid_graph();
  const std::size_t begin = graph.find("{\"@id\":\"https://diplograph.org/id/state/norway#pursues");
  REQUIRE(begin != std::string::npos);
  const std::string item = graph.substr(begin, graph.find('\n', begin) - begin);
  const std::vector<std::string> pieces{"\\u0041",
                                        "\\ud83d\\ude00",
                                        "\\ud83d",
                                        "\\ude00",
                                        "\\u00zz",
                                        "\\x",
                                        "\\",
                                        "\"",
                                        "\\\"",
                                        "\\n",
                                        "\n",
                                        "\r\n",
                                        "\t",
                                        " ",
                                        "\x01",
                                        "\x7F",
                                        "\xC3\xA9",
                                        "\xC3",
                                        "\xA9",
                                        "\xED\xA0\x80",
                                        "\xC0\x80",
                                        "\xF4\x90\x80\x80",
                                        "\xEF\xBB\xBF",
                                        "\xF0\x9F\x98\x80",
                                        "{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "null",
                                        "NaN",
                                        "Infinity",
                                        "0",
                                        "01",
                                        "-",
                                        "1.",
                                        ".1",
                                        "1e",
                                        "//",
                                        "/**/",
                                        "'"};
  Random random(6);
  std::size_t taken = 0;
  for (int round = 0; round < 30000; ++round) {
    std::string json = item;
    const std::size_t at = random.below(json.size());
    switch (random.below(4)) {
      case 0:
        json[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        json.erase(at, 1 + random.below(4));
        break;
      case 2:
        json.resize(at);
        break;
      default:
        json.insert(at, random.of(pieces));
    }
    const bool allowed = conforms(json, "statement");
    taken += allowed ? 1U : 0U;
    if (is_taken(json, "statement") != allowed) {
      CAPTURE(json, allowed);
      FAIL("the scanner and RapidJSON disagree");
    }
  }
  CHECK(taken > 1000);
}

}  // namespace diplograph
