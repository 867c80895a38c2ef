#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/error.hpp"
#include "graph/graph.hpp"
#include "tests/catch.hpp"

namespace {

using diplograph::ByteSpan;
using diplograph::Evidence;
using diplograph::EvidenceFault;
using diplograph::Graph;
using diplograph::Mark;
using diplograph::MarkRole;
using diplograph::Schema;
using diplograph::SchemaError;
using diplograph::StoredEvidence;

Evidence evidence(const std::string& quote, ByteSpan source, ByteSpan text) {
  Evidence evidence;
  evidence.document = "d.en";
  evidence.source = source;
  evidence.text = text;
  evidence.line = 7;
  evidence.page = 2;
  evidence.quote = quote;
  evidence.rule = "a rule";
  evidence.extractor = "a test";
  evidence.confidence = 0.5;
  return evidence;
}

/// What a graph gives back of the evidence that it was given.
std::vector<Evidence> kept(const std::vector<Evidence>& given, std::vector<int>* faults = nullptr) {
  Graph graph(Schema::diplomacy());
  const auto vertex = graph.add_node("state/a");
  for (const Evidence& each : given) graph.add_mention(vertex, each);
  graph.canonicalize();
  std::vector<Evidence> result;
  for (const StoredEvidence& stored : graph.mentions(0)) {
    result.push_back(graph.resolved(stored));
    if (faults != nullptr) faults->push_back(stored.faults);
  }
  return result;
}

}  // namespace

TEST_CASE("evidence comes back as it was given, however long and wherever it stands") {
  const auto size = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{65534}, std::size_t{65535},
                             std::size_t{65536}, std::size_t{300000});
  const auto begin = GENERATE(std::uint64_t{0}, std::uint64_t{16384}, std::uint64_t{0xFFFFFFFF});
  Evidence given =
      evidence(std::string(size, 'x'), {begin, begin + 2 * size + 1}, {begin, begin + size});
  if (size > 0) {
    given.marks = {{MarkRole::source, {0, 1}}, {MarkRole::target, {size / 2, size}}};
  }
  std::vector<int> faults;
  REQUIRE(kept({given}, &faults) == std::vector{given});
  REQUIRE(faults == std::vector{0});
}

TEST_CASE("evidence is in order and without repeats, long quotes among short ones") {
  const Evidence first = evidence("short", {5, 10}, {5, 10});
  const Evidence second = evidence(std::string(70000, 'y'), {20, 70020}, {20, 70020});
  const Evidence third = evidence("later", {80000, 80005}, {80000, 80005});
  REQUIRE(kept({third, second, first, second, third}) == std::vector{first, second, third});
}

TEST_CASE("evidence with a fault is kept, and its fault known") {
  Evidence other_size = evidence("four", {0, 4}, {0, 5});
  Evidence mark_outside = evidence("four", {0, 4}, {0, 4});
  mark_outside.marks = {{MarkRole::trigger, {2, 5}}};
  Evidence too_certain = evidence("four", {0, 4}, {0, 4});
  too_certain.confidence = 1.5;
  const std::vector<std::pair<Evidence, int>> cases = {{other_size, EvidenceFault::size},
                                                       {mark_outside, EvidenceFault::mark},
                                                       {too_certain, EvidenceFault::confidence}};
  for (const auto& [given, fault] : cases) {
    std::vector<int> faults;
    REQUIRE(kept({given}, &faults) == std::vector{given});
    REQUIRE(faults == std::vector{fault});
  }
}

TEST_CASE("spans that end before they begin, or beyond 4 GiB, are refused") {
  Graph graph(Schema::diplomacy());
  const auto vertex = graph.add_node("state/a");
  const auto refusal = [&](ByteSpan source, ByteSpan text) -> std::string {
    try {
      graph.add_mention(vertex, evidence("q", source, text));
    } catch (const SchemaError& error) {
      return error.what();
    }
    return "none";
  };
  CHECK(refusal({9, 8}, {0, 1}) ==
        "the source of a quote ends at byte 8, before it begins at byte 9");
  constexpr std::uint64_t beyond = std::uint64_t{1} << 32U;
  CHECK(refusal({0, 1}, {beyond, beyond + 1}) ==
        "a quote at byte 4294967296 lies beyond 4 GiB; split the document");
}
