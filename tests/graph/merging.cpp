#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/error.hpp"
#include "graph/merge.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

constexpr std::uint64_t seeds = 150;

Graph merged(const std::vector<const Graph*>& graphs) {
  Graph result(Schema::diplomacy());
  for (const Graph* graph : graphs) merge(result, *graph);
  result.canonicalize();
  return result;
}

}  // namespace

TEST_CASE("the order of claims does not show in the graph") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    Random random(seed + 1000);
    const std::vector<Claim> claims = generated_claims(seed);
    const std::string expected = everything_of(assembled(claims));
    CHECK(everything_of(assembled(shuffled(claims, random))) == expected);
    CHECK(everything_of(assembled(shuffled(claims, random))) == expected);
  }
}

TEST_CASE("assembling A and B gives what merging the graphs of A and B gives") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<Claim> claims = generated_claims(seed);
    const auto parts = split(claims, 2, random);
    const Graph a = assembled(parts[0]);
    const Graph b = assembled(parts[1]);
    CHECK(everything_of(merged({&a, &b})) == everything_of(assembled(claims)));
  }
}

TEST_CASE("merging is commutative") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto parts = split(generated_claims(seed), 2, random);
    const Graph a = assembled(parts[0]);
    const Graph b = assembled(parts[1]);
    CHECK(everything_of(merged({&a, &b})) == everything_of(merged({&b, &a})));
  }
}

TEST_CASE("merging is associative") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto parts = split(generated_claims(seed), 3, random);
    const Graph a = assembled(parts[0]);
    const Graph b = assembled(parts[1]);
    const Graph c = assembled(parts[2]);
    const Graph left = merged({&a, &b});
    const Graph right = merged({&b, &c});
    CHECK(everything_of(merged({&left, &c})) == everything_of(merged({&a, &right})));
  }
}

TEST_CASE("merging twice changes nothing") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto parts = split(generated_claims(seed), 2, random);
    const Graph a = assembled(parts[0]);
    const Graph b = assembled(parts[1]);
    const std::string once = everything_of(merged({&a, &b}));
    CHECK(everything_of(merged({&a, &b, &b, &a})) == once);
    Graph self = assembled(parts[0]);
    merge(self, a);
    CHECK(everything_of(self) == everything_of(a));
  }
}

TEST_CASE("splits into 1, 2 and 7 parts, merged in any order, give one graph") {
  for (std::uint64_t seed = 0; seed < seeds / 3; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<Claim> claims = generated_claims(seed);
    const std::string expected = everything_of(assembled(claims));
    for (const std::size_t count : {1U, 2U, 7U}) {
      CAPTURE(count);
      std::vector<Graph> graphs;
      for (const auto& part : split(claims, count, random)) graphs.push_back(assembled(part));
      std::vector<const Graph*> order;
      for (const Graph& graph : graphs) order.push_back(&graph);
      random.shuffle(order);
      CHECK(everything_of(merged(order)) == expected);
    }
  }
}

TEST_CASE("the generated claims hold what the other tests are about") {
  std::size_t negated = 0, both_ways = 0, symmetric = 0, planned = 0, united = 0;
  std::size_t mentioned_often = 0, named_often = 0, nameless_language = 0, preferred_twice = 0;
  std::size_t dated = 0, conflicts = 0, documents = 0, across_documents = 0;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Graph graph = assembled(generated_claims(seed));
    documents += graph.documents().size() > 1 ? 1U : 0U;
    std::set<std::string> ids;
    for (const Graph::EdgeDescriptor& edge : graph.edges()) {
      const std::string id = graph.edge_id(edge);
      ids.insert(id);
      const bool denied = graph.edge(edge).polarity == Polarity::negated;
      negated += denied ? 1U : 0U;
      both_ways += denied && ids.contains(id.substr(0, id.rfind('|'))) ? 1U : 0U;
      symmetric += graph.schema().relation(graph.edge(edge).relation).symmetric ? 1U : 0U;
      planned += graph.modality(edge) != Modality::asserted ? 1U : 0U;
      united += graph.evidence(edge).size() > 1 ? 1U : 0U;
      std::set<std::string_view> quoted;
      for (const StoredEvidence& evidence : graph.evidence(edge)) {
        dated += graph.text(evidence.date).empty() ? 0U : 1U;
        quoted.insert(graph.text(evidence.document));
      }
      across_documents += quoted.size() > 1 ? 1U : 0U;
    }
    for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
      mentioned_often += graph.mentions(vertex).size() > 1 ? 1U : 0U;
      named_often += graph.names(vertex).size() > 1 ? 1U : 0U;
      std::map<std::string_view, std::size_t> preferred;
      for (const StoredName& name : graph.names(vertex)) {
        nameless_language += graph.text(name.language).empty() ? 1U : 0U;
        if (name.role == NameRole::preferred) ++preferred[graph.text(name.language)];
      }
      for (const auto& [language, count] : preferred) preferred_twice += count > 1 ? 1U : 0U;
      std::map<PropertyId, std::size_t> values;
      for (const StoredProperty& stored : graph.properties(vertex)) ++values[stored.property];
      for (const auto& [id, count] : values) {
        const auto& maximum = graph.schema().property(id).maximum;
        conflicts += maximum && count > *maximum ? 1U : 0U;
      }
    }
  }
  CHECK(negated > 100);
  CHECK(both_ways > 0);
  CHECK(symmetric > 20);
  CHECK(planned > 100);
  CHECK(united > 20);
  CHECK(across_documents > 5);
  CHECK(dated > 100);
  CHECK(mentioned_often > 100);
  CHECK(named_often > 100);
  CHECK(nameless_language > 100);
  CHECK(preferred_twice > 5);
  CHECK(conflicts > 20);
  CHECK(documents > 50);
}

TEST_CASE("what contradicts each other stays side by side, in whatever order it is merged") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    Random random(seed + 2000);
    const std::vector<Claim> claims = generated_claims(seed);
    std::set<std::tuple<std::string, std::string, std::string>> expected;
    for (const Claim& claim : claims) {
      const auto* mention = std::get_if<MentionClaim>(&claim);
      if (mention == nullptr) continue;
      for (const auto& [property, values] : mention->properties) {
        for (const std::string& value : values) expected.emplace(mention->entity, property, value);
      }
    }
    std::vector<Graph> graphs;
    for (const auto& part : split(claims, 3, random)) graphs.push_back(assembled(part));
    const Graph whole = merged({&graphs[2], &graphs[0], &graphs[1]});
    std::set<std::tuple<std::string, std::string, std::string>> found;
    for (Graph::Vertex vertex = 0; vertex < whole.node_count(); ++vertex) {
      if (whole.id(vertex).starts_with("document/")) continue;
      for (const StoredProperty& stored : whole.properties(vertex)) {
        CHECK(found
                  .emplace(whole.id(vertex), whole.schema().property(stored.property).name,
                           whole.text(stored.value))
                  .second);
      }
    }
    CHECK(found == expected);
  }
}

TEST_CASE("a document id that stands for two files stops the merge before it changes anything") {
  const auto graph_of = [](char digit) {
    Graph graph(Schema::diplomacy());
    graph.add_document({"d", "", "en", "d.txt", std::string(64, digit), 1});
    graph.add_node("state/" + std::string(1, digit));
    graph.canonicalize();
    return graph;
  };
  Graph into = graph_of('a');
  const std::string before = everything_of(into);
  CHECK_THROWS_AS(merge(into, graph_of('b')), SchemaError);
  CHECK(everything_of(into) == before);
}

}  // namespace diplograph
