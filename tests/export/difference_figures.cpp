#include <set>
#include <string>

#include "export/changed_parts.hpp"
#include "export/difference_figure.hpp"
#include "export/theme.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

Evidence passage(const std::string& quote) {
  Evidence evidence;
  evidence.document = "d";
  evidence.quote = quote;
  return evidence;
}

void state(Graph& graph, const std::string& source, const std::string& relation,
           const std::string& target, const std::string& quote) {
  const auto edge = graph.add_edge(graph.add_node(source), *graph.schema().find_relation(relation),
                                   graph.add_node(target), Polarity::affirmed);
  graph.add_evidence(edge, passage(quote));
}

/// Peru's ties before and after: one is new, one is gone, one has other words, one stays.
Graph before() {
  Graph graph(Schema::diplomacy());
  state(graph, "state/peru", "memberOf", "organization/un", "is a member");
  state(graph, "state/peru", "partyTo", "agreement/escazu", "signed");
  state(graph, "state/peru", "pursues", "goal/clean-rivers", "seeks");
  state(graph, "state/chile", "partyTo", "agreement/escazu", "too");
  state(graph, "state/far", "pursues", "goal/away", "far off");
  graph.canonicalize();
  return graph;
}

Graph after() {
  Graph graph(Schema::diplomacy());
  state(graph, "state/peru", "partyTo", "agreement/escazu", "has ratified");
  state(graph, "state/peru", "pursues", "goal/clean-rivers", "seeks");
  state(graph, "state/peru", "opposes", "strategy/<dams> & \"walls\"", "opposes");
  state(graph, "state/chile", "partyTo", "agreement/escazu", "too");
  state(graph, "state/far", "pursues", "goal/away", "far off");
  graph.add_property(*graph.find("agreement/escazu"), "date", "2018");
  graph.canonicalize();
  return graph;
}

}  // namespace

TEST_CASE("what changed is shown with its neighbours, and what lies far from a change is not") {
  const Graph old_graph = before();
  const Graph new_graph = after();
  const ChangedParts parts(old_graph, new_graph);
  const std::set<std::string> shown(parts.ranked().begin(), parts.ranked().end());
  CHECK(shown == std::set<std::string>{"agreement/escazu", "organization/un", "state/chile",
                                       "state/peru", "strategy/<dams> & \"walls\""});
  CHECK(parts.ranked().front() == "state/peru");
  CHECK(parts.ranked().back() == "state/chile");
  CHECK(parts.node("agreement/escazu").change == Change::changed);
  CHECK(parts.node("organization/un").change == Change::removed);
  CHECK(parts.node("state/peru").change == Change::none);
  CHECK(parts.count(Change::added).nodes == 1);
  CHECK(parts.count(Change::added).edges == 1);
  CHECK(parts.count(Change::removed).edges == 1);
  CHECK(parts.count(Change::changed).edges == 1);
  CHECK(parts.edges_between(shown).size() == 4);
  CHECK(parts.edges_between({"state/peru", "agreement/escazu"}).size() == 1);
}

TEST_CASE(
    "the figure of a difference has a sign, a colour and a line for each change, and a legend") {
  const std::string svg = draw_difference(before(), after(), {}, FigureFormat::svg);
  for (const char* words : {">+ opposes<", ">− member of<", ">± party to<", ">party to<",
                            ">+ added<", ">− removed<", ">± changed<", ">unchanged<",
                            ">added: 1 node and 1 relation; removed: 1 node and 1 relation;",
                            "changed: 1 node and 1"}) {
    CAPTURE(words);
    CHECK(count(svg, words) >= 1);
  }
  for (const Change change : {Change::added, Change::removed, Change::changed}) {
    const ChangeStyle style = change_style(change, Theme::screen);
    std::string colour = style.line_colour.hexadecimal();
    for (char& digit : colour) {
      if (digit >= 'A' && digit <= 'F') digit = static_cast<char>(digit - 'A' + 'a');
    }
    CHECK(count(svg, "stroke=\"" + colour + "\"") >= 2);
  }
  CHECK(count(svg, "<dams>") == 0);
}

TEST_CASE(
    "changes differ in line and sign as well as in colour, so that grey print tells them apart") {
  for (const Theme theme : {Theme::screen, Theme::print, Theme::print_mono}) {
    std::set<std::string> lines;
    std::set<std::string> signs;
    for (const Change change : {Change::none, Change::added, Change::removed, Change::changed}) {
      const ChangeStyle style = change_style(change, theme);
      lines.insert(std::string(style.line) + std::to_string(style.pen));
      signs.insert(std::string(style.sign));
      if (theme == Theme::print_mono) CHECK(style.line_colour.red == style.line_colour.green);
    }
    CHECK(lines.size() == 4);
    CHECK(signs.size() == 4);
  }
}

TEST_CASE(
    "graphs that do not differ give a figure that says so, in the language that is asked for") {
  const Graph graph = before();
  CHECK(count(draw_difference(graph, graph, {}, FigureFormat::svg), "do not differ") == 1);
  DifferenceFigureOptions persian;
  persian.language = "fa";
  CHECK(count(draw_difference(graph, graph, persian, FigureFormat::svg), "تفاوتی ندارند") == 1);
}

TEST_CASE(
    "a figure of many differences shows those with most changes and says how many there are") {
  const Graph few = star_graph(3, "en");
  const Graph many = star_graph(200, "en");
  const std::string svg = draw_difference(few, many, {}, FigureFormat::svg);
  CHECK(count(svg, " of 198 nodes with most changes are shown.") == 1);
  CHECK(svg == draw_difference(few, many, {}, FigureFormat::svg));
}

}  // namespace diplograph::exporting
