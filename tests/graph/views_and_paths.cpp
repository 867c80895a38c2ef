#include <string>
#include <vector>

#include "graph/analysis/graph_view.hpp"
#include "graph/analysis/paths.hpp"
#include "graph/analysis/roles.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

/// Two states, a treaty of 2015, a summit of 2018, a goal, and a rivalry that is dated 2001.
Graph world() {
  Graph graph(Schema::diplomacy());
  graph.add_document({"d", "", "en", "d.txt", std::string(64, 'a'), 100});
  const Schema& schema = graph.schema();
  const auto relation = [&](const char* name) { return *schema.find_relation(name); };
  const auto a = graph.add_node("state/a");
  const auto b = graph.add_node("state/b");
  const auto treaty = graph.add_node("agreement/treaty");
  const auto summit = graph.add_node("event/summit");
  const auto goal = graph.add_node("goal/peace");
  graph.add_property(treaty, "date", "2015-06");
  graph.add_property(summit, "date", "2018");
  graph.add_edge(a, relation("partyTo"), treaty, Polarity::affirmed);
  graph.add_edge(b, relation("partyTo"), treaty, Polarity::affirmed);
  graph.add_edge(b, relation("participatesIn"), summit, Polarity::affirmed);
  graph.add_edge(treaty, relation("advances"), goal, Polarity::affirmed);
  graph.add_edge(a, relation("pursues"), goal, Polarity::negated);
  Evidence evidence;
  evidence.document = "d";
  evidence.quote = "rivals";
  evidence.text = {0, 6};
  evidence.source = {0, 6};
  evidence.line = 1;
  evidence.date = "2001";
  graph.add_evidence(graph.add_edge(a, relation("competesWith"), b, Polarity::affirmed), evidence);
  graph.canonicalize();
  return graph;
}

std::vector<std::string> shown_edges(const GraphView& view) {
  std::vector<std::string> result;
  const GraphView::Storage boost = view.boost();
  for (auto [edge, end] = edges(boost); edge != end; ++edge) {
    result.push_back(view.graph().edge_id(*edge));
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::string> ids(const Graph& graph, const Path& path) {
  std::vector<std::string> result;
  for (const PathStep& step : path) {
    result.push_back((step.backward ? "<" : "") + graph.edge_id(step.edge));
  }
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a view shows what its filter lets pass, under the graph's own descriptors") {
  const Graph graph = world();
  ViewFilter filter;
  filter.types = {*graph.schema().find_type("Actor"), *graph.schema().find_type("Agreement")};
  const GraphView actors(graph, filter);
  CHECK(actors.node_count() == 3);
  CHECK(shown_edges(actors) == Strings{"state/a|competesWith|state/b",
                                       "state/a|partyTo|agreement/treaty",
                                       "state/b|partyTo|agreement/treaty"});
  filter.relations = {*graph.schema().find_relation("partyTo")};
  CHECK(shown_edges(GraphView(graph, filter)).size() == 2);

  ViewFilter affirmed;
  affirmed.affirmed = true;
  CHECK(shown_edges(GraphView(graph, {})).size() == 6);
  CHECK(shown_edges(GraphView(graph, affirmed)).size() == 5);
}

TEST_CASE("a snapshot hides what is dated outside of its time, and keeps what is not dated") {
  const Graph graph = world();
  const auto snapshot = [&](const char* from, const char* to) {
    ViewFilter filter;
    filter.from = from;
    filter.to = to;
    return GraphView(graph, filter);
  };
  CHECK_FALSE(snapshot("2016", "").shows(*graph.find("agreement/treaty")));
  CHECK(snapshot("2016", "").shows(*graph.find("event/summit")));
  CHECK(snapshot("2015-06-30", "2015-07").shows(*graph.find("agreement/treaty")));
  CHECK_FALSE(snapshot("2015-07", "").shows(*graph.find("agreement/treaty")));
  CHECK(snapshot("2016", "").shows(*graph.find("goal/peace")));
  CHECK(shown_edges(snapshot("2001", "2001")) ==
        Strings{"state/a|competesWith|state/b", "state/a|pursues|goal/peace|not"});
  CHECK_THROWS_AS(snapshot("yesterday", ""), UsageError);
  CHECK_THROWS_AS(snapshot("2016", "2015"), UsageError);
}

TEST_CASE("an ego network has what can be reached in so many edges of any direction") {
  const Graph graph = world();
  const auto reached = [&](std::size_t hops) {
    GraphView view(graph, {});
    view.narrow_to_ego(*graph.find("event/summit"), hops);
    return view.node_count();
  };
  CHECK(reached(0) == 1);
  CHECK(reached(1) == 2);  // state/b
  CHECK(reached(2) == 4);  // state/a and the treaty
  CHECK(reached(9) == 5);  // the goal; not the document, which nothing leads to
}

TEST_CASE("the shortest path takes edges in both directions unless told not to") {
  const Graph graph = world();
  const GraphView view(graph, {});
  const auto summit = *graph.find("event/summit");
  const auto goal = *graph.find("goal/peace");
  CHECK(ids(graph, shortest_path(view, summit, goal, Directions::both)) ==
        Strings{"<state/b|participatesIn|event/summit", "state/b|partyTo|agreement/treaty",
                "agreement/treaty|advances|goal/peace"});
  CHECK(shortest_path(view, summit, goal, Directions::forward).empty());
  CHECK(ids(graph, shortest_path(view, *graph.find("state/b"), goal, Directions::forward)).size() ==
        2);
  CHECK(shortest_path(view, goal, goal, Directions::both).empty());
  CHECK(shortest_path(view, goal, *graph.find("document/d"), Directions::both).empty());
}

TEST_CASE("simple paths come by length, visit no node twice, and stop at their limits") {
  const Graph graph = world();
  const GraphView view(graph, {});
  const auto a = *graph.find("state/a");
  const auto b = *graph.find("state/b");
  const auto all = [&](const PathLimits& limits) {
    return simple_paths(view, a, b, Directions::both, limits);
  };
  const Paths found = all({});
  REQUIRE(found.complete);
  REQUIRE(found.paths.size() == 3);
  CHECK(ids(graph, found.paths[0]) == Strings{"state/a|competesWith|state/b"});
  CHECK(ids(graph, found.paths[1]) ==
        Strings{"state/a|partyTo|agreement/treaty", "<state/b|partyTo|agreement/treaty"});
  CHECK(found.paths[2].size() == 3);
  CHECK(all({2, 100}).paths.size() == 2);
  CHECK(all({2, 100}).complete);
  CHECK(all({4, 2}).paths.size() == 2);
  CHECK_FALSE(all({4, 2}).complete);
}

TEST_CASE("every shortest path is among the simple paths of its length") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    const GraphView view(graph, {});
    for (Graph::Vertex to = 1; to < std::min<std::size_t>(graph.node_count(), 8); ++to) {
      const Path shortest = shortest_path(view, 0, to, Directions::both);
      const Paths all = simple_paths(view, 0, to, Directions::both, {3, 1000});
      if (shortest.empty() || shortest.size() > 3) {
        CHECK(all.paths.empty());
      } else {
        REQUIRE_FALSE(all.paths.empty());
        CHECK(ids(graph, all.paths.front()) == ids(graph, shortest));
      }
    }
  }
}

TEST_CASE("a circle of parts is found, also when the schema forbids it") {
  Graph graph(Schema::diplomacy());
  const auto part_of = *graph.schema().find_relation("partOf");
  std::vector<Graph::Vertex> goals;
  for (const char* id : {"goal/a", "goal/b", "goal/c", "goal/d"})
    goals.push_back(graph.add_node(id));
  for (std::size_t i = 0; i < 3; ++i) {
    graph.add_edge(goals[i], part_of, goals[(i + 1) % 3], Polarity::affirmed);
  }
  graph.add_edge(goals[3], part_of, goals[0], Polarity::affirmed);
  graph.canonicalize();
  const auto found = cycles(graph, part_of);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == std::vector<Graph::Vertex>{0, 1, 2});
  CHECK(cycles(world(), part_of).empty());
}

TEST_CASE("dated things come in the order of time") {
  const Graph graph = world();
  const auto things = dated_things(graph);
  REQUIRE(things.size() == 3);
  CHECK(things[0].date == "2001");
  CHECK(things[0].edge.has_value());
  CHECK(graph.id(*things[1].node) == "agreement/treaty");
  CHECK(graph.id(*things[2].node) == "event/summit");
}

TEST_CASE("an actor's role is its share of all actors' measure in each year") {
  const Graph graph = world();
  const RoleSeries series = role_series(graph, {});
  REQUIRE(series.years() == 18);
  CHECK(series.first_year == 2001);
  REQUIRE(series.actors.size() == 2);
  CHECK(graph.id(series.actors[0]) == "state/b");  // alone in 2018
  CHECK(series.shares[0][0] == Approx(0.5));       // 2001: rivals
  CHECK(series.shares[0][1] == 0);                 // 2002: nothing is dated
  CHECK(series.shares[1][14] == Approx(0.5));      // 2015: parties
  CHECK(series.shares[0][17] == Approx(1));
  CHECK(series.shares[1][17] == 0);

  RoleOptions options;
  options.window = 4;
  const RoleSeries wide = role_series(graph, options);
  CHECK(wide.shares[1][17] == Approx(1.0 / 3));  // 2015 to 2018: one of three ends at actors
  options.actors = {*graph.find("state/a")};
  CHECK(role_series(graph, options).actors.size() == 1);
  Graph empty(Schema::diplomacy());
  empty.canonicalize();
  CHECK(role_series(empty, {}).years() == 0);
}

}  // namespace diplograph
