#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "extract/extractor.hpp"
#include "extract/text/document_text.hpp"

namespace {

using diplograph::extract::Extractor;
using diplograph::extract::Source;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The example document as often as the benchmark's argument says, one after the other.
Source repeated(const std::string& name, const benchmark::State& state) {
  const std::string text =
      read_file(std::string(DIPLOGRAPH_SOURCE_DIR) + "/examples/documents/" + name);
  Source source{name, name, {}};
  for (std::int64_t copy = 0; copy < state.range(0); ++copy) source.bytes += text + "\n\n";
  return source;
}

void extract(benchmark::State& state, const std::string& name) {
  const Extractor extractor;
  const Source source = repeated(name, state);
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

void read(benchmark::State& state, const std::string& name) {
  const Source source = repeated(name, state);
  for (auto step : state) benchmark::DoNotOptimize(diplograph::extract::read_text(source));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source.bytes.size()));
}
BENCHMARK_CAPTURE(read, english, "caspian-cooperation.en.txt")
    ->Arg(64)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read, persian, "north-south-corridor.fa.txt")
    ->Arg(64)
    ->Unit(benchmark::kMillisecond);

/// The yardstick: ICU's word segmentation of the same text.
void icu_words(benchmark::State& state, const std::string& name) {
  const Source source = repeated(name, state);
  const auto text = icu::UnicodeString::fromUTF8(source.bytes);
  for (auto step : state) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no word segmentation");
    words->setText(text);
    std::size_t count = 0;
    while (words->next() != icu::BreakIterator::DONE) ++count;
    benchmark::DoNotOptimize(count);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source.bytes.size()));
}
BENCHMARK_CAPTURE(icu_words, english, "caspian-cooperation.en.txt")
    ->Arg(64)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(icu_words, persian, "north-south-corridor.fa.txt")
    ->Arg(64)
    ->Unit(benchmark::kMillisecond);

void load_packs(benchmark::State& state) {
  for (auto step : state) benchmark::DoNotOptimize(Extractor());
}
BENCHMARK(load_packs)->Unit(benchmark::kMillisecond);

}  // namespace
