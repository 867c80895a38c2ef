#include "cli/command_explain.hpp"

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/explanation.hpp"
#include "cli/graph_file.hpp"
#include "cli/terminal.hpp"

namespace diplograph::cli {

void CommandExplain::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")
      ->type_name("")
      ->required();
  parser
      .add_option("NODE-or-EDGE", subject_,
                  "Id or name of a node (state/china), or id of an edge "
                  "(state/china|pursues|goal/...)")
      ->type_name("")
      ->required();
  schema_.setup(parser);
  parser.footer(
      "Words that carry a statement are marked: by colour on a terminal, else the relation's words "
      "as »words« and those of its two ends as [words].\n\n"
      "Examples:\n"
      "  diplograph explain out/graph.jsonld state/kazakhstan\n"
      "  diplograph explain out/graph.jsonld Kazakhstan\n"
      "  diplograph explain out/graph.jsonld 'state/iran|partyTo|agreement/tehran-convention'\n");
}

ExitStatus CommandExplain::run() {
  const Graph graph = read_graph(input_, schema_.load());
  const bool coloured = standard_output_is_terminal() && colours_are_wanted();
  const MarkStyle style = coloured ? MarkStyle::terminal : MarkStyle::plain;
  const std::string text = explanation(graph, subject_, style);
  AtomicFile output("-");
  output.write(text);
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
