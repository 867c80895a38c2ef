#pragma once

#include "export/format.hpp"

namespace diplograph::exporting {

// The writers that registry.cpp registers; each is in the file of its name. All take a canonical
// graph (graph/graph.hpp) and do what `Format::write` promises.

void write_jsonld(const Graph& graph, const Options& options, const Sink& sink);
void write_graphml(const Graph& graph, const Options& options, const Sink& sink);
void write_graphml_gephi(const Graph& graph, const Options& options, const Sink& sink);
void write_graphml_neo4j(const Graph& graph, const Options& options, const Sink& sink);
void write_graphml_yed(const Graph& graph, const Options& options, const Sink& sink);
void write_gexf(const Graph& graph, const Options& options, const Sink& sink);
void write_gexf_12(const Graph& graph, const Options& options, const Sink& sink);
void write_dot(const Graph& graph, const Options& options, const Sink& sink);
void write_svg_figure(const Graph& graph, const Options& options, const Sink& sink);
void write_pdf_figure(const Graph& graph, const Options& options, const Sink& sink);
void write_nodes_csv(const Graph& graph, const Options& options, const Sink& sink);
void write_edges_csv(const Graph& graph, const Options& options, const Sink& sink);
void write_matrix(const Graph& graph, const Options& options, const Sink& sink);
void write_cypher(const Graph& graph, const Options& options, const Sink& sink);
void write_cypher_constraints(const Graph& graph, const Options& options, const Sink& sink);
void write_nquads(const Graph& graph, const Options& options, const Sink& sink);
void write_turtle(const Graph& graph, const Options& options, const Sink& sink);
void write_trig(const Graph& graph, const Options& options, const Sink& sink);
void write_graphson(const Graph& graph, const Options& options, const Sink& sink);
void write_pistar(const Graph& graph, const Options& options, const Sink& sink);
void write_dna(const Graph& graph, const Options& options, const Sink& sink);
void write_refi_qda(const Graph& graph, const Options& options, const Sink& sink);

void write_csv_gephi(const Graph& graph, const Options& options, const FolderSink& sink);
void write_csv_neo4j(const Graph& graph, const Options& options, const FolderSink& sink);
void write_csv_kuzu(const Graph& graph, const Options& options, const FolderSink& sink);

}  // namespace diplograph::exporting
