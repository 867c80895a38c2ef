#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "graph/error.hpp"
#include "graph/json_document.hpp"
#include "graph/jsonld_reader.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph::exporting {
namespace {

Graph read(const std::string& json) {
  return read_jsonld(json, "graph.jsonld", Schema::diplomacy());
}

// The line of the file that begins with the object of that IRI.
std::string line_of(const std::string& json, const std::string& iri) {
  const std::size_t at = json.find("\n{\"@id\":\"https://diplograph.org/id/" + iri + "\"");
  REQUIRE(at != std::string::npos);
  return json.substr(at + 1, json.find('\n', at + 1) - at - 1);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("JSON-LD to graph to JSON-LD gives the same bytes") {
  for (const Graph& graph : {nasty_graph(), star_graph(300, "fa"), star_graph(1, "en")}) {
    const std::string first = write_as("jsonld", graph).bytes;
    CHECK(write_as("jsonld", read(first)).bytes == first);
  }
}

TEST_CASE("random graphs come back from JSON-LD with everything that they hold") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    const std::string json = write_as("jsonld", graph).bytes;
    const Graph again = read(json);
    CHECK(everything_of(again) == everything_of(graph));
    CHECK(write_as("jsonld", again).bytes == json);
  }
}

TEST_CASE("the order of objects in a JSON-LD file does not matter") {
  const std::string json = write_as("jsonld", assembled(generated_claims(5))).bytes;
  std::istringstream lines(json.substr(json.find("\"@graph\": [\n") + 12));
  std::vector<std::string> items;
  for (std::string line; std::getline(lines, line) && line != "]";) {
    items.push_back(line.back() == ',' ? line.substr(0, line.size() - 1) : line);
  }
  Random(9).shuffle(items);
  std::string other = json.substr(0, json.find("\"@graph\": [\n") + 12);
  for (std::size_t i = 0; i < items.size(); ++i) {
    other += items[i] + (i + 1 < items.size() ? ",\n" : "\n]}\n");
  }
  CHECK(other != json);
  CHECK(write_as("jsonld", read(other)).bytes == json);
}

TEST_CASE("loading two JSON-LD files into one store adds up: evidence keeps its name in a merge") {
  Random random(3);
  const auto parts = split(generated_claims(3), 2, random);
  const std::string whole = write_as("jsonld", assembled(generated_claims(3))).bytes;
  for (const auto& part : parts) {
    const std::string json = write_as("jsonld", assembled(part)).bytes;
    std::size_t names = 0;
    for (std::size_t at = json.find("\"oa:Annotation\""); at != std::string::npos;
         at = json.find("\"oa:Annotation\"", at + 1)) {
      const std::size_t begin = json.rfind("{\"@id\":", at);
      CHECK(whole.find(json.substr(begin, at - begin)) != std::string::npos);
      ++names;
    }
    CHECK(names > 5);
  }
}

TEST_CASE("a graph that was read from JSON-LD gives the same files in every other format") {
  const Graph graph = nasty_graph();
  const Graph again = read(write_as("jsonld", graph).bytes);
  for (const Format& format : formats()) {
    if (format.name == "pdf") continue;  // carries a date
    CAPTURE(format.name);
    CHECK(write_as(format.name, again).bytes == write_as(format.name, graph).bytes);
  }
}

TEST_CASE("a written graph conforms to schemas/graph.schema.json") {
  for (const Graph& graph : {nasty_graph(), star_graph(3, "fa")}) {
    const JsonDocument json(write_as("jsonld", graph).bytes, "graph.jsonld");
    CHECK_NOTHROW(json.require("graph.schema.json"));
  }
}

TEST_CASE("a denied edge is a statement and never a plain triple") {
  const std::string json = write_as("jsonld", nasty_graph()).bytes;
  const std::string china = line_of(json, "state/china");
  // China opposes the pact once affirmed and once denied: one plain triple, two statements.
  CHECK(count(china, "\"opposes\":[\"https://diplograph.org/id/agreement/graph\"]") == 1);
  CHECK(line_of(json, "state/china#not:opposes:agreement/graph").find("\"negated\"") !=
        std::string::npos);
  CHECK(line_of(json, "state/china#opposes:agreement/graph").find("\"affirmed\"") !=
        std::string::npos);
}

TEST_CASE("an edge that is only attributed to somebody has no plain triple") {
  const std::string json = write_as("jsonld", nasty_graph()).bytes;
  const std::string china = line_of(json, "state/china");
  CHECK(china.find("https://diplograph.org/id/concept/node") == std::string::npos);
  CHECK(line_of(json, "state/china#develops:concept/node").find("\"dg:modality\":\"attributed\"") !=
        std::string::npos);
}

TEST_CASE("what is not a letter, digit or harmless sign of an id is percent-encoded in its IRI") {
  const std::string json = write_as("jsonld", nasty_graph()).bytes;
  CHECK(json.find("https://diplograph.org/id/document/گزارش%20%22a%22%20%7C%20b%20&c.txt") ==
        std::string::npos);
  CHECK(json.find("https://diplograph.org/id/document/گزارش%20%22a%22%20%7C%20b%20&%20c.txt\"") !=
        std::string::npos);
}

TEST_CASE("the context is inlined and asks for nothing that JSON-LD 1.0 does not know") {
  const std::string json = write_as("jsonld", nasty_graph()).bytes;
  for (const char* term : {"@version", "@base", "@vocab", "@direction", "@nest", "@import"}) {
    CAPTURE(term);
    CHECK(json.find(term) == std::string::npos);
  }
}

TEST_CASE("a tampered JSON-LD file is refused with the line and the place") {
  const std::string json = write_as("jsonld", nasty_graph()).bytes;
  struct Case {
    const char* from;
    const char* to;
    const char* says;
  };
  const std::vector<Case> cases{
      {"\"dg:polarity\":\"negated\"", "\"dg:polarity\":\"no\"", "expected one of"},
      {"\"dg:polarity\":\"negated\"", "\"dg:polarity\":\"affirmed\"", "two statements"},
      {"\"dg:modality\":\"attributed\"", "\"dg:modality\":\"asserted\"", "dg:modality"},
      {"\"rdf:predicate\":\"https://diplograph.org/vocabulary#hosts\"",
       "\"rdf:predicate\":\"https://diplograph.org/vocabulary#likes\"", "has no relation"},
      {"\"@type\":\"State\"", "\"@type\":\"Realm\"", "has no type \"Realm\""},
      {"\"@type\":\"State\"", "\"@type\":\"Company\"", "is a State by its id, not a Company"},
      {"\"pursues\":[", "\"likes\":[", "not in the file's @context"},
      {"\"pursues\":[\"https://diplograph.org/id/goal/two\"]",
       "\"pursues\":[\"https://diplograph.org/id/goal/one\"]", "no statement says"},
      {"\"pursues\":[\"https://diplograph.org/id/goal/two\"],", "", "its source has no such value"},
      {"https://diplograph.org/vocabulary#pursues", "https://example.org/pursues", "defines"},
      {"\"dg:confidence\":\"0.875\"", "\"dg:confidence\":\"0.9\"", "confidence"},
      {"\"dg:confidence\":\"0.875\"", "\"dg:confidence\":0.875", "expected the type"},
      {"\"oa:start\":10", "\"oa:start\":30", "ends before it begins"},
      {"\"oa:start\":10", "\"oa:start\":-1", "expected"},
      {"\"prov:wasGeneratedBy\":\"https://diplograph.org/id/#by:diplograph:test/rule\"",
       "\"prov:wasGeneratedBy\":\"https://diplograph.org/id/#by:somebody\"", "no such activity"},
      {"\"rdf:object\":\"https://diplograph.org/id/goal/two\"",
       "\"rdf:object\":\"https://diplograph.org/id/goal/three\"", "no node \"goal/three\""},
      {"\"rdf:object\":\"https://diplograph.org/id/goal/two\"",
       "\"rdf:object\":\"https://example.org/goal/two\"", "expected the IRI of a node"},
      {"trigger 0-4", "trigger 4-0", "ends before it begins"},
      {"trigger 0-4", "verb 0-4", "expected text that matches"},
      {"{\"@id\":\"https://diplograph.org/id/state/one\",",
       "{\"@id\":\"https://diplograph.org/id/realm/one\",", "ids that begin like"},
      {"{\"@id\":\"https://diplograph.org/id/state/one\",",
       "{\"@id\":\"https://diplograph.org/id/state/two\",", "stands twice"},
      {"\"@graph\"", "\"@included\"", "expected"},
  };
  for (const Case& tampering : cases) {
    CAPTURE(tampering.from, tampering.to);
    try {
      (void)read(replaced(json, tampering.from, tampering.to));
      FAIL("was read");
    } catch (const InputError& error) {
      CHECK(std::string(error.what()).find(tampering.says) != std::string::npos);
      CHECK(error.position().file == "graph.jsonld");
      CHECK(error.position().line > 0);
      CHECK_FALSE(error.position().pointer.empty());
      CAPTURE(std::string(error.what()));
    }
  }
}

}  // namespace diplograph::exporting
