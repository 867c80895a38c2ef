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
    {"jsonld", ".jsonld", "graph.jsonld", Occasion::build,
     "JSON-LD: everything, with evidence; RDF stores, the web", "", write_jsonld},
    {"graphml", ".graphml", "graph.graphml", Occasion::build,
     "GraphML: networkx, igraph, Gephi, Cytoscape, yEd", one_quote_per_edge, write_graphml, nullptr,
     true},
    {"gexf", ".gexf", "graph.gexf", Occasion::build, "GEXF 1.3: Gephi, Gephi Lite",
     one_quote_per_edge, write_gexf, nullptr, true, true},
    {"dot", ".dot", "graph.dot", Occasion::build, "DOT: Graphviz and its relatives",
     one_quote_per_edge, write_dot, nullptr, true},
    {"svg", ".svg", "figure.svg", Occasion::build,
     "a drawing with a legend, for screens and the web", drawing, write_svg_figure},
    {"pdf", ".pdf", "figure.pdf", Occasion::build, "the same drawing on one page, for papers",
     drawing, write_pdf_figure},
    {"nodes-csv", ".csv", "nodes.csv", Occasion::build,
     "a table of nodes (CSV): spreadsheets, R, pandas",
     "edges (see edges-csv), and the places of mentions", write_nodes_csv, nullptr, true},
    {"edges-csv", ".csv", "edges.csv", Occasion::build,
     "a table of edges (CSV): spreadsheets, R, pandas",
     "nodes without edges (see nodes-csv), and all but the best evidence of an edge",
     write_edges_csv},
    {"matrix", ".md", "matrix.md", Occasion::build,
     "actor by goal by strategy by agreement (Markdown)",
     "everything but actors with their goals, strategies and agreements", write_matrix},
    {"graphml-gephi", ".graphml", "graph-gephi.graphml", Occasion::on_request,
     "GraphML with Gephi's colours, sizes, places and kinds of edges", one_quote_per_edge,
     write_graphml_gephi, nullptr, true, true},
    {"graphml-neo4j", ".graphml", "graph-neo4j.graphml", Occasion::on_request,
     "GraphML with labels and types for Neo4j's APOC and Memgraph", one_quote_per_edge,
     write_graphml_neo4j, nullptr, true},
    {"graphml-yed", ".graphml", "graph-yed.graphml", Occasion::on_request,
     "GraphML with shapes, places and labels for yEd", one_quote_per_edge, write_graphml_yed,
     nullptr, true, true},
    {"gexf-1.2", ".gexf", "graph-1.2.gexf", Occasion::on_request,
     "GEXF 1.2, directed edges only: networkx",
     "all but the best evidence of an edge, the places of mentions, details of documents, dates as "
     "time, and that some relations are symmetric",
     write_gexf_12, nullptr, true, true},
    {"cypher", ".cypher", "graph.cypher", Occasion::on_request,
     "Cypher statements: Neo4j, Memgraph, Kuzu, Apache AGE", one_quote_per_edge, write_cypher,
     nullptr, true},
    {"cypher-constraints", ".cypher", "constraints.cypher", Occasion::on_request,
     "Cypher constraints for Neo4j, to be run before the statements",
     "the graph; it comes from the schema alone", write_cypher_constraints},
    {"nquads", ".nq", "graph.nq", Occasion::on_request,
     "N-Quads: the triples of the JSON-LD, for loading into RDF stores", "", write_nquads},
    {"turtle", ".ttl", "graph.ttl", Occasion::on_request, "Turtle: the same triples, for reading",
     "", write_turtle},
    {"trig", ".trig", "graph.trig", Occasion::on_request, "TriG: the same triples", "", write_trig},
    {"graphson", ".graphson", "graph.graphson", Occasion::on_request,
     "GraphSON 3: Apache TinkerPop 3, JanusGraph", one_quote_per_edge, write_graphson, nullptr,
     true},
    {"pistar", ".txt", "goal-model.txt", Occasion::on_request,
     "an iStar 2.0 goal model for piStar (JSON)",
     "all but actors, what they pursue, adopt, propose, develop and are party to, and what refines "
     "or is needed by that; of an edge all but the best quote",
     write_pistar},
    {"dna", ".dna", "graph.dna", Occasion::on_request,
     "coded statements for Discourse Network Analyzer 3 (SQLite)",
     "nodes without edges, edges without evidence, the text between quotes, and all of a value "
     "beyond 190 characters",
     write_dna},
    {"refi-qda", ".qdpx", "graph.qdpx", Occasion::on_request,
     "codes and codings for NVivo, ATLAS.ti, MAXQDA (REFI-QDA)",
     "properties, aliases, confidence, modality, rules, and the text between quotes",
     write_refi_qda},
    {"csv-gephi", "", "gephi", Occasion::on_request,
     "a folder of tables for Gephi's spreadsheet import", one_quote_per_edge, nullptr,
     write_csv_gephi, true},
    {"csv-neo4j", "", "neo4j", Occasion::on_request,
     "a folder of tables and scripts for neo4j-admin and LOAD CSV", one_quote_per_edge, nullptr,
     write_csv_neo4j, true},
    {"csv-kuzu", "", "kuzu", Occasion::on_request,
     "a folder of tables and scripts for Kuzu and LadybugDB", one_quote_per_edge, nullptr,
     write_csv_kuzu, true},
});

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(all_formats.begin(), all_formats.end(),
                                  [name](const Format& format) { return format.name == name; });
  return found == all_formats.end() ? nullptr : &*found;
}

}  // namespace diplograph::exporting
