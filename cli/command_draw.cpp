#include "cli/command_draw.hpp"

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/figure_arguments.hpp"
#include "cli/graph_file.hpp"
#include "cli/named_node.hpp"
#include "cli/schema_terms.hpp"

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
  parser.add_option("--layout", options_.layout, "dot, neato, sfdp, twopi or circo")
      ->check(CLI::IsMember(strings(exporting::figure_layouts())));
  parser.add_option("--show", types_, "Only nodes of these types: Actor,Goal")
      ->type_name("TYPES")
      ->delimiter(',');
  parser.add_option("--relations", relations_, "Only edges of these relations: pursues,partyTo")
      ->type_name("RELATIONS")
      ->delimiter(',');
  parser.add_option("--focus", focus_, "Id or name of a node: draw its neighbourhood")
      ->type_name("NODE");
  parser.add_option("--hops", options_.filter.hops, "How far the neighbourhood of --focus goes")
      ->type_name("N")
      ->capture_default_str();
  parser.add_option("--top", options_.filter.most, "Most nodes; 0 for all, however small they get")
      ->type_name("N")
      ->capture_default_str();
  parser.add_option("--by", by_, "What makes a node come first: pagerank, degree or betweenness")
      ->check(CLI::IsMember({"pagerank", "degree", "betweenness"}))
      ->capture_default_str();
  parser
      .add_option("--from", options_.filter.from, "Leave out what is dated before: 2015, 2015-09")
      ->type_name("DATE");
  parser.add_option("--to", options_.filter.to, "Leave out what is dated after")->type_name("DATE");
  parser.add_option("--width", width_, "Width: 85mm, 170mm, 6.7in (default: a landscape A4 page)");
  parser.add_option("--font", options_.font, "Font families of labels, the first one preferred");
  parser.add_option("--lang", options_.language, "Language of labels")
      ->check(CLI::IsMember({"fa", "en", "both"}));
  schema_.setup(parser);
  parser.footer(
      "Examples:\n"
      "  diplograph draw out/graph.jsonld -o figure.pdf --theme print-mono --width 170mm\n"
      "  diplograph draw out/graph.jsonld -o china.svg --focus China --hops 2\n"
      "  diplograph draw out/graph.jsonld -o goals.png --show Actor,Goal --top 25 --lang en\n"
      "  diplograph draw out/graph.jsonld -o treaties.tex --relations partyTo --from 1990\n");
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
  if (!focus_.empty()) options_.filter.focus = require_named_node(graph, focus_);
}

ExitStatus CommandDraw::run() {
  const exporting::FigureFormat wanted = figure_format(output_);
  const Graph graph = read_graph(input_, schema_.load());
  apply(graph);
  const std::string drawing = exporting::draw_figure(graph, options_, wanted);
  AtomicFile output(output_);
  output.write(drawing);
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
