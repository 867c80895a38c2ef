#include <string>

#include "export/schema_formats.hpp"
#include "graph/jsonld_reader.hpp"
#include "graph/schema.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

Schema schema_with_texts_and_lists() {
  return Schema::from_json(R"({
    "name": "s", "version": "1", "baseIri": "urn:s:", "vocabularyIri": "urn:v:",
    "types": [{"name": "State"}],
    "properties": [{"name": "motto", "types": ["State"], "datatype": "text"},
                   {"name": "steps", "types": ["State"], "datatype": "list", "items": "string"}],
    "relations": [{"name": "borders", "domain": ["State"], "range": ["State"], "minimum": 1,
                   "inverseMaximum": 4}]})",
                           "s.json");
}

Graph graph_of(const Schema& schema) {
  Graph graph(schema);
  const auto state = graph.add_node("state/a");
  for (const char* value : {"peace@en", "صلح و \"نظم\"@fa", "mail me@work@en", "no language"}) {
    graph.add_property(state, "motto", value);
  }
  for (const char* value : {R"(["b","a","b"])", R"(["one \"quote\"","خط\nنو"])", "[]", "no list"}) {
    graph.add_property(state, "steps", value);
  }
  graph.canonicalize();
  return graph;
}

}  // namespace

TEST_CASE("texts by language and lists come back from JSON-LD byte by byte") {
  const Schema schema = schema_with_texts_and_lists();
  const std::string json = write_as("jsonld", graph_of(schema)).bytes;
  CHECK(json.find(R"({"@language":"en","@value":"peace"})") != std::string::npos);
  CHECK(json.find(R"("no language")") != std::string::npos);
  CHECK(json.find(R"("[\"b\",\"a\",\"b\"]")") != std::string::npos);
  CHECK(write_as("jsonld", read_jsonld(json, "graph.jsonld", schema)).bytes == json);
}

TEST_CASE("in triples a text has its language, and a list is one literal of JSON") {
  const Schema schema = schema_with_texts_and_lists();
  const std::string lines = write_as("nquads", graph_of(schema)).bytes;
  CHECK(lines.find("<urn:v:motto> \"mail me@work\"@en .") != std::string::npos);
  CHECK(lines.find("<urn:v:motto> \"no language\" .") != std::string::npos);
  CHECK(lines.find(R"(<urn:v:steps> "[\"b\",\"a\",\"b\"]"^^)"
                   "<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .") != std::string::npos);
}

TEST_CASE("texts, lists and counts are in what follows from a schema") {
  const Schema schema = schema_with_texts_and_lists();
  const auto text = [&](const char* format) { return find_schema_format(format)->text(schema); };
  CHECK(text("context").find(R"("motto": "urn:v:motto")") != std::string::npos);
  CHECK(text("shacl").find("sh:datatype rdf:langString") != std::string::npos);
  CHECK(text("shacl").find("sh:qualifiedMaxCount 4") != std::string::npos);
  CHECK(text("vocabulary").find("rdfs:range rdf:langString") != std::string::npos);
  CHECK(text("vocabulary").find("owl:minCardinality \"1\"") != std::string::npos);
  CHECK(text("markdown").find("list of string") != std::string::npos);
  CHECK(text("markdown").find("Sources of a target: 0..4.") != std::string::npos);
  CHECK(text("json-schema").find("@language") != std::string::npos);
  CHECK(text("dot").find("borders 0..4 : 1..*") != std::string::npos);
}

}  // namespace diplograph::exporting
