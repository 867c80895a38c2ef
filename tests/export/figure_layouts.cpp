// What a reader would stumble over is measured from the computed layout of every kind of figure.

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "export/difference_figure.hpp"
#include "export/figure.hpp"
#include "export/figure_layout.hpp"
#include "export/figure_text.hpp"
#include "export/matrix_figure.hpp"
#include "export/placed_canvas.hpp"
#include "export/timeline_figure.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"
#include "tests/graphs/hostile_graph.hpp"

namespace diplograph::exporting {
namespace {

using Kind = LayoutFault::Kind;

std::string said_of(const std::vector<LayoutFault>& faults) {
  std::string text;
  for (const LayoutFault& fault : faults) text += fault.description() + "\n";
  return text;
}

/// The faults of a drawing that `draw` makes by hand.
std::vector<LayoutFault> faults_of(const std::function<void(PlacedCanvas&)>& draw,
                                   double width = 170) {
  auto session = std::make_unique<GraphvizSession>();
  CgraphGraph drawing = session->open("by hand");
  PlacedCanvas canvas(drawing.get(), FigureText(false).font(), "part");
  draw(canvas);
  return layout_faults(
      PlacedFigure(std::move(session), std::move(drawing), page_of(width), FigureText(false))
          .layout());
}

Agnode_t* labelled_box(PlacedCanvas& canvas, Point centre, double width, const char* shape,
                       const std::string& label) {
  Agnode_t* node = canvas.box(centre, width, 20, 10);
  set_attribute(node, "shape", shape);
  set_attribute(node, "label", label);
  return node;
}

const std::vector<std::pair<std::string, Graph>>& graphs() {
  static const auto* const all = new std::vector<std::pair<std::string, Graph>>([] {
    std::vector<std::pair<std::string, Graph>> result;
    result.emplace_back("nasty", nasty_graph());
    result.emplace_back("hostile", hostile_graph());
    result.emplace_back("star, Persian", star_graph(60, "fa"));
    result.emplace_back("one relation", star_graph(1, "en"));
    return result;
  }());
  return *all;
}

}  // namespace

TEST_CASE("the layout check sees texts that overlap, run out of their boxes or are too small") {
  CHECK(faults_of([](PlacedCanvas& canvas) {
          labelled_box(canvas, {0, 0}, 60, "box", "one");
          labelled_box(canvas, {80, 0}, 60, "box", "two");
        }).empty());

  const auto overlap = faults_of([](PlacedCanvas& canvas) {
    labelled_box(canvas, {0, 0}, 60, "box", "one");
    labelled_box(canvas, {20, 5}, 60, "box", "two");
  });
  CHECK(std::count_if(overlap.begin(), overlap.end(), [](const LayoutFault& fault) {
          return fault.kind == Kind::texts_overlap;
        }) >= 2);

  const auto crowded = faults_of([](PlacedCanvas& canvas) {
    canvas.text({0, 0}, Anchor::left, 40, "a text that is longer than its place", 10);
    canvas.text({40, 0}, Anchor::left, 40, "the next one", 10);
  });
  CHECK(std::any_of(crowded.begin(), crowded.end(),
                    [](const LayoutFault& fault) { return fault.kind == Kind::texts_overlap; }));

  const auto wide = faults_of([](PlacedCanvas& canvas) {
    labelled_box(canvas, {0, 0}, 30, "box", "far too long for it");
  });
  CHECK(std::any_of(wide.begin(), wide.end(), [](const LayoutFault& fault) {
    return fault.kind == Kind::text_out_of_shape;
  }));

  const auto corner = faults_of([](PlacedCanvas& canvas) {
    labelled_box(canvas, {0, 0}, 52, "diamond", "corners");
  });
  REQUIRE_FALSE(corner.empty());
  CHECK(corner.front().kind == Kind::text_out_of_shape);

  const auto small = faults_of(
      [](PlacedCanvas& canvas) {
        labelled_box(canvas, {0, 0}, 60, "box", "one");
        labelled_box(canvas, {600, 0}, 60, "box", "two");
      },
      85);
  REQUIRE(small.size() == 2);
  CHECK(small.front().kind == Kind::letters_too_small);
  CHECK(small.front().amount < 4);
}

TEST_CASE("the layout check sees what is cut off at the edge of the page") {
  FigureLayout layout;
  layout.page = {0, 0, 100, 100};
  layout.texts.push_back({"a", "within", {10, 10, 50, 20}, 10});
  layout.lines.push_back({10, 10, 90, 90});
  CHECK(layout_faults(layout).empty());
  layout.texts.push_back({"b", "beyond", {80, 40, 120, 50}, 10});
  layout.lines.push_back({10, -8, 90, 90});
  const auto faults = layout_faults(layout);
  INFO(said_of(faults));
  REQUIRE(faults.size() == 2);
  CHECK(faults.front().kind == Kind::off_the_page);
  CHECK(faults.front().amount == Approx(20));
}

TEST_CASE("no figure has texts that overlap, run out of their boxes, are cut off or too small") {
  for (const auto& [name, graph] : graphs()) {
    for (const char* language : {"", "fa", "en", "both"}) {
      for (const Theme theme : {Theme::screen, Theme::print_mono}) {
        for (const double width : {0.0, 170.0, 85.0}) {
          FigureOptions options;
          options.language = language;
          options.theme = theme;
          options.width = width;
          const auto faults = layout_faults(place_figure(graph, options).layout());
          INFO(name << ", " << language << ", " << width << " mm\n" << said_of(faults));
          CHECK(faults.empty());
        }
      }
    }
  }
}

TEST_CASE("no layout engine lets texts overlap, and each puts the same graph in the same places") {
  const Graph graph = nasty_graph();
  for (const std::string_view layout : figure_layouts()) {
    FigureOptions options;
    options.layout = layout;
    const auto faults = layout_faults(place_figure(graph, options).layout());
    INFO(layout << "\n" << said_of(faults));
    CHECK(faults.empty());
    CHECK(draw_figure(graph, options, FigureFormat::svg) ==
          draw_figure(graph, options, FigureFormat::svg));
  }
}

TEST_CASE("neighbourhoods, matrices, timelines and differences pass the layout check") {
  for (const auto& [name, graph] : graphs()) {
    for (const char* language : {"fa", "en"}) {
      for (const double width : {0.0, 170.0, 85.0}) {
        FigureOptions ego;
        ego.language = language;
        ego.width = width;
        ego.filter.focus = graph.find("state/china") ? graph.find("state/china") : 0;
        MatrixFigureOptions matrix;
        matrix.language = language;
        matrix.width = width;
        TimelineOptions timeline;
        timeline.language = language;
        timeline.width = width;
        DifferenceFigureOptions difference;
        difference.language = language;
        difference.width = width;
        const Graph empty(Schema::diplomacy());
        const std::pair<const char*, std::function<PlacedFigure()>> figures[] = {
            {"ego", [&] { return place_figure(graph, ego); }},
            {"matrix", [&] { return place_matrix(graph, matrix); }},
            {"timeline", [&] { return place_timeline(graph, role_series(graph, {}), timeline); }},
            {"difference", [&] { return place_difference(empty, graph, difference); }}};
        for (const auto& [kind, place] : figures) {
          const auto faults = layout_faults(place().layout());
          INFO(name << ", " << kind << ", " << language << ", " << width << " mm\n"
                    << said_of(faults));
          CHECK(faults.empty());
        }
      }
    }
  }
}

TEST_CASE("a drawing of all nodes may have small letters, and the layout says how small") {
  FigureOptions options;
  options.filter.most = 0;
  options.width = 85;
  const FigureLayout layout = place_figure(star_graph(200, "en"), options).layout();
  CHECK(layout.least_letter_size() > 0);
  CHECK(layout.least_letter_size() < least_letter_size);
}

TEST_CASE("a label on a line names its relation") {
  Graph graph(Schema::diplomacy());
  graph.add_edge(graph.add_node("state/a"), *graph.schema().find_relation("pursues"),
                 graph.add_node("goal/peace"), Polarity::affirmed);
  graph.canonicalize();
  FigureOptions options;
  const auto svg = [&] { return draw_figure(graph, options, FigureFormat::svg); };
  CHECK(count(svg(), ">pursues<") == 2);  // on the line and in the legend
  options.edge_labels = false;
  CHECK(count(svg(), ">pursues<") == 1);
}

TEST_CASE("a caption names its sources, or counts them") {
  CHECK(count(draw_figure(star_graph(3, "en"), {}, FigureFormat::svg), "Source: d.txt.") == 1);
  Graph graph = star_graph(3, "fa");
  for (const char* id : {"e", "f", "g"}) {
    graph.add_document({id, "", "fa", "x.txt", std::string(64, 'c'), 1});
  }
  graph.canonicalize();
  CHECK(count(draw_figure(graph, {}, FigureFormat::svg), "منبع: ۴ سند.") == 1);
}

TEST_CASE("a matrix counts passages where a strategy advances a goal, and actors that want both") {
  Graph graph(Schema::diplomacy());
  const auto goal = graph.add_node("goal/peace");
  const auto strategy = graph.add_node("strategy/talks");
  const auto other = graph.add_node("strategy/silence");
  const auto state = graph.add_node("state/a");
  const auto edge = [&](Graph::Vertex from, const char* relation, Graph::Vertex to, Polarity sign) {
    graph.add_edge(from, *graph.schema().find_relation(relation), to, sign);
  };
  edge(strategy, "advances", goal, Polarity::affirmed);
  edge(other, "advances", goal, Polarity::negated);
  edge(state, "pursues", goal, Polarity::affirmed);
  edge(state, "adopts", strategy, Polarity::affirmed);
  graph.canonicalize();
  MatrixFigureOptions options;
  options.language = "en";
  const std::string svg = place_matrix(graph, options).render(FigureFormat::svg);
  INFO(svg);
  CHECK(count(svg, ">2 strategies against 1 goal.<") == 1);
  CHECK(count(svg, ">1<") == 2);  // one passage, one actor
  CHECK(count(svg, ">×<") == 2);  // the denied one and its legend
  CHECK(count(svg, ">denied: the strategy advances the goal<") == 1);
  CHECK(count(place_matrix(star_graph(3, "en"), options).render(FigureFormat::svg),
              "No strategy of this graph is joined to a goal.") == 1);
}

TEST_CASE("hostile words are drawn as text, without markup and without overrides of direction") {
  const Graph graph = hostile_graph();
  const std::string svg = draw_figure(graph, {}, FigureFormat::svg);
  CHECK(count(svg, "<script") == 0);
  CHECK(count(svg, "<img") == 0);
  CHECK(count(svg, "&lt;/script&gt;") >= 1);
  CHECK(count(svg, "&amp;\u2060lt;b&amp;\u2060gt;") >= 1);  // not "<b>"
  CHECK(count(svg, "\u202E") == 0);
  CHECK(count(svg, "xlink:href") == 0);
  CHECK(count(svg, std::string(201, 'w')) == 0);
  for (const FigureFormat format : {FigureFormat::tex, FigureFormat::dot}) {
    const std::string text = draw_figure(graph, {}, format);
    CHECK(count(text, "\u202E") == 0);
    CHECK(count(text, std::string(201, 'w')) == 0);
  }
  CHECK(count(draw_figure(graph, {}, FigureFormat::tex), "\\end{document}") == 1);
}

}  // namespace diplograph::exporting
