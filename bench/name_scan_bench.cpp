#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <rapidjson/document.h>

#include "extract/mentions/lexicon.hpp"
#include "extract/mentions/name_scan.hpp"

#include "bench/documents.hpp"

namespace {

using namespace diplograph::extract;
using diplograph::bench::read_file;
using diplograph::bench::repeated;

std::vector<std::filesystem::path> lexicon_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(DIPLOGRAPH_SOURCE_DIR) +
                                                               "/extract/packs/shared")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Names of the built-in lexicons, and if they are not enough, their sequels: "NATO 2", "NATO 3".
std::vector<std::string> names(std::size_t count) {
  std::vector<std::string> known;
  for (const auto& path : lexicon_files()) {
    const std::string content = read_file(path.string());
    rapidjson::Document json;
    json.Parse(content.data(), content.size());
    for (const auto& entry : json["entries"].GetArray()) {
      for (const auto& label : entry["labels"].GetObject()) {
        known.emplace_back(label.value.GetString());
      }
    }
  }
  std::vector<std::string> result;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t round = i / known.size();
    result.push_back(known[i * 7919 % known.size()] +
                     (round == 0 ? "" : " " + std::to_string(round + 1)));
  }
  return result;
}

void scan(benchmark::State& state, const std::string& document) {
  NameScan lexicon;
  for (const std::string& name : names(static_cast<std::size_t>(state.range(0)))) lexicon.add(name);
  lexicon.finish();
  const Source source = repeated(document, 32);
  std::size_t found = 0;
  for (auto step : state) {
    lexicon.scan(source.bytes, [&](const NameScan::Match& match) { found += match.span.size(); });
  }
  if (found == 0 && state.range(0) >= 2000) throw std::runtime_error("no name was found");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source.bytes.size()));
}
// To be set beside icu_words of the same documents.
BENCHMARK_CAPTURE(scan, english, "caspian-cooperation.en.txt")->Arg(200)->Arg(2000)->Arg(20000);
BENCHMARK_CAPTURE(scan, persian, "north-south-corridor.fa.txt")->Arg(200)->Arg(2000)->Arg(20000);

void load_lexicons(benchmark::State& state) {
  std::vector<std::string> contents;
  for (const auto& path : lexicon_files()) contents.push_back(read_file(path.string()));
  for (auto step : state) {
    Lexicon lexicon;
    std::vector<Lexicon::File> files;
    for (const std::string& content : contents) files.push_back({content, "lexicon"});
    lexicon.add(files, Lexicon::Check::none);
    benchmark::DoNotOptimize(lexicon);
  }
}
BENCHMARK(load_lexicons)->Unit(benchmark::kMillisecond);

}  // namespace
