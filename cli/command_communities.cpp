#include "cli/command_communities.hpp"

#include <algorithm>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "graph/analysis/communities.hpp"
#include "graph/analysis/measures.hpp"
#include "graph/decimal.hpp"

namespace diplograph::cli {
namespace {

/// The nodes of each community, those with the most relations first.
std::vector<std::vector<Graph::Vertex>> members_of(const Network& network,
                                                   const Communities& found) {
  const std::vector<double> degree = measured(network, Measure::degree);
  std::vector<std::vector<Graph::Vertex>> members(found.count);
  for (const Network::Vertex vertex : network.nodes()) {
    members[found.of[vertex]].push_back(vertex);
  }
  for (std::vector<Graph::Vertex>& community : members) {
    std::stable_sort(community.begin(), community.end(),
                     [&](Graph::Vertex a, Graph::Vertex b) { return degree[a] > degree[b]; });
  }
  return members;
}

std::string readable(const Graph& graph, const std::vector<std::vector<Graph::Vertex>>& members,
                     double modularity, std::size_t shown) {
  std::size_t alone = 0;
  std::string text;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].size() == 1) {
      ++alone;
      continue;
    }
    text +=
        "\ncommunity " + std::to_string(i) + ": " + std::to_string(members[i].size()) + " nodes\n";
    const std::size_t count = shown == 0 ? members[i].size() : std::min(shown, members[i].size());
    for (std::size_t k = 0; k < count; ++k) {
      text.append("  ").append(graph.id(members[i][k])).append("  ");
      text.append(graph.label(members[i][k])).append("\n");
    }
    if (count < members[i].size()) {
      text += "  and " + std::to_string(members[i].size() - count) + " more\n";
    }
  }
  return std::to_string(members.size() - alone) + " communities of two or more nodes, " +
         std::to_string(alone) + " nodes alone, modularity " + decimal3(modularity) + "\n" + text;
}

}  // namespace

void CommandCommunities::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")->required();
  parser
      .add_option("--seed", seed_,
                  "Visit nodes in an order that this number shuffles (0: in the order of ids)")
      ->type_name("N")
      ->capture_default_str();
  parser.add_option("--members", members_, "Most members to show of each; 0 for all")
      ->type_name("N")
      ->capture_default_str();
  form_.setup(parser);
  schema_.setup(parser);
  parser.footer(
      "Found by the Louvain method on affirmed edges without directions; documents and cited\n"
      "works are left out. With --csv and --json every node has a row. The numbers are those of\n"
      "\"export --with community\".\n\n"
      "Examples:\n"
      "  diplograph communities out/graph.jsonld\n"
      "  diplograph communities out/graph.jsonld --seed 7 --csv > communities.csv\n");
}

ExitStatus CommandCommunities::run() {
  const Graph graph = read_graph(input_, schema_.load());
  const Network network(GraphView(graph, measured_part(graph.schema())));
  const Communities found = communities(network, seed_);
  const auto members = members_of(network, found);
  AtomicFile output("-");
  if (form_.form() == TableForm::text) {
    output.write(readable(graph, members, found.modularity, members_));
  } else {
    ResultTable table({{"community", true}, {"type"}, {"id"}, {"label"}});
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (const Graph::Vertex vertex : members[i]) {
        table.add({std::to_string(i), graph.schema().type(graph.node(vertex).type).name,
                   std::string(graph.id(vertex)), std::string(graph.label(vertex))});
      }
    }
    output.write(table.written(form_.form()));
  }
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
