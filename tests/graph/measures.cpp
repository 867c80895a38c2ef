#include "graph/analysis/measures.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>

#include "graph/analysis/communities.hpp"
#include "graph/analysis/network.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// States that cooperate; a pair may come twice, once as rivals too.
Graph states(const Pairs& pairs, const std::vector<std::string>& alone = {}) {
  Graph graph(Schema::diplomacy());
  const auto node = [&](const std::string& name) { return graph.add_node("state/" + name); };
  const auto cooperates = *graph.schema().find_relation("cooperatesWith");
  for (const std::string& name : alone) node(name);
  for (const auto& [a, b] : pairs) {
    const auto from = node(a);
    graph.add_edge(from, cooperates, node(b), Polarity::affirmed);
  }
  graph.canonicalize();
  return graph;
}

double value(const Graph& graph, Measure measure, std::string_view id) {
  const Network network(GraphView(graph, measured_part(graph.schema())));
  return measured(network, measure).at(*graph.find(id));
}

const Pairs path{{"a", "b"}, {"b", "c"}, {"c", "d"}, {"d", "e"}};

/// Two triangles joined by one tie.
const Pairs barbell{{"a", "b"}, {"b", "c"}, {"a", "c"}, {"c", "d"},
                    {"d", "e"}, {"e", "f"}, {"d", "f"}};

}  // namespace

TEST_CASE("measures of a path are those that can be counted by hand") {
  const Graph graph = states(path);
  CHECK(value(graph, Measure::degree, "state/a") == 1);
  CHECK(value(graph, Measure::degree, "state/c") == 2);
  // Of the 6 pairs of the 4 others, 4 meet at the middle and 3 at its neighbours.
  CHECK(value(graph, Measure::betweenness, "state/c") == Approx(4.0 / 6));
  CHECK(value(graph, Measure::betweenness, "state/b") == Approx(3.0 / 6));
  CHECK(value(graph, Measure::betweenness, "state/a") == 0);
  CHECK(value(graph, Measure::closeness, "state/c") == Approx((1 + 1 + 0.5 + 0.5) / 4));
  CHECK(value(graph, Measure::closeness, "state/a") ==
        Approx((1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 4));
  CHECK(value(graph, Measure::core, "state/c") == 1);
}

TEST_CASE("a triangle is a core of two, and what hangs on it is not") {
  const Graph graph = states({{"a", "b"}, {"b", "c"}, {"a", "c"}, {"c", "d"}}, {"z"});
  for (const char* id : {"state/a", "state/b", "state/c"})
    CHECK(value(graph, Measure::core, id) == 2);
  CHECK(value(graph, Measure::core, "state/d") == 1);
  CHECK(value(graph, Measure::core, "state/z") == 0);
}

TEST_CASE("betweenness is what Boost's implementation of Brandes finds") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    const Network network(GraphView(graph, measured_part(graph.schema())));
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> ties(graph.node_count());
    for (const Network::Vertex vertex : network.nodes()) {
      for (auto [next, end] = adjacent_vertices(vertex, network.boost()); next != end; ++next) {
        if (vertex < *next) add_edge(vertex, *next, ties);
      }
    }
    std::vector<double> expected(graph.node_count(), 0);
    boost::brandes_betweenness_centrality(
        ties, boost::make_iterator_property_map(expected.begin(), get(boost::vertex_index, ties)));
    const auto count = static_cast<double>(network.nodes().size());
    const std::vector<double> found = measured(network, Measure::betweenness);
    for (const Network::Vertex vertex : network.nodes()) {
      CHECK(
          found[vertex] ==
          Approx(count > 2 ? expected[vertex] / ((count - 1) * (count - 2) / 2) : 0).margin(1e-12));
    }
  }
}

TEST_CASE("PageRank of a cycle is even, and sums to 1 with nodes that have no ties") {
  const Graph cycle = states({{"a", "b"}, {"b", "c"}, {"c", "d"}, {"a", "d"}});
  for (const char* id : {"state/a", "state/b", "state/c", "state/d"}) {
    CHECK(value(cycle, Measure::pagerank, id) == Approx(0.25));
  }
  const Graph graph = states({{"a", "b"}}, {"y", "z"});
  double sum = 0;
  for (const char* id : {"state/a", "state/b", "state/y", "state/z"}) {
    sum += value(graph, Measure::pagerank, id);
  }
  CHECK(sum == Approx(1));
  CHECK(value(graph, Measure::pagerank, "state/a") > value(graph, Measure::pagerank, "state/z"));
}

TEST_CASE("denied edges, documents and loops count for nothing, parallel edges for each") {
  Graph graph(Schema::diplomacy());
  graph.add_document({"d", "", "en", "d.txt", std::string(64, 'a'), 1});
  const Schema& schema = graph.schema();
  const auto a = graph.add_node("state/a");
  const auto b = graph.add_node("state/b");
  const auto c = graph.add_node("state/c");
  graph.add_edge(a, *schema.find_relation("cooperatesWith"), b, Polarity::affirmed);
  graph.add_edge(a, *schema.find_relation("competesWith"), b, Polarity::affirmed);
  graph.add_edge(a, *schema.find_relation("supports"), a, Polarity::affirmed);
  graph.add_edge(a, *schema.find_relation("supports"), c, Polarity::negated);
  graph.canonicalize();
  CHECK(value(graph, Measure::degree, "state/a") == 2);
  CHECK(value(graph, Measure::degree, "state/c") == 0);
  CHECK(value(graph, Measure::core, "state/a") == 1);
  CHECK(value(graph, Measure::pagerank, "document/d") == 0);
}

TEST_CASE("a graph of nothing, or of one node, has all measures") {
  for (const MeasureName& measure : measure_names()) {
    CAPTURE(std::string(measure.name));
    const Graph nothing = states({});
    CHECK(measured(Network(GraphView(nothing, {})), measure.measure).empty());
    const Graph one = states({}, {"a"});
    const double only = value(one, measure.measure, "state/a");
    CHECK(only == (measure.measure == Measure::pagerank ? 1 : 0));
    CHECK(find_measure(measure.name) == measure.measure);
  }
  CHECK_FALSE(find_measure("eigenvector"));
}

TEST_CASE("two triangles with one tie between them are two communities") {
  const Graph graph = states(barbell, {"z"});
  const Communities found = communities(Network(GraphView(graph, measured_part(graph.schema()))));
  REQUIRE(found.count == 3);
  const auto of = [&](const std::string& name) {
    return found.of.at(*graph.find("state/" + name));
  };
  CHECK(of("a") == of("b"));
  CHECK(of("b") == of("c"));
  CHECK(of("d") == of("e"));
  CHECK(of("e") == of("f"));
  CHECK(of("a") == 0);
  CHECK(of("d") == 1);
  CHECK(of("z") == 2);
  // 7 ties; each triangle has 3 and seven of the fourteen ends: 2 * (3/7 - 1/4).
  CHECK(found.modularity == Approx(2 * (3.0 / 7 - 0.25)));
}

TEST_CASE("communities are the same from run to run, and a seed gives them another order") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    const Network network(GraphView(graph, measured_part(graph.schema())));
    const Communities first = communities(network, seed);
    const Communities second = communities(network, seed);
    CHECK(first.of == second.of);
    // No better than one by one and all in one would be a failure to find anything.
    CHECK(first.modularity >= 0);
    double expected = 0;
    std::vector<double> ends(first.count, 0);
    for (const Network::Vertex vertex : network.nodes()) {
      for (auto [arc, end] = out_edges(vertex, network.boost()); arc != end; ++arc) {
        const double weight = network.boost()[*arc].weight;
        ends.at(first.of[vertex]) += weight;
        if (first.of[target(*arc, network.boost())] == first.of[vertex]) expected += weight;
      }
    }
    if (network.weight() == 0) continue;
    const double whole = 2.0 * static_cast<double>(network.weight());
    expected /= whole;
    for (const double share : ends) expected -= share / whole * (share / whole);
    CHECK(first.modularity == Approx(expected).margin(1e-9));
  }
}

}  // namespace diplograph
