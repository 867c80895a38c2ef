#include <string>

#include "graph/analysis/statistics.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

// Four states around one goal, one of which another state opposes; a goal that stands alone.
Graph star() {
  Graph graph(Schema::diplomacy());
  graph.add_document({"d", "", "en", "d.txt", std::string(64, 'a'), 1});
  const auto pursues = *graph.schema().find_relation("pursues");
  const auto opposes = *graph.schema().find_relation("opposes");
  const auto goal = graph.add_node("goal/peace");
  for (const char* id : {"state/a", "state/b", "state/c", "state/d"}) {
    graph.add_edge(graph.add_node(id), pursues, goal, Polarity::affirmed);
  }
  graph.add_edge(*graph.find("state/a"), opposes, *graph.find("state/b"), Polarity::negated);
  graph.add_node("goal/alone");
  graph.canonicalize();
  return graph;
}

}  // namespace

TEST_CASE("statistics count what the graph has") {
  const Graph graph = star();
  const Statistics found = statistics(graph, 0);
  CHECK(found.nodes_by_type.size() == 3);  // State, Goal, Document
  std::size_t nodes = 0;
  for (const auto& [type, count] : found.nodes_by_type) nodes += count;
  CHECK(nodes == graph.node_count());
  std::size_t edges = 0;
  for (const auto& [relation, count] : found.edges_by_relation) edges += count;
  CHECK(edges == 5);
  CHECK(found.negated_edges == 1);
  CHECK(found.components == 3);
  CHECK(found.largest_component == 5);
  CHECK(found.isolated_nodes == 2);
  CHECK(found.mean_degree == Approx(10.0 / 7.0));
}

TEST_CASE("the hub of a star is the most central node, and documents are not ranked") {
  const Graph graph = star();
  const Statistics found = statistics(graph, 0);
  REQUIRE(found.central.size() == 6);
  const Centrality& hub = found.central.front();
  CHECK(graph.id(hub.vertex) == "goal/peace");
  CHECK(hub.in_degree == 4);
  CHECK(hub.out_degree == 0);
  // All 6 pairs of states meet at the goal, since a denied edge is no way; of the 10 pairs of 5
  // other nodes.
  CHECK(hub.betweenness == Approx(6.0 / 10.0));
  for (const Centrality& entry : found.central) {
    CHECK(graph.id(entry.vertex) != "document/d");
    CHECK(entry.pagerank <= hub.pagerank);
  }
}

TEST_CASE("only as many nodes are ranked as were asked for") {
  CHECK(statistics(star(), 2).central.size() == 2);
  CHECK(statistics(star(), 100).central.size() == 6);
}

TEST_CASE("PageRank sums to 1 over the nodes that are ranked") {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    double total = 0;
    const Statistics found = statistics(graph, 0);
    for (const Centrality& entry : found.central) total += entry.pagerank;
    CHECK(total == Approx(1.0));
  }
}

TEST_CASE("betweenness is left out of graphs beyond the limit") {
  for (const Centrality& entry : statistics(star(), 0, 3).central) CHECK(entry.betweenness == 0);
}

TEST_CASE("an empty graph has statistics") {
  Graph graph(Schema::diplomacy());
  graph.canonicalize();
  const Statistics found = statistics(graph, 0);
  CHECK(found.components == 0);
  CHECK(found.central.empty());
  CHECK(found.mean_degree == 0);
}

}  // namespace diplograph
