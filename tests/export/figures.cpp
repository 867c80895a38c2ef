#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "export/figure.hpp"
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
  CHECK(wrap_label("abcd-efgh", 6, 3) == Lines{"abcd-", "efgh"});
  CHECK(wrap_label("a-bcdefghij", 9, 3) ==
        Lines{"a-bcdefgh", "ij"});  // too little on the first line
  CHECK(wrap_label("سوریه/لبنان", 8, 3) == Lines{"سوریه/", "لبنان"});
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
    FigureFilter filter;
    filter.most = most;
    const FigureSelection selection = select_for_figure(graph, filter);
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
  CHECK(count(svg, " most central of 101 nodes are shown, with ") == 1);
  CHECK(count(svg, ">pursues<") > 1);  // in the legend and on lines
  CHECK(count(svg, ">state<") == 1);
  CHECK(count(write_as("svg", star_graph(5, "en")).bytes,
              ">6 nodes and 5 relations. Source: d.txt.<") == 1);
}

TEST_CASE("Persian labels stand between isolates in SVG, and the words around are Persian") {
  const std::string svg = write_as("svg", star_graph(5, "fa")).bytes;
  CHECK(count(svg, ">\u2067صلح «پایدار»\u2069<") == 1);
  CHECK(count(svg, "\u2067دولت\u2069") == 1);
  CHECK(count(svg, "۶ گره و ۵ رابطه") == 1);
}

namespace {

FigureSelection select(const Graph& graph, const std::function<void(FigureFilter&)>& limit) {
  FigureFilter filter;
  filter.most = 0;
  limit(filter);
  return select_for_figure(graph, filter);
}

std::set<std::string> ids(const Graph& graph, const FigureSelection& selection) {
  std::set<std::string> result;
  for (const Graph::Vertex vertex : selection.nodes) result.emplace(graph.id(vertex));
  return result;
}

/// a - treaty of 1990 - b - treaty of 2010 - c, and a opposes c.
Graph chain_of_treaties() {
  Graph graph(Schema::diplomacy());
  const auto a = graph.add_node("state/a");
  const auto b = graph.add_node("state/b");
  const auto c = graph.add_node("organization/c");
  const auto old = graph.add_node("agreement/old");
  const auto recent = graph.add_node("agreement/recent");
  graph.add_property(old, "date", "1990-05");
  graph.add_property(recent, "date", "2010");
  const RelationId party = *graph.schema().find_relation("partyTo");
  for (const auto& [actor, treaty] :
       {std::pair(a, old), std::pair(b, old), std::pair(b, recent), std::pair(c, recent)}) {
    graph.add_edge(actor, party, treaty, Polarity::affirmed);
  }
  graph.add_edge(a, *graph.schema().find_relation("opposes"), c, Polarity::affirmed);
  graph.canonicalize();
  return graph;
}

}  // namespace

TEST_CASE("a drawing of one node's neighbourhood goes as far as it is asked to") {
  const Graph graph = chain_of_treaties();
  const auto around = [&](std::size_t hops) {
    return ids(graph, select(graph, [&](FigureFilter& filter) {
                 filter.focus = graph.find("agreement/old");
                 filter.hops = hops;
               }));
  };
  CHECK(around(1) == std::set<std::string>{"agreement/old", "state/a", "state/b"});
  CHECK(around(2) == std::set<std::string>{"agreement/old", "agreement/recent", "organization/c",
                                           "state/a", "state/b"});
}

TEST_CASE("a drawing shows only the types, relations and times that are asked for") {
  const Graph graph = chain_of_treaties();
  const Schema& schema = graph.schema();
  CHECK(ids(graph, select(graph, [&](FigureFilter& filter) {
              filter.types = {*schema.find_type("Actor")};
            })) == std::set<std::string>{"organization/c", "state/a"});
  CHECK(ids(graph, select(graph, [&](FigureFilter& filter) {
              filter.relations = {*schema.find_relation("opposes")};
            })) == std::set<std::string>{"organization/c", "state/a"});
  const auto until = ids(graph, select(graph, [](FigureFilter& filter) { filter.to = "1999"; }));
  CHECK(until.count("agreement/old") == 1);
  CHECK(until.count("agreement/recent") == 0);
  const auto since = ids(graph, select(graph, [](FigureFilter& f) { f.from = "1990-06"; }));
  CHECK(since.count("agreement/old") == 0);
  CHECK(since.count("agreement/recent") == 1);
}

TEST_CASE("in black and grey print every relation has a line and head of its own") {
  const Schema& schema = Schema::diplomacy();
  std::set<std::string> looks;
  for (const RelationType& relation : schema.relations()) {
    const EdgeStyle style = edge_style(schema, relation.id, Theme::print_mono);
    CHECK(style.colour.hexadecimal() == "#000000");
    const std::string head = relation.symmetric ? "none" : std::string(style.head);
    CHECK(looks.insert(std::string(style.line) + head).second);
  }
  for (const NodeType& type : schema.types()) {
    const Colour fill = node_paint(node_style(schema, type.id), Theme::print_mono).fill;
    CHECK(fill.red == fill.green);
    CHECK(fill.green == fill.blue);
  }
}

TEST_CASE("every figure format is what its name says, and the same again") {
  const Graph graph = star_graph(12, "fa");
  const std::vector<std::pair<FigureFormat, std::string>> beginnings{
      {FigureFormat::svg, "<?xml"},          {FigureFormat::pdf, "%PDF-"},
      {FigureFormat::png, "\x89PNG"},        {FigureFormat::eps, "%!PS-Adobe-3.0 EPSF"},
      {FigureFormat::tex, "% For XeLaTeX."}, {FigureFormat::dot, "digraph"}};
  for (const auto& [format, beginning] : beginnings) {
    CAPTURE(beginning);
    const std::string drawing = draw_figure(graph, {}, format);
    CHECK(drawing.substr(0, beginning.size()) == beginning);
    CHECK(drawing == draw_figure(graph, {}, format));
  }
}

TEST_CASE("a TikZ picture sets Persian labels from right to left and escapes what TeX would read") {
  Graph graph = star_graph(3, "fa");
  const auto company = graph.add_node("company/a-and-b");
  graph.add_name(company, {"fa", "شرکت A&B (50%)", NameRole::preferred});
  graph.add_edge(company, *graph.schema().find_relation("cooperatesWith"), *graph.find("state/s1"),
                 Polarity::affirmed);
  graph.canonicalize();
  FigureOptions options;
  options.theme = Theme::print_mono;
  const std::string picture = draw_figure(graph, options, FigureFormat::tex);
  INFO(picture);
  CHECK(count(picture, "\\beginR{}") == count(picture, "\\endR{}"));
  CHECK(count(picture, "\\beginL{}\\latinlabel{}A\\&B") == 1);
  CHECK(count(picture, "\xE2\x81\xA7") == 0);
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
