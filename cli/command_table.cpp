#include "cli/command_table.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/schema_terms.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

// In the order of exporting::TableKind.
constexpr auto kinds =
    std::to_array<std::string_view>({"goals", "agreements", "actors", "evidence"});

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const exporting::TableFormat& format : exporting::table_formats()) {
    names.emplace_back(format.name);
  }
  return names;
}

}  // namespace

void CommandTable::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")->required();
  parser
      .add_option("--kind", kind_,
                  "goals (with strategies, agreements and actors), agreements (with dates, parties "
                  "and goals), actors (with their roles) or evidence (every statement with its "
                  "quotes)")
      ->check(CLI::IsMember(std::vector<std::string>(kinds.begin(), kinds.end())))
      ->required();
  parser
      .add_option("-o,--output", output_,
                  "File to write (default: standard output); .md, .csv, .tex or .html says the "
                  "format")
      ->type_name("FILE");
  parser.add_option("--to", format_, "markdown, csv, latex or html")
      ->check(CLI::IsMember(format_names()));
  parser
      .add_option("--lang", options_.language,
                  "Language of labels and headings (default: that of most documents)")
      ->check(CLI::IsMember({"fa", "en"}));
  parser.add_option("--top", options_.most, "Most rows, those with most evidence; 0 for all")
      ->type_name("N")
      ->capture_default_str();
  parser.add_option("--types", types_, "Only rows about nodes of these types: State,Organization")
      ->type_name("TYPES")
      ->delimiter(',');
  parser
      .add_option("--longest", longest_,
                  "Letters after which a line is cut (default: 300; 0, not at all, for CSV)")
      ->type_name("N");
  schema_.setup(parser);
  parser.footer(
      "Examples:\n"
      "  diplograph table out/graph.jsonld --kind goals -o goals.tex\n"
      "  diplograph table out/graph.jsonld --kind agreements --to markdown --lang en\n"
      "  diplograph table out/graph.jsonld --kind actors --types State --top 20 -o actors.html\n"
      "  diplograph table out/graph.jsonld --kind evidence -o appendix.csv\n");
}

const exporting::TableFormat& CommandTable::format() const {
  const auto formats = exporting::table_formats();
  const std::size_t point = output_.rfind('.');
  const std::string ending = point == std::string::npos ? "" : output_.substr(point + 1);
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto& format) {
    return format_.empty() ? format.extension == ending : format.name == format_;
  });
  if (found != formats.end()) return *found;
  if (output_ == "-") return formats.front();
  throw UsageError("\"" + output_ +
                   "\" does not say which kind of table to write; end its name with .md, .csv, "
                   ".tex or .html, or name the format with --to");
}

ExitStatus CommandTable::run() {
  const exporting::TableFormat& wanted = format();
  options_.kind = static_cast<exporting::TableKind>(std::find(kinds.begin(), kinds.end(), kind_) -
                                                    kinds.begin());
  options_.longest = longest_.value_or(wanted.whole_texts ? 0 : options_.longest);
  const Schema& schema = schema_.load();
  options_.types = type_ids(schema, types_);
  const Graph graph = read_graph(input_, schema);
  const exporting::Table table = exporting::table_of(graph, options_);
  AtomicFile output(output_);
  wanted.write(table, [&](std::string_view bytes) { output.write(bytes); });
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
