#include "cli/command_timeline.hpp"

#include <charconv>

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/drawn_figure.hpp"
#include "cli/figure_arguments.hpp"
#include "cli/graph_file.hpp"
#include "cli/named_node.hpp"
#include "cli/node_measures.hpp"
#include "cli/progress.hpp"
#include "export/timeline_figure.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

ResultTable table_of_things(const Graph& graph) {
  ResultTable table({{"date"}, {"kind"}, {"document"}, {"line", true}, {"id"}, {"label"}});
  for (const DatedThing& thing : dated_things(graph)) {
    if (thing.node) {
      const auto mentions = graph.mentions(*thing.node);
      const bool none = mentions.empty();
      table.add({thing.date, graph.schema().type(graph.node(*thing.node).type).name,
                 none ? "" : std::string(graph.text(mentions.front().document)),
                 none ? "" : std::to_string(mentions.front().line),
                 std::string(graph.id(*thing.node)), std::string(graph.label(*thing.node))});
      continue;
    }
    const auto best = graph.best(*thing.edge);
    table.add({thing.date, graph.schema().relation(graph.edge(*thing.edge).relation).name,
               std::string(graph.text(best->document)), std::to_string(best->line),
               graph.edge_id(*thing.edge), std::string(graph.text(best->quote))});
  }
  return table;
}

ResultTable table_of_roles(const Graph& graph, const RoleSeries& series) {
  std::vector<ResultTable::Column> columns{{"year", true}};
  for (const Graph::Vertex actor : series.actors) {
    columns.push_back({std::string(graph.id(actor)), true});
  }
  ResultTable table(std::move(columns));
  for (std::size_t i = 0; i < series.years(); ++i) {
    std::vector<std::string> row{std::to_string(series.first_year + static_cast<int>(i))};
    for (const std::vector<double>& shares : series.shares) {
      row.push_back(shortest_decimal(static_cast<double>(std::lround(shares[i] * 1000)) / 1000));
    }
    table.add(std::move(row));
  }
  return table;
}

std::optional<int> year_option(const std::string& text, const char* option) {
  if (text.empty()) return std::nullopt;
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 0 || year > 9999) {
    throw UsageError(std::string(option) + " takes a year of the Gregorian calendar, such as 1990");
  }
  return year;
}

}  // namespace

void CommandTimeline::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")->required();
  parser
      .add_option(
          "-o,--output", output_,
          "File to write (default: standard output); .svg, .pdf, .png, .eps, .tex and .dot\n"
          "draw a figure")
      ->type_name("FILE");
  std::vector<std::string> names;
  for (const MeasureName& measure : measure_names()) names.emplace_back(measure.name);
  parser
      .add_option("--measure", measure_,
                  "Actors' shares of this measure by year, instead of what is dated;\n"
                  "in a figure beside it (there: degree, if nothing is said)")
      ->check(CLI::IsMember(names));
  parser.add_option("--actor", actors_, "Ids or names of actors (default: those with most)")
      ->type_name("NODES")
      ->delimiter(',');
  parser.add_option("--actors", roles_.most, "How many actors, if none is named")
      ->type_name("N")
      ->capture_default_str();
  parser.add_option("--window", roles_.window, "Years that a year's network goes back over")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  parser.add_option("--from", from_, "First year of the shares")->type_name("YEAR");
  parser.add_option("--to", to_, "Last year of the shares")->type_name("YEAR");
  parser.add_option("--top", top_, "Of a figure: most dated things; 0 for all")
      ->type_name("N")
      ->capture_default_str();
  parser.add_option("--theme", theme_, "Of a figure: screen, print (colour) or print-mono")
      ->check(CLI::IsMember({"screen", "print", "print-mono"}))
      ->capture_default_str();
  parser.add_option("--width", width_, "Of a figure: 85mm, 170mm, 6.7in")->capture_default_str();
  parser.add_option("--font", font_, "Of a figure: font families, the first one preferred");
  parser.add_option("--lang", language_, "Of a figure: language of labels")
      ->check(CLI::IsMember({"fa", "en"}));
  form_.setup(parser);
  schema_.setup(parser);
  parser.footer(
      "An actor's share is its value of the measure, divided by the sum over all actors, in the\n"
      "network of a year's edges: those whose evidence is dated so, or that end at an agreement\n"
      "or event of that year. Power cycle theory (Doran 1991) reads rise and decline from such\n"
      "curves; here they say how present an actor is in the texts.\n\n"
      "Examples:\n"
      "  diplograph timeline out/graph.jsonld\n"
      "  diplograph timeline out/graph.jsonld --measure pagerank --window 5 --csv\n"
      "  diplograph timeline out/graph.jsonld --actor China,\"United States\" -o roles.svg\n");
}

void CommandTimeline::apply(const Graph& graph) {
  roles_.measure = find_measure(measure_.empty() ? "degree" : measure_).value();
  roles_.first_year = year_option(from_, "--from");
  roles_.last_year = year_option(to_, "--to");
  for (const std::string& actor : actors_) {
    roles_.actors.push_back(require_named_node(graph, actor));
  }
}

RoleSeries CommandTimeline::series(const Graph& graph) const {
  Progress progress("years");
  return role_series(graph, roles_, [&progress] { progress.advance(); });
}

ExitStatus CommandTimeline::run() {
  const std::optional<exporting::FigureFormat> figure = figure_format_if_any(output_);
  if (figure && form_.form() != TableForm::text) {
    throw UsageError("--csv and --json write tables; " + output_ + " is to be a figure");
  }
  const Graph graph = read_graph(input_, schema_.load());
  apply(graph);
  AtomicFile output(output_);
  if (figure) {
    exporting::TimelineOptions options;
    options.theme = theme_from(theme_);
    options.language = language_;
    options.measure = roles_.measure;
    options.most = top_;
    options.width = millimetres(width_);
    options.font = font_;
    exporting::PlacedFigure drawn = exporting::place_timeline(graph, series(graph), options);
    output.write(rendered(drawn, *figure));
  } else if (!measure_.empty() || !actors_.empty()) {
    output.write(table_of_roles(graph, series(graph)).written(form_.form()));
  } else {
    output.write(table_of_things(graph).written(form_.form()));
  }
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
