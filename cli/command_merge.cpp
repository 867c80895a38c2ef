#include "cli/command_merge.hpp"

#include <CLI/CLI.hpp>

#include "cli/graph_file.hpp"
#include "cli/graph_writing.hpp"
#include "graph/merge.hpp"

namespace diplograph::cli {

void CommandMerge::setup(CLI::App& parser) {
  parser.add_option("GRAPH", inputs_, "Graphs (graph.jsonld), in any order; - for standard input")
      ->required();
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  schema_.setup(parser);
  parser.footer(
      "The result does not depend on the order, and merging a graph twice changes nothing.\n\n"
      "Examples:\n"
      "  diplograph merge 2023/graph.jsonld 2024/graph.jsonld -o both.jsonld\n"
      "  diplograph merge parts/*.jsonld | diplograph stats -\n");
}

ExitStatus CommandMerge::run() {
  const Schema& schema = schema_.load();
  Graph whole(schema);
  for (const std::string& input : inputs_) merge(whole, read_graph(input, schema));
  write_graph(whole, require_format("jsonld"), {}, output_);
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
