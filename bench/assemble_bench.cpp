#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "graph/assemble.hpp"
#include "graph/claim_file.hpp"
#include "graph/merge.hpp"
#include "graph/schema.hpp"

#include "bench/generated_graph.hpp"

namespace {

using diplograph::Assembler;
using diplograph::Claim;
using diplograph::Graph;
using diplograph::Schema;

constexpr int edges_per_node = 5;

/// Nodes are the benchmark's argument; there are five edges to a node.
std::vector<Claim> claims_for(const benchmark::State& state) {
  const auto nodes = static_cast<std::size_t>(state.range(0));
  return diplograph::bench::generated_claims(nodes, nodes * edges_per_node);
}

void assemble(benchmark::State& state) {
  const std::vector<Claim> claims = claims_for(state);
  for (auto step : state) {
    Assembler assembler(Schema::diplomacy());
    for (const Claim& claim : claims) assembler.add(claim);
    benchmark::DoNotOptimize(assembler.finish());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(claims.size()));
}
BENCHMARK(assemble)->Arg(100)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

void read_claims(benchmark::State& state) {
  std::vector<std::string> lines;
  std::size_t bytes = 0;
  for (const Claim& claim : claims_for(state)) {
    lines.push_back(diplograph::to_json_line(claim));
    bytes += lines.back().size();
  }
  for (auto step : state) {
    std::size_t number = 0;
    for (const std::string& line : lines) {
      benchmark::DoNotOptimize(diplograph::claim_from_json(line, "claims.jsonl", ++number));
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}
BENCHMARK(read_claims)->Arg(1000)->Unit(benchmark::kMillisecond);

void merge_with_itself(benchmark::State& state) {
  const auto nodes = static_cast<std::size_t>(state.range(0));
  const Graph graph = diplograph::bench::generated_graph(nodes, nodes * edges_per_node);
  for (auto step : state) {
    Graph into(Schema::diplomacy());
    diplograph::merge(into, graph);
    diplograph::merge(into, graph);
    benchmark::DoNotOptimize(into.edge_count());
  }
}
BENCHMARK(merge_with_itself)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
