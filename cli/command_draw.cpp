#include "cli/command_draw.hpp"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/named_node.hpp"
#include "cli/nearest_name.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

std::vector<std::string> strings(std::span<const std::string_view> views) {
  return {views.begin(), views.end()};
}

/// "170mm", "17cm", "6.7in" or a bare number of millimetres.
double millimetres(const std::string& text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  const double factor = unit.empty() || unit == "mm" ? 1 : unit == "cm" ? 10 : 25.4;
  const bool known = factor != 25.4 || unit == "in";
  const double width = number * factor;
  if (error != std::errc{} || !known || !(width >= 40) || !(width <= 2000)) {
    throw UsageError("a width is a number of mm, cm or in between 40mm and 2000mm, not \"" + text +
                     "\"");
  }
  return width;
}

template <class Id, class Find>
std::vector<Id> ids(const std::vector<std::string>& words, const char* what, Find find,
                    const std::vector<std::string>& known) {
  std::vector<Id> result;
  for (const std::string& word : words) {
    const auto id = find(word);
    if (!id) {
      throw UsageError("the schema has no " + std::string(what) + " \"" + word + "\"" +
                       suggestion(word, known));
    }
    result.push_back(*id);
  }
  return result;
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

exporting::FigureFormat CommandDraw::format() const {
  const auto extensions = exporting::figure_extensions();
  const std::size_t point = output_.rfind('.');
  const std::string ending = point == std::string::npos ? output_ : output_.substr(point + 1);
  const auto found = std::find(extensions.begin(), extensions.end(), ending);
  if (found == extensions.end()) {
    throw UsageError("\"" + output_ +
                     "\" does not say which format to draw; end its name with .svg, .pdf, .png, "
                     ".eps, .tex or .dot");
  }
  return static_cast<exporting::FigureFormat>(found - extensions.begin());
}

void CommandDraw::apply(const Graph& graph) {
  using exporting::Ranking;
  using exporting::Theme;
  const Schema& schema = graph.schema();
  std::vector<std::string> types;
  std::vector<std::string> relations;
  for (const NodeType& type : schema.types()) types.push_back(type.name);
  for (const RelationType& relation : schema.relations()) relations.push_back(relation.name);
  options_.filter.types = ids<TypeId>(
      types_, "type", [&](const std::string& name) { return schema.find_type(name); }, types);
  options_.filter.relations = ids<RelationId>(
      relations_, "relation", [&](const std::string& name) { return schema.find_relation(name); },
      relations);
  options_.filter.ranking = by_ == "degree"        ? Ranking::degree
                            : by_ == "betweenness" ? Ranking::betweenness
                                                   : Ranking::pagerank;
  options_.theme = theme_ == "print"        ? Theme::print
                   : theme_ == "print-mono" ? Theme::print_mono
                                            : Theme::screen;
  if (!width_.empty()) options_.width = millimetres(width_);
  if (!focus_.empty()) options_.filter.focus = require_named_node(graph, focus_);
}

ExitStatus CommandDraw::run() {
  const exporting::FigureFormat wanted = format();
  const Graph graph = read_graph(input_, schema_.load());
  apply(graph);
  const std::string drawing = exporting::draw_figure(graph, options_, wanted);
  AtomicFile output(output_);
  output.write(drawing);
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
