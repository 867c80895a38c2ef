#include <set>
#include <string>

#include "export/figure_selection.hpp"
#include "export/label_wrapping.hpp"
#include "export/text_direction.hpp"
#include "export/theme.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {

TEST_CASE("labels are broken between words and cut with an ellipsis") {
  using Lines = std::vector<std::string>;
  CHECK(wrap_label("one two three", 20, 3) == Lines{"one two three"});
  CHECK(wrap_label("one two three", 7, 3) == Lines{"one two", "three"});
  CHECK(wrap_label("one two three four", 5, 2) == Lines{"one", "two…"});
  CHECK(wrap_label("abcdefgh", 3, 3) == Lines{"abc", "def", "gh"});
  CHECK(wrap_label("  a \n b\t", 9, 2) == Lines{"a b"});
  CHECK(wrap_label("", 9, 2).empty());
}

TEST_CASE("joiners and marks have no width when labels are broken") {
  CHECK(wrap_label("می‌خواهد", 7, 2).size() == 1);
  CHECK(wrap_label("خانهٔ ما", 7, 2).size() == 1);
}

TEST_CASE("the first strong letter gives the direction, and right-to-left text is isolated") {
  CHECK(right_to_left("چین (China)"));
  CHECK(right_to_left("۱۴۰۶ «چین»"));
  CHECK_FALSE(right_to_left("China (چین)"));
  CHECK_FALSE(right_to_left("123"));
  CHECK(isolated("چین") == "\u2067چین\u2069");
  CHECK(isolated("China") == "China");
}

TEST_CASE("a drawing shows at most as many nodes as asked for, each with a relation") {
  const Graph graph = nasty_graph();
  for (const std::size_t most :
       {std::size_t{5}, std::size_t{12}, std::size_t{40}, std::size_t{0}}) {
    CAPTURE(most);
    const FigureSelection selection = select_for_figure(graph, most);
    CHECK(selection.nodes.size() > 1);
    if (most != 0) CHECK(selection.nodes.size() <= most);
    std::set<Graph::Vertex> ends;
    for (const auto& edge : selection.edges) {
      ends.insert(source(edge, graph.boost()));
      ends.insert(target(edge, graph.boost()));
    }
    for (const Graph::Vertex node : selection.nodes) CHECK(ends.count(node) == 1);
  }
}

TEST_CASE("no two types, and no two relations, are drawn alike") {
  const Schema& schema = Schema::diplomacy();
  std::set<std::string> looks;
  for (const NodeType& type : schema.types()) {
    if (type.abstract) continue;
    const NodeStyle style = node_style(schema, type.id);
    CHECK(looks.insert(std::string(style.shape) + std::string(style.style)).second);
  }
  looks.clear();
  for (const RelationType& relation : schema.relations()) {
    const EdgeStyle style = edge_style(schema, relation.id);
    CHECK(looks.insert(style.colour.hexadecimal() + std::string(style.line)).second);
  }
}

TEST_CASE("a figure says how many nodes were left out") {
  const std::string svg = write_as("svg", star_graph(100, "en")).bytes;
  CHECK(count(svg, " most central of 102 nodes are shown, with ") == 1);
  CHECK(count(svg, ">pursues<") == 1);
  CHECK(count(svg, ">state<") == 1);
  CHECK(count(write_as("svg", star_graph(5, "en")).bytes, "most central of 7 nodes") == 1);
}

TEST_CASE("Persian labels stand between isolates in SVG, and the words around are Persian") {
  const std::string svg = write_as("svg", star_graph(5, "fa")).bytes;
  CHECK(count(svg, ">\u2067صلح «پایدار»\u2069<") == 1);
  CHECK(count(svg, "\u2067دولت\u2069") == 1);
  CHECK(count(svg, "۶ گرهٔ مرکزی‌تر از میان ۷ گره") == 1);
}

TEST_CASE("a denied relation ends in a bar, and the legend explains it") {
  Graph graph = star_graph(3, "en");
  CHECK(count(write_as("svg", graph).bytes, ">denied<") == 0);
  const auto state = graph.find("state/s1");
  const auto other = graph.find("state/s2");
  const auto opposes = graph.schema().find_relation("opposes");
  REQUIRE((state && other && opposes));
  graph.add_edge(*state, *opposes, *other, Polarity::negated);
  graph.canonicalize();
  CHECK(count(write_as("svg", graph).bytes, ">denied<") == 1);
}

TEST_CASE("a PDF figure is one page with embedded fonts and no date of today") {
  const std::string pdf = write_as("pdf", star_graph(30, "fa")).bytes;
  CHECK(pdf.starts_with("%PDF-"));
  CHECK(count(pdf, "/Count 1") == 1);
  CHECK(count(pdf, "/FontFile2") >= 1);
  if (count(pdf, "/CreationDate") != 0) CHECK(count(pdf, "/CreationDate (D:20000101000000") == 1);
}

}  // namespace diplograph::exporting
