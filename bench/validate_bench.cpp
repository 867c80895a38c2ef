#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>

#include "export/format.hpp"
#include "graph/schema.hpp"
#include "graph/validate.hpp"

#include "bench/generated_graph.hpp"

namespace {

using diplograph::Graph;
using diplograph::Schema;

constexpr std::size_t edges_per_node = 5;

const Graph& graph_for(const benchmark::State& state) {
  static std::size_t nodes = 0;
  static Graph graph(Schema::diplomacy());
  const auto wanted = static_cast<std::size_t>(state.range(0));
  if (nodes != wanted) {
    nodes = wanted;
    graph = diplograph::bench::generated_graph(nodes, nodes * edges_per_node);
  }
  return graph;
}

void count_objects(benchmark::State& state, const Graph& graph) {
  state.SetItemsProcessed(state.iterations() *
                          static_cast<std::int64_t>(graph.node_count() + graph.edge_count()));
}

void validate(benchmark::State& state) {
  const Graph& graph = graph_for(state);
  for (auto step : state) {
    benchmark::DoNotOptimize(diplograph::validate(graph, Schema::diplomacy()));
  }
  count_objects(state, graph);
}

// The peer's rules are fewer than ours, so that nobody can say it was given more to do: the members
// that nodes and statements need, their types, the types and relations there are, evidence and its
// confidence. It knows nothing of ends, counts, spans, contradictions and cycles.
constexpr std::string_view peer_rules = R"({
  "definitions": {
    "evidence": {"type": "array", "minItems": 1, "items": {
      "type": "object",
      "required": ["oa:hasTarget", "dg:textStart", "dg:textEnd", "dg:line", "dg:confidence"],
      "properties": {
        "oa:hasTarget": {"type": "object", "required": ["oa:hasSource", "oa:hasSelector"],
          "properties": {"oa:hasSource": {"type": "string"},
            "oa:hasSelector": {"type": "object", "required": ["oa:exact", "oa:start", "oa:end"],
              "properties": {"oa:exact": {"type": "string"}, "oa:start": {"type": "integer"},
                             "oa:end": {"type": "integer"}}}}},
        "dg:textStart": {"type": "integer", "minimum": 0},
        "dg:textEnd": {"type": "integer", "minimum": 0},
        "dg:line": {"type": "integer", "minimum": 1},
        "dg:confidence": {"type": "string"}}}}},
  "type": "object",
  "required": ["@id", "@type"],
  "properties": {
    "@id": {"type": "string"},
    "@type": {"enum": [TYPES]},
    "rdfs:label": {"type": "array", "minItems": 1},
    "skos:altLabel": {"type": "array", "minItems": 1},
    "rdf:predicate": {"enum": [RELATIONS]},
    "rdf:subject": {"type": "string"},
    "rdf:object": {"type": "string"},
    "dg:polarity": {"enum": ["affirmed", "negated"]},
    "dg:mention": {"$ref": "#/definitions/evidence"},
    "dg:evidence": {"$ref": "#/definitions/evidence"}}})";

rapidjson::Document peer_schema() {
  std::string types = "\"rdf:Statement\"";
  for (const auto& type : Schema::diplomacy().types()) types += ",\"" + type.name + "\"";
  std::string relations;
  for (const auto& relation : Schema::diplomacy().relations()) {
    relations += (relations.empty() ? "\"" : ",\"") + relation.iri + "\"";
  }
  std::string text(peer_rules);
  text.replace(text.find("TYPES"), 5, types);
  text.replace(text.find("RELATIONS"), 9, relations);
  rapidjson::Document schema;
  schema.Parse(text.c_str());
  if (schema.HasParseError()) throw std::logic_error("the peer's rules are no JSON");
  return schema;
}

/// The yardstick: RapidJSON's validator on the parsed nodes and statements of the same graph.
void rapidjson_validate(benchmark::State& state) {
  const Graph& graph = graph_for(state);
  std::string json;
  diplograph::exporting::find_format("jsonld")->write(
      graph, {}, [&](std::string_view block) { json += block; });
  rapidjson::Document document;
  document.Parse(json.c_str());
  std::vector<const rapidjson::Value*> objects;
  for (const auto& item : document["@graph"].GetArray()) {
    if (item.HasMember("dg:mention") || item.HasMember("rdf:subject")) objects.push_back(&item);
  }
  const rapidjson::Document rules = peer_schema();
  const rapidjson::SchemaDocument compiled(rules);
  rapidjson::SchemaValidator validator(compiled);
  for (auto step : state) {
    for (const rapidjson::Value* object : objects) {
      validator.Reset();
      if (!object->Accept(validator)) throw std::logic_error("the peer finds a fault");
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(objects.size()));
}

BENCHMARK(validate)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(rapidjson_validate)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
