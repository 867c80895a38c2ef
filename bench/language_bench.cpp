#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "extract/language/language_model.hpp"
#include "extract/language/tokens.hpp"

#include "bench/documents.hpp"

namespace {

using namespace diplograph::extract;

void split(benchmark::State& state, const std::string& name) {
  const std::string text = diplograph::bench::example(name);
  std::int64_t tokens = 0;
  for (auto step : state) tokens += static_cast<std::int64_t>(tokenize(text).size());
  state.SetItemsProcessed(tokens);
}
BENCHMARK_CAPTURE(split, english, "caspian-cooperation.en.txt");
BENCHMARK_CAPTURE(split, persian, "north-south-corridor.fa.txt");

// Items are tokens.
void analyse(benchmark::State& state, Language language, const std::string& name, Depth depth) {
  const std::string text = diplograph::bench::example(name);
  const std::vector<Token> tokens = tokenize(text);
  const std::vector<TokenRange> sentences = split_sentences(tokens);
  const LanguageModel& model = LanguageModel::of(language);
  for (auto step : state) {
    for (const TokenRange& range : sentences) {
      const std::span<const Token> words(tokens.data() + range.first, range.last - range.first);
      benchmark::DoNotOptimize(model.analyse(words, text, depth));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(tokens.size()));
}
BENCHMARK_CAPTURE(analyse, english_tags, Language::english, "caspian-cooperation.en.txt",
                  Depth::morphology);
BENCHMARK_CAPTURE(analyse, english_trees, Language::english, "caspian-cooperation.en.txt",
                  Depth::dependencies);
BENCHMARK_CAPTURE(analyse, persian_tags, Language::persian, "north-south-corridor.fa.txt",
                  Depth::morphology);
BENCHMARK_CAPTURE(analyse, persian_trees, Language::persian, "north-south-corridor.fa.txt",
                  Depth::dependencies);

}  // namespace
