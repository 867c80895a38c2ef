#include <string>

#include "graph/difference.hpp"
#include "graph/merge.hpp"
#include "tests/catch.hpp"

namespace diplograph {
namespace {

Evidence quote(const std::string& text, std::uint32_t line) {
  Evidence evidence;
  evidence.document = "doc";
  evidence.quote = text;
  evidence.line = line;
  evidence.rule = "by-hand";
  return evidence;
}

/// Peru pursues a goal; `lines` are the lines of the passages that say so.
Graph pursuit(const std::vector<std::uint32_t>& lines) {
  Graph graph(Schema::diplomacy());
  const auto peru = graph.add_node("state/peru");
  const auto goal = graph.add_node("goal/clean-rivers");
  const auto edge =
      graph.add_edge(peru, *graph.schema().find_relation("pursues"), goal, Polarity::affirmed);
  for (const std::uint32_t line : lines) {
    graph.add_evidence(edge, quote("Peru seeks clean rivers.", line));
  }
  graph.canonicalize();
  return graph;
}

}  // namespace

TEST_CASE("a graph does not differ from itself, nor from itself merged twice") {
  const Graph graph = pursuit({1, 2});
  CHECK(difference(graph, graph).empty());
  Graph twice(Schema::diplomacy());
  merge(twice, graph);
  merge(twice, graph);
  CHECK(difference(graph, twice).empty());
}

TEST_CASE("evidence that was added or removed is told apart from edges that were") {
  const Difference found = difference(pursuit({1, 2}), pursuit({2, 3}));
  CHECK(found.added_edges.empty());
  CHECK(found.removed_edges.empty());
  REQUIRE(found.changed_edges.size() == 1);
  CHECK(found.changed_edges[0].id == "state/peru|pursues|goal/clean-rivers");
  REQUIRE(found.changed_edges[0].added.size() == 1);
  CHECK(found.changed_edges[0].added[0].line == 3);
  REQUIRE(found.changed_edges[0].removed.size() == 1);
  CHECK(found.changed_edges[0].removed[0].line == 1);
}

TEST_CASE("nodes, names and properties that differ are named, and the way back is the mirror") {
  const Graph before = pursuit({1});
  Graph after = pursuit({1});
  const auto treaty = after.add_node("agreement/escazu");
  after.add_property(treaty, "date", "2018");
  const auto peru = after.find("state/peru");
  after.add_name(*peru, {"es", "Perú", NameRole::preferred});
  const RelationId party = *after.schema().find_relation("partyTo");
  after.add_evidence(after.add_edge(*peru, party, treaty, Polarity::negated),
                     quote("Peru has not ratified it.", 4));
  after.canonicalize();
  const Difference there = difference(before, after);
  CHECK(there.added_nodes == std::vector<std::string>{"agreement/escazu"});
  REQUIRE(there.changed_nodes.size() == 1);
  CHECK(there.changed_nodes[0].added == std::vector<std::string>{"name es Perú (preferred)"});
  REQUIRE(there.added_edges.size() == 1);
  CHECK(there.added_edges[0].id == "state/peru|partyTo|agreement/escazu|not");
  CHECK(there.added_edges[0].evidence[0].quote == "Peru has not ratified it.");
  const Difference back = difference(after, before);
  CHECK(back.removed_nodes == there.added_nodes);
  CHECK(back.removed_edges[0].id == there.added_edges[0].id);
  CHECK(back.changed_nodes[0].removed == there.changed_nodes[0].added);
}

}  // namespace diplograph
