// Reading, normalising, checking and repairing text, beside ICU's word segmentation of the same
// text as the yardstick. All on one core.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "extract/text/decoding.hpp"
#include "extract/text/document_text.hpp"
#include "extract/text/line_repair.hpp"
#include "extract/text/normalization.hpp"

#include "bench/documents.hpp"

namespace {

using namespace diplograph::extract;
using diplograph::bench::read_file;
using diplograph::bench::repeated;

constexpr std::int64_t copies = 64;  // of an example, some megabyte
const char* const english = "caspian-cooperation.en.txt";
const char* const persian = "north-south-corridor.fa.txt";

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

std::string without_joiners(std::string text) {
  const std::string zwnj = "\u200c";
  std::string result;
  std::size_t copied = 0;
  for (std::size_t at = text.find(zwnj); at != std::string::npos; at = text.find(zwnj, copied)) {
    result.append(text, copied, at - copied);
    copied = at + zwnj.size();
  }
  return result + text.substr(copied);
}

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  std::uint64_t begin = 0;
  for (std::string line; std::getline(stream, line);) {
    lines.emplace_back();
    lines.back().append(line, {begin, begin + line.size()}, true);
    begin += line.size() + 1;
  }
  return lines;
}

/// A document as the analysis reads it: decoded, normalised, checked for damage, with its
/// structure.
void read(benchmark::State& state, const char* name) {
  const Source source = repeated(name, copies);
  for (auto step : state) benchmark::DoNotOptimize(read_text(source));
  count_bytes(state, source.bytes.size());
}
BENCHMARK_CAPTURE(read, english, english)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read, persian, persian)->Unit(benchmark::kMillisecond);

void decode_text(benchmark::State& state, const char* name, const char* encoding) {
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(without_joiners(repeated(name, copies).bytes));
  std::string bytes(static_cast<std::size_t>(text.length()) * 2 + 16, '\0');
  const std::int32_t size = text.extract(0, text.length(), bytes.data(),
                                         static_cast<std::uint32_t>(bytes.size()), encoding);
  bytes.resize(static_cast<std::size_t>(size));
  std::vector<Notice> notices;
  for (auto step : state) benchmark::DoNotOptimize(decode({"a", "a.txt", bytes}, notices));
  count_bytes(state, bytes.size());
}
BENCHMARK_CAPTURE(decode_text, utf_8, persian, "UTF-8")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode_text, utf_16, persian, "UTF-16")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decode_text, windows_1256, persian, "windows-1256")
    ->Unit(benchmark::kMillisecond);

void normalize_text(benchmark::State& state, const char* name) {
  const std::string text = repeated(name, copies).bytes;
  MappedText mapped;
  mapped.append(text, {0, text.size()}, true);
  for (auto step : state) benchmark::DoNotOptimize(normalize(mapped));
  count_bytes(state, text.size());
}
BENCHMARK_CAPTURE(normalize_text, english, english)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(normalize_text, persian, persian)->Unit(benchmark::kMillisecond);

/// What the repair does to text that is fine. A line that has a ZWNJ is known to be sound, so the
/// second text, without any, is the hard case.
void check(benchmark::State& state, const char* name, bool joiners) {
  std::string text = repeated(name, copies).bytes;
  if (!joiners) text = without_joiners(std::move(text));
  Lines lines = lines_of(text);
  for (auto step : state) {
    if (!repair(lines, false).empty()) throw std::runtime_error("sound text was changed");
  }
  count_bytes(state, text.size());
}
BENCHMARK_CAPTURE(check, persian, persian, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(check, persian_without_joiners, persian, false)->Unit(benchmark::kMillisecond);

/// The damaged journal article of the corpus; left out without it.
void repair_article(benchmark::State& state) {
  const std::string path =
      std::string(DIPLOGRAPH_SOURCE_DIR) + "/../shared/corpus/china-cyber-diplomacy.fa.txt";
  if (!std::filesystem::exists(path)) {
    state.SkipWithError("the corpus is not beside the repository");
    return;
  }
  const std::string text = read_file(path);
  const Lines lines = lines_of(text);
  for (auto step : state) {
    Lines copy = lines;
    benchmark::DoNotOptimize(repair(copy, false));
  }
  count_bytes(state, text.size());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}
BENCHMARK(repair_article)->Unit(benchmark::kMillisecond);

/// The yardstick.
void icu_words(benchmark::State& state, const char* name) {
  const Source source = repeated(name, copies);
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
  count_bytes(state, source.bytes.size());
}
BENCHMARK_CAPTURE(icu_words, english, english)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(icu_words, persian, persian)->Unit(benchmark::kMillisecond);

}  // namespace
