#include "cli/command_merge.hpp"

#include <CLI/CLI.hpp>

#include "cli/conflict_report.hpp"
#include "cli/graph_file.hpp"
#include "cli/graph_writing.hpp"
#include "cli/read_file.hpp"
#include "graph/merge.hpp"
#include "graph/value_conflicts.hpp"

namespace diplograph::cli {

void CommandMerge::setup(CLI::App& parser) {
  parser.add_option("GRAPH", inputs_, "Graphs (graph.jsonld), in any order; - for standard input")
      ->required();
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  parser
      .add_option("--report", report_,
                  "File to write values that contradict each other to, with where they come from")
      ->type_name("FILE");
  schema_.setup(parser);
  parser.footer(
      "The result does not depend on the order, and merging a graph twice changes nothing.\n"
      "Values that contradict each other are kept side by side and told.\n\n"
      "Examples:\n"
      "  diplograph merge 2023/graph.jsonld 2024/graph.jsonld -o both.jsonld\n"
      "  diplograph merge mine.jsonld theirs.jsonld -o both.jsonld --report conflicts.json\n"
      "  diplograph merge parts/*.jsonld | diplograph stats -\n");
}

ExitStatus CommandMerge::run() {
  const Schema& schema = schema_.load();
  Graph whole(schema);
  ValueOrigins origins;
  for (const std::string& input : inputs_) {
    const Graph graph = read_graph(input, schema);
    origins.add(graph, shown_name(input));
    merge(whole, graph);
  }
  write_graph(whole, require_format("jsonld"), {}, output_);
  const std::vector<ValueConflict> conflicts = origins.conflicts(whole);
  warn_of(conflicts, !report_.empty());
  if (!report_.empty()) write_report(conflicts, report_);
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
