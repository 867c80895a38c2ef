#pragma once

#include "export/format.hpp"

namespace diplograph::exporting {

// The writers that registry.cpp registers; each is in the file of its name. All take a canonical
// graph (graph/graph.hpp) and do what `Format::write` promises.

void write_jsonld(const Graph& graph, const Options& options, const Sink& sink);
void write_graphml(const Graph& graph, const Options& options, const Sink& sink);
void write_gexf(const Graph& graph, const Options& options, const Sink& sink);
void write_dot(const Graph& graph, const Options& options, const Sink& sink);
void write_svg_figure(const Graph& graph, const Options& options, const Sink& sink);
void write_pdf_figure(const Graph& graph, const Options& options, const Sink& sink);
void write_nodes_csv(const Graph& graph, const Options& options, const Sink& sink);
void write_edges_csv(const Graph& graph, const Options& options, const Sink& sink);
void write_matrix(const Graph& graph, const Options& options, const Sink& sink);

}  // namespace diplograph::exporting
