#include "cli/command_project.hpp"

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/schema_terms.hpp"
#include "graph/analysis/graph_view.hpp"
#include "graph/analysis/projection.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

std::string text(std::string_view view) { return std::string(view); }

/// Nodes that share the targets of some relations: co-membership, say.
ResultTable shared_targets(const Graph& graph, const std::vector<RelationId>& relations) {
  ResultTable table({{"Source"}, {"Target"}, {"Weight", true}, {"evidence", true}});
  for (const Tie& tie : ties(graph, relations)) {
    table.add({text(graph.id(tie.a)), text(graph.id(tie.b)), std::to_string(tie.shared),
               std::to_string(tie.evidence)});
  }
  return table;
}

/// Affirmed edges of some relations with what carries them: actor by goal, actor by agreement.
ResultTable two_modes(const Graph& graph, const std::vector<RelationId>& relations) {
  ResultTable table({{"Source"}, {"Target"}, {"relation"}, {"evidence", true}});
  ViewFilter filter;
  filter.affirmed = true;
  filter.relations = relations;
  const GraphView view(graph, filter);
  for (const Graph::EdgeDescriptor& edge : graph.edges()) {
    if (!view.shows(edge)) continue;
    table.add({text(graph.id(source(edge, graph.boost()))),
               text(graph.id(target(edge, graph.boost()))),
               graph.schema().relation(graph.edge(edge).relation).name,
               std::to_string(graph.evidence(edge).size())});
  }
  return table;
}

ResultTable discourse(const Graph& graph) {
  ResultTable table(
      {{"Source"}, {"Target"}, {"congruence", true}, {"conflict", true}, {"evidence", true}});
  const auto relations = relation_ids(graph.schema(), {"supports", "opposes"});
  for (const Stance& stance : stances(graph, relations[0], relations[1])) {
    table.add({text(graph.id(stance.a)), text(graph.id(stance.b)),
               std::to_string(stance.congruence), std::to_string(stance.conflict),
               std::to_string(stance.evidence)});
  }
  return table;
}

ResultTable by_types(const Graph& graph) {
  ResultTable table({{"Source"}, {"relation"}, {"Target"}, {"edges", true}, {"evidence", true}});
  for (const Bundle& bundle : bundles(graph)) {
    table.add({graph.schema().type(bundle.source).name,
               graph.schema().relation(bundle.relation).name,
               graph.schema().type(bundle.target).name, std::to_string(bundle.edges),
               std::to_string(bundle.evidence)});
  }
  return table;
}

}  // namespace

void CommandProject::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")->required();
  auto* shared = parser
                     .add_option("--shared", shared_,
                                 "Nodes tied by the targets that they share over these relations:\n"
                                 "memberOf (co-membership), partyTo, pursues")
                     ->type_name("RELATIONS")
                     ->delimiter(',');
  auto* pairs = parser
                    .add_option("--pairs", pairs_,
                                "Two-mode network: sources and targets of these relations,\n"
                                "pursues (actor by goal) or partyTo (actor by agreement)")
                    ->type_name("RELATIONS")
                    ->delimiter(',')
                    ->excludes(shared);
  auto* stances = parser
                      .add_flag("--stances", stances_,
                                "Actors by what they both support or oppose (congruence), and\n"
                                "what divides them (conflict)")
                      ->excludes(shared)
                      ->excludes(pairs);
  parser.add_flag("--types", types_, "Types by the relations between their nodes")
      ->excludes(shared)
      ->excludes(pairs)
      ->excludes(stances);
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  form_.setup(parser);
  schema_.setup(parser);
  parser.footer(
      "Affirmed edges count; \"evidence\" is how many passages carry the edges behind a row. The\n"
      "columns Source, Target and Weight are those that Gephi and igraph look for.\n\n"
      "Examples:\n"
      "  diplograph project out/graph.jsonld --shared memberOf --csv -o comembership.csv\n"
      "  diplograph project out/graph.jsonld --pairs pursues,adopts --csv -o actor-goal.csv\n"
      "  diplograph project out/graph.jsonld --stances\n");
}

ResultTable CommandProject::table(const Graph& graph) const {
  if (!shared_.empty()) return shared_targets(graph, relation_ids(graph.schema(), shared_));
  if (!pairs_.empty()) return two_modes(graph, relation_ids(graph.schema(), pairs_));
  return stances_ ? discourse(graph) : by_types(graph);
}

ExitStatus CommandProject::run() {
  if (shared_.empty() && pairs_.empty() && !stances_ && !types_) {
    throw UsageError(
        "which network? Say --shared RELATIONS, --pairs RELATIONS, --stances or --types");
  }
  const Graph graph = read_graph(input_, schema_.load());
  AtomicFile output(output_);
  output.write(table(graph).written(form_.form()));
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
