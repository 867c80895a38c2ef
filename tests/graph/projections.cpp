#include <string>
#include <vector>

#include "graph/analysis/projection.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

struct Row {
  const char *source, *relation, *target;
  Polarity polarity = Polarity::affirmed;
};

Graph graph_of(const std::vector<Row>& rows) {
  Graph graph(Schema::diplomacy());
  std::uint32_t line = 0;
  for (const Row& row : rows) {
    const auto from = graph.add_node(row.source);
    const auto to = graph.add_node(row.target);
    const auto edge =
        graph.add_edge(from, *graph.schema().find_relation(row.relation), to, row.polarity);
    Evidence said;
    said.document = "d";
    said.line = ++line;
    graph.add_evidence(edge, said);
  }
  graph.canonicalize();
  return graph;
}

std::string shown(const Graph& graph, const Tie& tie) {
  return std::string(graph.id(tie.a)) + " " + std::string(graph.id(tie.b)) + " " +
         std::to_string(tie.shared) + " " + std::to_string(tie.evidence);
}

std::string shown(const Graph& graph, const Stance& stance) {
  return std::string(graph.id(stance.a)) + " " + std::string(graph.id(stance.b)) + " +" +
         std::to_string(stance.congruence) + " -" + std::to_string(stance.conflict) + " " +
         std::to_string(stance.evidence);
}

template <typename Item>
std::vector<std::string> all_shown(const Graph& graph, const std::vector<Item>& items) {
  std::vector<std::string> result;
  for (const Item& item : items) result.push_back(shown(graph, item));
  return result;
}

}  // namespace

TEST_CASE("members of the same organizations are tied, once for each that they share") {
  const Graph graph = graph_of({{"state/a", "memberOf", "organization/o"},
                                {"state/a", "memberOf", "organization/o"},
                                {"state/b", "memberOf", "organization/o"},
                                {"state/c", "memberOf", "organization/o", Polarity::negated},
                                {"state/a", "memberOf", "organization/p"},
                                {"state/b", "memberOf", "organization/p"},
                                {"state/c", "memberOf", "organization/p"},
                                {"state/b", "partyTo", "agreement/t"},
                                {"state/c", "partyTo", "agreement/t"}});
  const std::vector<RelationId> members{*graph.schema().find_relation("memberOf")};
  CHECK(all_shown(graph, ties(graph, members)) == std::vector<std::string>{"state/a state/b 2 5",
                                                                           "state/a state/c 1 2",
                                                                           "state/b state/c 1 2"});
  const std::vector<RelationId> both{members.front(), *graph.schema().find_relation("partyTo")};
  CHECK(all_shown(graph, ties(graph, both)).back() == "state/b state/c 2 4");
  CHECK(ties(graph, {}).empty());
}

TEST_CASE("a source that reaches a target by two relations shares it once") {
  const Graph graph = graph_of({{"state/a", "partyTo", "agreement/t"},
                                {"state/a", "proposes", "agreement/t"},
                                {"state/b", "partyTo", "agreement/t"}});
  const std::vector<RelationId> relations{*graph.schema().find_relation("partyTo"),
                                          *graph.schema().find_relation("proposes")};
  CHECK(all_shown(graph, ties(graph, relations)) ==
        std::vector<std::string>{"state/a state/b 1 3"});
}

TEST_CASE("actors agree where both support or both oppose, and are at odds where they differ") {
  const Graph graph = graph_of({{"state/a", "supports", "concept/x"},
                                {"state/b", "supports", "concept/x"},
                                {"state/a", "opposes", "concept/y"},
                                {"state/b", "opposes", "concept/y"},
                                {"state/a", "supports", "concept/z"},
                                {"state/c", "opposes", "concept/z"},
                                {"state/b", "opposes", "concept/z", Polarity::negated}});
  const auto found = stances(graph, *graph.schema().find_relation("supports"),
                             *graph.schema().find_relation("opposes"));
  CHECK(all_shown(graph, found) ==
        std::vector<std::string>{"state/a state/b +2 -0 4", "state/a state/c +0 -1 2"});
}

TEST_CASE("bundles add up to the affirmed edges and their evidence") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    std::size_t edges = 0;
    std::size_t evidence = 0;
    for (const Graph::EdgeDescriptor& edge : graph.edges()) {
      if (graph.edge(edge).polarity == Polarity::negated) continue;
      ++edges;
      evidence += graph.evidence(edge).size();
    }
    for (const Bundle& bundle : bundles(graph)) {
      CHECK(graph.schema().allows(bundle.relation, bundle.source, bundle.target));
      edges -= bundle.edges;
      evidence -= bundle.evidence;
    }
    CHECK(edges == 0);
    CHECK(evidence == 0);
  }
}

}  // namespace diplograph
