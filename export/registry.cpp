#include <algorithm>
#include <array>

#include "export/format.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

constexpr std::string_view one_quote_per_edge =
    "all but the best evidence of an edge, the places of mentions, and details of documents";
constexpr std::string_view drawing =
    "evidence, aliases and properties; nodes beyond the most central ones are left out and counted";

constexpr auto all_formats = std::to_array<Format>({
    {"jsonld", ".jsonld", "graph.jsonld", "JSON-LD: everything, with evidence; RDF stores, the web",
     "", write_jsonld},
    {"graphml", ".graphml", "graph.graphml", "GraphML: networkx, igraph, Gephi, Cytoscape, yEd",
     one_quote_per_edge, write_graphml},
    {"gexf", ".gexf", "graph.gexf", "GEXF 1.3: Gephi, Gephi Lite", one_quote_per_edge, write_gexf},
    {"dot", ".dot", "graph.dot", "DOT: Graphviz and its relatives", one_quote_per_edge, write_dot},
    {"svg", ".svg", "figure.svg", "a drawing with a legend, for screens and the web", drawing,
     write_svg_figure},
    {"pdf", ".pdf", "figure.pdf", "the same drawing on one page, for papers", drawing,
     write_pdf_figure},
    {"nodes-csv", ".csv", "nodes.csv", "a table of nodes (CSV): spreadsheets, R, pandas",
     "edges (see edges-csv), and the places of mentions", write_nodes_csv},
    {"edges-csv", ".csv", "edges.csv", "a table of edges (CSV): spreadsheets, R, pandas",
     "nodes without edges (see nodes-csv), and all but the best evidence of an edge",
     write_edges_csv},
    {"matrix", ".md", "matrix.md", "actor by goal by strategy by agreement (Markdown)",
     "everything but actors with their goals, strategies and agreements", write_matrix},
});

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(all_formats.begin(), all_formats.end(),
                                  [name](const Format& format) { return format.name == name; });
  return found == all_formats.end() ? nullptr : &*found;
}

}  // namespace diplograph::exporting
