#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "extract/extractor.hpp"

#include "bench/documents.hpp"

namespace {

using diplograph::bench::repeated;
using diplograph::extract::Extractor;
using diplograph::extract::Source;

void extract(benchmark::State& state, const std::string& name) {
  const Extractor extractor;
  const Source source = repeated(name, state.range(0));
  for (auto step : state) benchmark::DoNotOptimize(extractor.extract(source));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source.bytes.size()));
}
// Throughput that stays the same from one copy to 64 shows that time grows with the text alone.
BENCHMARK_CAPTURE(extract, english, "caspian-cooperation.en.txt")
    ->RangeMultiplier(8)
    ->Range(1, 64)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(extract, persian, "north-south-corridor.fa.txt")
    ->RangeMultiplier(8)
    ->Range(1, 64)
    ->Unit(benchmark::kMillisecond);

/// Names of the lexicon and rules over words alone (`--fast`).
void extract_fast(benchmark::State& state, const std::string& name) {
  const Extractor extractor;
  Source source = repeated(name, state.range(0));
  source.fast = true;
  for (auto step : state) benchmark::DoNotOptimize(extractor.extract(source));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source.bytes.size()));
}
BENCHMARK_CAPTURE(extract_fast, english, "caspian-cooperation.en.txt")
    ->Arg(32)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(extract_fast, persian, "north-south-corridor.fa.txt")
    ->Arg(32)
    ->Unit(benchmark::kMillisecond);

void load_packs(benchmark::State& state) {
  for (auto step : state) benchmark::DoNotOptimize(Extractor());
}
BENCHMARK(load_packs)->Unit(benchmark::kMillisecond);

}  // namespace
