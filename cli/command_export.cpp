#include "cli/command_export.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/drawn_figure.hpp"
#include "cli/graph_file.hpp"
#include "cli/graph_writing.hpp"
#include "cli/node_measures.hpp"
#include "cli/terminal.hpp"
#include "export/format_table.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

void write_list(bool markdown) {
  if (markdown) {
    AtomicFile table("-");
    table.write(exporting::format_table());
    table.commit();
    return;
  }
  std::size_t width = 0;
  for (const exporting::Format& format : exporting::formats()) {
    width = std::max(width, format.name.size());
  }
  AtomicFile output("-");
  for (const exporting::Format& format : exporting::formats()) {
    output.write(format.name);
    output.write(std::string(width + 2 - format.name.size(), ' '));
    output.write(format.title);
    output.write("\n");
    if (!format.loses.empty()) {
      output.write(std::string(width + 2, ' '));
      output.write("leaves out ");
      output.write(format.loses);
      output.write("\n");
    }
  }
  output.commit();
}

/// Throws `UsageError` if an option is nothing to a format.
void require(const exporting::Format& format, bool exporting::Format::*ability,
             std::string_view option) {
  if (format.*ability) return;
  std::string able;
  for (const exporting::Format& other : exporting::formats()) {
    if (other.*ability) able.append(able.empty() ? "" : ", ").append(other.name);
  }
  throw UsageError(std::string(format.name) + " has no place for " + std::string(option) +
                   "; these formats do: " + able);
}

}  // namespace

void CommandExport::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")
      ->type_name("");
  parser.add_option("--to", format_, "Format to write (--list names them)")->type_name("FORMAT");
  parser.add_flag("--list", list_, "List the formats, and what each of them leaves out");
  parser.add_flag("--markdown", markdown_, "With --list: as a table in Markdown");
  parser
      .add_option("-o,--output", output_,
                  "File to write (default: standard output), or folder for\n"
                  "a format of several files")
      ->type_name("PATH");
  parser.add_option("--language", options_.language, "Language of labels, such as fa or en")
      ->type_name("TAG");
  parser
      .add_option("--figure-nodes", options_.figure_nodes,
                  "Most nodes in a drawing, the most central ones; 0 for all")
      ->type_name("N")
      ->capture_default_str();
  placed_nodes_ = parser
                      .add_option("--placed-nodes", options_.placed_nodes,
                                  "Most nodes that get places from a layout (sfdp) in gexf and\n"
                                  "the like; a larger graph gets none; 0 for no places")
                      ->type_name("N")
                      ->capture_default_str();
  parser
      .add_option("--with", measures_,
                  "Results that nodes get as attributes: pagerank,community\n"
                  "(diplograph stats --help names them)")
      ->type_name("MEASURES")
      ->delimiter(',');
  schema_.setup(parser);
  parser.footer(
      "Examples:\n"
      "  diplograph export out/graph.jsonld --to gexf -o graph.gexf\n"
      "  diplograph export out/graph.jsonld --to svg --figure-nodes 25 -o figure.svg\n"
      "  diplograph export out/graph.jsonld --to gexf --with pagerank,community -o graph.gexf\n"
      "  diplograph export out/graph.jsonld --to dot | dot -Tpng -o graph.png\n"
      "  diplograph export out/graph.jsonld --to csv-neo4j -o neo4j\n"
      "  diplograph export --list\n");
}

ExitStatus CommandExport::run() {
  if (list_) {
    write_list(markdown_);
    return ExitStatus::fine;
  }
  if (input_.empty()) throw UsageError("which graph? Name a graph.jsonld, or - for standard input");
  if (format_.empty()) {
    throw UsageError("which format? Say --to FORMAT; diplograph export --list names them all");
  }
  const exporting::Format& format = require_format(format_);
  if (format.name == "pdf" && output_ == "-" && standard_output_is_terminal()) {
    throw UsageError("a PDF is not for a terminal; say where to write it with -o FILE");
  }
  if (!measures_.empty()) require(format, &exporting::Format::takes_attributes, "--with");
  if (placed_nodes_->count() > 0) {
    require(format, &exporting::Format::takes_places, "--placed-nodes");
  }
  const Graph graph = read_graph(input_, schema_.load());
  options_.attributes = node_measures(graph, measures_);
  options_.warn = warning_once();
  write_graph(graph, format, options_, output_);
  if (format.takes_places && graph.node_count() > options_.placed_nodes &&
      placed_nodes_->count() == 0) {
    spdlog::info("{} nodes have no places in {}; --placed-nodes {} lays them out",
                 graph.node_count(), format.name, graph.node_count());
  }
  if (!format.loses.empty()) spdlog::info("{} leaves out {}", format.name, format.loses);
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
