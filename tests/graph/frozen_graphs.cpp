#include <string>
#include <vector>

#include "graph/frozen_graph.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {

TEST_CASE("a frozen graph has the edges of its graph, in both directions and in its order") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    const Graph graph = assembled(generated_claims(seed));
    const FrozenGraph frozen(graph);
    REQUIRE(num_vertices(frozen.boost()) == graph.node_count());
    REQUIRE(num_edges(frozen.boost()) == graph.edge_count());
    std::vector<std::string> expected;
    for (const Graph::EdgeDescriptor edge : graph.edges()) expected.push_back(graph.edge_id(edge));

    const auto named = [&](FrozenGraph::EdgeDescriptor edge) {
      return std::string(graph.id(source(edge, frozen.boost()))) + "|" +
             graph.schema().relation(frozen.edge(edge).relation).name + "|" +
             std::string(graph.id(target(edge, frozen.boost()))) +
             (frozen.edge(edge).polarity == Polarity::negated ? "|not" : "");
    };
    std::vector<std::string> leaving;
    std::size_t evidence = 0;
    const auto [first, last] = edges(frozen.boost());
    for (auto edge = first; edge != last; ++edge) {
      leaving.push_back(named(*edge));
      evidence += graph.evidence(frozen.edge(*edge)).size();
    }
    CHECK(leaving == expected);
    CHECK(evidence >= graph.edge_count());

    for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
      std::vector<std::string> there;
      const auto [in, in_end] = in_edges(vertex, graph.boost());
      for (auto edge = in; edge != in_end; ++edge) there.push_back(graph.edge_id(*edge));
      std::vector<std::string> here;
      const auto [arriving, arriving_end] =
          in_edges(static_cast<FrozenGraph::Vertex>(vertex), frozen.boost());
      for (auto edge = arriving; edge != arriving_end; ++edge) here.push_back(named(*edge));
      CHECK(here == there);
    }
  }
}

TEST_CASE("an empty graph can be frozen") {
  const Graph graph(Schema::diplomacy());
  const FrozenGraph frozen(graph);
  CHECK(num_vertices(frozen.boost()) == 0);
  CHECK(num_edges(frozen.boost()) == 0);
}

}  // namespace diplograph
