// Builds a small graph by hand, validates it, and writes it in every format.
//
// usage: by_hand DIR        (DIR has to be there)

#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "export/format.hpp"
#include "graph/graph.hpp"
#include "graph/schema.hpp"
#include "graph/validate.hpp"

namespace {

using diplograph::Evidence;
using diplograph::Graph;
using diplograph::NameRole;
using diplograph::Polarity;
using diplograph::RelationId;
using diplograph::Schema;

constexpr std::string_view text =
    "Norway and Chile signed the Antarctic Treaty on 1 December 1959. "
    "Chile seeks to protect the Southern Ocean through marine protected areas. "
    "Norway does not oppose the Antarctic Treaty.\n";

/// Evidence for a fact: the quote and where it stands. Without evidence a graph is not valid.
Evidence evidence_of(std::string_view quote) {
  const std::size_t begin = text.find(quote);
  if (begin == std::string_view::npos) {
    throw std::logic_error("not in the text: " + std::string(quote));
  }
  Evidence evidence;
  evidence.document = "antarctica.en";
  evidence.source = evidence.text = {begin, begin + quote.size()};
  evidence.line = 1;
  evidence.quote = quote;
  evidence.rule = "by-hand";
  evidence.extractor = "a careful reader";
  return evidence;
}

/// A node with its name, found at the name's first place in the text. The first part of the id
/// says what type the node has.
Graph::Vertex add_entity(Graph& graph, std::string_view id, std::string_view name) {
  const Graph::Vertex vertex = graph.add_node(id);
  graph.add_name(vertex, {"en", std::string(name), NameRole::preferred});
  graph.add_mention(vertex, evidence_of(name));
  return vertex;
}

void add_fact(Graph& graph, Graph::Vertex source, std::string_view relation, Graph::Vertex target,
              std::string_view quote, Polarity polarity = Polarity::affirmed) {
  // `value` throws if the schema has no relation of that name; `add_edge` if it may not run
  // between nodes of these types.
  const RelationId id = graph.schema().find_relation(relation).value();
  graph.add_evidence(graph.add_edge(source, id, target, polarity), evidence_of(quote));
}

Graph antarctic_graph() {
  Graph graph(Schema::diplomacy());
  // The checksum is that of the bytes of `text`.
  graph.add_document({"antarctica.en", "Antarctica", "en", "antarctica.en.txt",
                      "d17e643357787bd96fe6c54f5aa8db9cd1ed9cc0bb5c154becff4eaa3cbf687e",
                      text.size()});

  const auto norway = add_entity(graph, "state/norway", "Norway");
  const auto chile = add_entity(graph, "state/chile", "Chile");
  const auto treaty = add_entity(graph, "agreement/antarctic-treaty", "Antarctic Treaty");
  const auto ocean = add_entity(graph, "goal/southern-ocean", "protect the Southern Ocean");
  const auto areas = add_entity(graph, "strategy/protected-areas", "marine protected areas");
  graph.add_name(chile, {"es", "República de Chile", NameRole::alias});
  graph.add_property(treaty, "date", "1959-12-01");
  graph.add_property(treaty, "dateText", "1 December 1959");

  const std::string_view signing = "Norway and Chile signed the Antarctic Treaty";
  add_fact(graph, norway, "partyTo", treaty, signing);
  add_fact(graph, chile, "partyTo", treaty, signing);
  add_fact(graph, chile, "pursues", ocean, "Chile seeks to protect the Southern Ocean");
  add_fact(graph, chile, "adopts", areas,
           "Chile seeks to protect the Southern Ocean through marine protected areas");
  add_fact(graph, areas, "advances", ocean,
           "protect the Southern Ocean through marine protected areas");
  add_fact(graph, norway, "opposes", treaty, "Norway does not oppose the Antarctic Treaty",
           Polarity::negated);

  graph.canonicalize();
  return graph;
}

/// True if the graph keeps to the schema; otherwise says what does not, and the remedy.
bool report(const Graph& graph) {
  const diplograph::ValidationReport report = diplograph::validate(graph, graph.schema());
  for (const diplograph::Finding& finding : report.findings) {
    std::cerr << to_string(finding.severity) << ": " << finding.focus << ": " << finding.message
              << "\n  " << finding.remedy << "\n";
  }
  std::cout << graph.node_count() << " nodes, " << graph.edge_count() << " edges, "
            << report.count(diplograph::Severity::violation) << " violations\n";
  return report.conforms();
}

void write_all(const Graph& graph, const std::string& directory) {
  for (const diplograph::exporting::Format& format : diplograph::exporting::formats()) {
    if (format.occasion != diplograph::exporting::Occasion::build) continue;
    const std::string path = directory + "/" + std::string(format.file_name);
    std::ofstream file(path, std::ios::binary);
    format.write(graph, {}, [&file](std::string_view block) {
      file.write(block.data(), static_cast<std::streamsize>(block.size()));
    });
    if (!file.flush()) throw std::runtime_error("cannot write " + path);
    std::cout << path << "\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: by_hand DIR\n";
    return 2;
  }
  try {
    const Graph graph = antarctic_graph();
    if (!report(graph)) return 1;
    write_all(graph, argv[1]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "by_hand: " << error.what() << "\n";
    return 2;
  }
}
