// Claims of several extractors in one graph: what each found, what they agree on, and how sure an
// edge is.
#include "graph/witnesses.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "graph/agreed_confidence.hpp"
#include "graph/assemble.hpp"
#include "graph/merge.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

const std::string text = "Norway and Iceland seek lasting peace. Iceland fears war.";

Evidence evidence(const std::string& quote, const std::string& extractor, double confidence,
                  const std::string& rule = "r") {
  Evidence evidence;
  evidence.document = "d";
  const std::size_t at = text.find(quote);
  evidence.source = evidence.text = {at, at + quote.size()};
  evidence.line = 1;
  evidence.quote = quote;
  evidence.rule = rule;
  evidence.extractor = extractor;
  evidence.confidence = confidence;
  return evidence;
}

MentionClaim mention(const std::string& id, const std::string& type, const std::string& words,
                     const std::string& extractor) {
  MentionClaim claim;
  claim.entity = id;
  claim.type = type;
  claim.names = {{"en", words, NameRole::alias}};
  claim.evidence = evidence(words, extractor, 0.9);
  return claim;
}

RelationClaim seeks(const std::string& source, const std::string& extractor, double confidence,
                    const std::string& rule = "r") {
  RelationClaim claim;
  claim.source = source;
  claim.relation = "pursues";
  claim.target = "goal/lasting-peace";
  claim.evidence = evidence("Norway and Iceland seek lasting peace", extractor, confidence, rule);
  return claim;
}

std::vector<Claim> claims_of(const std::string& extractor, double confidence) {
  return {DocumentClaim{"d", "", "en", "d.txt", std::string(64, 'a'), text.size(), text},
          mention("state/norway", "State", "Norway", extractor),
          mention("goal/lasting-peace", "Goal", "lasting peace", extractor),
          seeks("state/norway", extractor, confidence)};
}

std::vector<Claim> all_claims() {
  std::vector<Claim> claims = claims_of("diplograph", 0.7);
  for (Claim& claim : claims_of("model:x", 0.5)) claims.push_back(std::move(claim));
  claims.emplace_back(mention("state/iceland", "State", "Iceland", "model:x"));
  claims.emplace_back(seeks("state/iceland", "model:x", 0.6));
  // Another prompt of the same model is no other witness.
  claims.emplace_back(seeks("state/iceland", "model:x", 0.4, "prompt@2"));
  return claims;
}

double confidence_of(const Graph& graph, const std::string& source) {
  for (const auto edge : graph.edges()) {
    if (graph.id(boost::source(edge, graph.boost())) == source) return graph.confidence(edge);
  }
  return -1;
}

}  // namespace

TEST_CASE("agreement of extractors raises the confidence of an edge", "[witnesses]") {
  const Graph graph = assembled(all_claims());
  CHECK(confidence_of(graph, "state/norway") == Approx(0.85));
  CHECK(confidence_of(graph, "state/iceland") == Approx(0.6));
}

TEST_CASE("the agreed confidence does not depend on who came first", "[witnesses]") {
  const std::vector<std::pair<int, double>> pieces{{1, 0.3}, {2, 0.55}, {1, 0.7},
                                                   {3, 0.1}, {2, 0.5},  {3, 0.1}};
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
  AgreedConfidence<int> first;
  for (const auto& [extractor, confidence] : pieces) first.add(extractor, confidence);
  CHECK(first.witnesses() == 3);
  CHECK(first.value() == Approx(1 - 0.3 * 0.45 * 0.9));
  do {
    AgreedConfidence<int> other;
    for (const std::size_t i : order) other.add(pieces[i].first, pieces[i].second);
    REQUIRE(other.value() == first.value());
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(AgreedConfidence<int>().value() == 0);
}

TEST_CASE("merging keeps the laws when several extractors speak", "[witnesses]") {
  const Graph whole = assembled(all_claims());
  Graph merged = assembled(claims_of("model:x", 0.5));
  merge(merged, assembled(all_claims()));
  merge(merged, assembled(claims_of("diplograph", 0.7)));
  merge(merged, merged);
  CHECK(everything_of(merged) == everything_of(whole));
  CHECK(confidence_of(merged, "state/norway") == confidence_of(whole, "state/norway"));
}

TEST_CASE("a graph knows its extractors, and what each found", "[witnesses]") {
  const Graph graph = assembled(all_claims());
  CHECK(extractors_of(graph) == std::vector<std::string>{"diplograph", "model:x"});
  const Graph rules = found_by(graph, [](std::string_view name) { return name == "diplograph"; });
  CHECK(everything_of(rules) == everything_of(assembled(claims_of("diplograph", 0.7))));
  CHECK(rules.edge_count() == 1);
  CHECK_FALSE(rules.find("state/iceland"));
  const Graph nobody = found_by(graph, [](std::string_view) { return false; });
  CHECK(nobody.edge_count() == 0);
  CHECK(nobody.documents().size() == 1);
}

TEST_CASE("agreed is what two extractors found", "[witnesses]") {
  const Graph graph = assembled(all_claims());
  const Graph both = agreed(graph);
  CHECK(both.edge_count() == 1);
  CHECK(both.find("state/norway"));
  CHECK_FALSE(both.find("state/iceland"));
  CHECK(confidence_of(both, "state/norway") == Approx(0.85));
  CHECK(everything_of(agreed(both)) == everything_of(both));
  CHECK(agreed(assembled(claims_of("diplograph", 0.7))).edge_count() == 0);
}

TEST_CASE("everybody's part of a random graph makes up the whole", "[witnesses]") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    const Graph all = found_by(graph, [](std::string_view) { return true; });
    CHECK(all.edge_count() == graph.edge_count());
    Graph merged(graph.schema());
    for (const std::string& name : extractors_of(graph)) {
      merge(merged, found_by(graph, [&](std::string_view each) { return each == name; }));
    }
    CHECK(everything_of(merged) == everything_of(all));
  }
}

}  // namespace diplograph
