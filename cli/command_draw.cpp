#include "cli/command_draw.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/drawn_figure.hpp"
#include "cli/figure_arguments.hpp"
#include "cli/graph_file.hpp"
#include "cli/named_node.hpp"
#include "cli/progress.hpp"
#include "cli/schema_terms.hpp"
#include "export/figure_layout.hpp"
#include "export/matrix_figure.hpp"
#include "export/timeline_figure.hpp"

namespace diplograph::cli {
namespace {

std::vector<std::string> strings(std::span<const std::string_view> views) {
  return {views.begin(), views.end()};
}

}  // namespace

void CommandDraw::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")->required();
  parser
      .add_option("-o,--output", output_,
                  "Figure to write; its ending says the format: .svg, .pdf, .png, .eps, .tex, .dot")
      ->type_name("FILE")
      ->required();
  parser.add_option("--theme", theme_, "screen, print (colour) or print-mono (black and grey)")
      ->check(CLI::IsMember({"screen", "print", "print-mono"}))
      ->capture_default_str();
  CLI::Option* layout =
      parser.add_option("--layout", options_.layout, "dot, neato, fdp, sfdp, twopi or circo");
  layout->check(CLI::IsMember(strings(exporting::figure_layouts())));
  CLI::Option* show = parser.add_option("--show", types_, "Only nodes of these types: Actor,Goal")
                          ->type_name("TYPES")
                          ->delimiter(',');
  CLI::Option* relations =
      parser
          .add_option("--relations", relations_, "Only edges of these relations: pursues,partyTo")
          ->type_name("RELATIONS")
          ->delimiter(',');
  CLI::Option* focus =
      parser.add_option("--focus", focus_, "Id or name of a node: draw its neighbourhood")
          ->type_name("NODE");
  CLI::Option* hops =
      parser
          .add_option("--hops", options_.filter.hops, "How far the neighbourhood of --focus goes")
          ->type_name("N")
          ->capture_default_str();
  CLI::Option* ego =
      parser
          .add_option("--ego", ego_,
                      "Id or name of a node: draw it with its neighbours (--focus with --hops 1)")
          ->type_name("NODE")
          ->excludes(focus);
  CLI::Option* matrix = parser.add_flag(
      "--matrix", matrix_, "Goals against strategies, instead of a network; --top counts both");
  parser
      .add_flag("--timeline", timeline_,
                "What is dated, and actors' shares of relations by year (see timeline --help)")
      ->excludes(matrix);
  CLI::Option* no_edge_labels =
      parser.add_flag("--no-edge-labels", no_edge_labels_,
                      "Relations by colour and line alone, without their names on the lines");
  parser.add_option("--top", options_.filter.most, "Most nodes; 0 for all, however small they get")
      ->type_name("N")
      ->capture_default_str();
  CLI::Option* by =
      parser
          .add_option("--by", by_, "What makes a node come first: pagerank, degree or betweenness")
          ->check(CLI::IsMember({"pagerank", "degree", "betweenness"}))
          ->capture_default_str();
  CLI::Option* from = parser
                          .add_option("--from", options_.filter.from,
                                      "Leave out what is dated before: 2015, 2015-09")
                          ->type_name("DATE");
  CLI::Option* to = parser.add_option("--to", options_.filter.to, "Leave out what is dated after")
                        ->type_name("DATE");
  // What says how a network is drawn says nothing of the other two.
  for (CLI::Option* network :
       {layout, show, relations, focus, hops, ego, no_edge_labels, by, from, to}) {
    network->excludes("--matrix")->excludes("--timeline");
  }
  parser.add_option("--width", width_, "Width: 85mm, 170mm, 6.7in (default: a landscape A4 page)");
  parser.add_option("--font", options_.font, "Font families of labels, the first one preferred");
  parser.add_option("--lang", options_.language, "Language of labels")
      ->check(CLI::IsMember({"fa", "en", "both"}));
  parser.add_flag(
      "--check", check_,
      "Say which texts overlap, run out of their boxes, are cut off at the edge or come\n"
      "out under 6 points; the figure is written all the same, the status is 3");
  schema_.setup(parser);
  parser.footer(
      "Examples:\n"
      "  diplograph draw out/graph.jsonld -o figure.pdf --theme print-mono --width 170mm\n"
      "  diplograph draw out/graph.jsonld -o china.svg --focus China --hops 2\n"
      "  diplograph draw out/graph.jsonld -o goals.png --show Actor,Goal --top 25 --lang en\n"
      "  diplograph draw out/graph.jsonld -o treaties.tex --relations partyTo --from 1990\n"
      "  diplograph draw out/graph.jsonld -o means.pdf --matrix --width 170mm\n");
}

void CommandDraw::apply(const Graph& graph) {
  using exporting::Ranking;
  const Schema& schema = graph.schema();
  options_.filter.types = type_ids(schema, types_);
  options_.filter.relations = relation_ids(schema, relations_);
  options_.filter.ranking = by_ == "degree"        ? Ranking::degree
                            : by_ == "betweenness" ? Ranking::betweenness
                                                   : Ranking::pagerank;
  options_.theme = theme_from(theme_);
  if (!width_.empty()) options_.width = millimetres(width_);
  options_.edge_labels = !no_edge_labels_;
  if (!focus_.empty()) options_.filter.focus = require_named_node(graph, focus_);
  if (!ego_.empty()) {
    options_.filter.focus = require_named_node(graph, ego_);
    options_.filter.hops = 1;
  }
}

exporting::PlacedFigure CommandDraw::place(const Graph& graph) const {
  exporting::FigureLooks looks = options_;
  if (looks.language == "both") looks.language.clear();
  if (matrix_) {
    exporting::MatrixFigureOptions options{looks};
    options.most = options_.filter.most;
    return exporting::place_matrix(graph, options);
  }
  if (timeline_) {
    exporting::TimelineOptions options{looks};
    options.most = options_.filter.most;
    return exporting::place_timeline(graph, role_series(graph, {}), options);
  }
  return exporting::place_figure(graph, options_);
}

ExitStatus CommandDraw::run() {
  const exporting::FigureFormat wanted = figure_format(output_);
  const Graph graph = read_graph(input_, schema_.load());
  apply(graph);
  Progress progress("choosing what to draw");
  const std::string stop = " (Ctrl-C stops; nothing is written then)";
  options_.phase = [&](const std::string& phase) { progress.begin(phase + stop); };
  exporting::PlacedFigure figure = place(graph);
  progress.begin("drawing" + stop);
  std::vector<exporting::LayoutFault> faults;
  if (check_) faults = layout_faults(figure.layout());
  const std::string drawing = rendered(figure, wanted);
  progress.end();
  for (const exporting::LayoutFault& fault : faults) spdlog::warn("{}", fault.description());
  AtomicFile output(output_);
  output.write(drawing);
  output.commit();
  return faults.empty() ? ExitStatus::fine : ExitStatus::partial;
}

}  // namespace diplograph::cli
