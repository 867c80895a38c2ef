#include "cli/command_explore.hpp"

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/progress.hpp"
#include "export/explorer_writer.hpp"

namespace diplograph::cli {

void CommandExplore::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")->required();
  parser.add_option("-o,--output", output_, "Page to write, or - for standard output")
      ->type_name("FILE")
      ->capture_default_str()
      ->default_val("explore.html");
  parser.add_option("--lang", options_.language, "Language of labels and of the page at first")
      ->check(CLI::IsMember({"fa", "en"}));
  schema_.setup(parser);
  parser.footer(
      "Examples:\n"
      "  diplograph explore out/graph.jsonld -o explore.html\n"
      "  diplograph explore out/graph.jsonld -o explore.html --lang fa\n"
      "  diplograph assemble claims.jsonl | diplograph explore - -o - > explore.html\n");
}

ExitStatus CommandExplore::run() {
  const Graph graph = read_graph(input_, schema_.load());
  Progress progress("finding places for " + std::to_string(graph.node_count()) + " nodes");
  AtomicFile output(output_);
  exporting::write_explorer(graph, options_,
                            [&output](std::string_view block) { output.write(block); });
  progress.end();
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
