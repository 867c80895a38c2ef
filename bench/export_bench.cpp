#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "export/format.hpp"

#include "bench/generated_graph.hpp"

namespace {

using diplograph::Graph;
using diplograph::exporting::Format;
using diplograph::exporting::formats;

constexpr std::size_t nodes = 10'000;
constexpr std::size_t edges = 50'000;

/// One graph for all formats: making it takes longer than writing it.
const Graph& graph() {
  static const Graph graph = diplograph::bench::generated_graph(nodes, edges);
  return graph;
}

/// Counts bytes and drops them, so that the writer is measured and not the disk.
void write(benchmark::State& state, const Format& format) {
  std::size_t bytes = 0;
  for (auto step : state) {
    bytes = 0;
    if (format.write != nullptr) {
      format.write(graph(), {}, [&bytes](std::string_view block) { bytes += block.size(); });
    } else {
      format.write_folder(graph(), {}, [&bytes](std::string_view /*file*/, std::string_view block) {
        bytes += block.size();
      });
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.counters["file bytes"] = static_cast<double>(bytes);
}

/// Every registered format, a new one included.
const bool registered = [] {
  for (const Format& format : formats()) {
    benchmark::RegisterBenchmark(("export/" + std::string(format.name)).c_str(),
                                 [&format](benchmark::State& state) { write(state, format); })
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
