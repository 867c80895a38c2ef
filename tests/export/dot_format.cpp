#include <string>

#include <graphviz/cgraph.h>

#include "export/cgraph_graph.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {

TEST_CASE("graph.dot has only node and edge statements, on which Gephi depends") {
  const std::string dot = write_as("dot", nasty_graph()).bytes;
  CHECK(dot.starts_with("digraph diplograph {\n"));
  for (const char* never : {"node [", "edge [", "graph [", "subgraph", "\\\n", "#"}) {
    CAPTURE(never);
    CHECK(count(dot, never) == 0);
  }
}

TEST_CASE("cgraph reads every node and edge of graph.dot, with its words") {
  const Graph graph = nasty_graph();
  const std::string dot = write_as("dot", graph).bytes;
  const CgraphGraph read(agmemread(dot.c_str()));
  REQUIRE(read);
  CHECK(static_cast<std::size_t>(agnnodes(read.get())) == graph.node_count());
  CHECK(static_cast<std::size_t>(agnedges(read.get())) == graph.edge_count());
  std::string id = "state/china";
  std::string label = "label";
  Agnode_t* china = agnode(read.get(), id.data(), 0);
  REQUIRE(china != nullptr);
  CHECK(std::string(agget(china, label.data())) == "چین «(خلق)»");
}

TEST_CASE("words of other scripts stand in quotes, or Boost's reader and graph-tool stop") {
  Graph graph(Schema::diplomacy());
  graph.add_name(graph.add_node("state/iran"), {"fa", "ایران", NameRole::preferred});
  graph.canonicalize();
  CHECK(count(write_as("dot", graph).bytes, "label=\"ایران\"") == 1);
}

TEST_CASE("DOT text shows backslashes, and no control characters") {
  CHECK(dot_text("a\\N\n\tb\x01") == "a\\\\N\\n b");
  CHECK(dot_text("x\\") == "x\\\\");
}

}  // namespace diplograph::exporting
