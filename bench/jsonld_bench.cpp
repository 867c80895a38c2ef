#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "export/format.hpp"
#include "graph/jsonld_reader.hpp"
#include "graph/schema.hpp"

#include "bench/generated_graph.hpp"

namespace {

using diplograph::Graph;
using diplograph::Schema;

constexpr std::size_t edges_per_node = 5;

/// The graph.jsonld of a generated graph; nodes are the benchmark's argument.
const std::string& jsonld_for(const benchmark::State& state) {
  static std::size_t nodes = 0;
  static std::string json;
  const auto wanted = static_cast<std::size_t>(state.range(0));
  if (nodes != wanted) {
    nodes = wanted;
    json.clear();
    const Graph graph = diplograph::bench::generated_graph(nodes, nodes * edges_per_node);
    diplograph::exporting::find_format("jsonld")->write(
        graph, {}, [](std::string_view block) { json += block; });
  }
  return json;
}

void read_jsonld(benchmark::State& state) {
  const std::string& json = jsonld_for(state);
  for (auto step : state) {
    benchmark::DoNotOptimize(
        diplograph::read_jsonld(json, "graph.jsonld", Schema::diplomacy()).edge_count());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(json.size()));
}

/// The yardstick: RapidJSON tells nobody what it reads in the same bytes.
void sax_parse(benchmark::State& state) {
  const std::string& json = jsonld_for(state);
  for (auto step : state) {
    rapidjson::BaseReaderHandler<> nobody;
    rapidjson::Reader reader;
    rapidjson::MemoryStream stream(json.data(), json.size());
    if (reader.Parse(stream, nobody).IsError())
      throw std::logic_error("a written graph is no JSON");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(json.size()));
}

BENCHMARK(sax_parse)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(read_jsonld)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(sax_parse)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(read_jsonld)->Arg(100000)->Unit(benchmark::kMillisecond);

}  // namespace
