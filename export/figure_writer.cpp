#include <string>

#include "export/byte_buffer.hpp"
#include "export/figure.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

FigureOptions figure_options(const Options& options) {
  FigureOptions figure;
  figure.language = options.language;
  figure.filter.most = options.figure_nodes;
  return figure;
}

void write(const Graph& graph, const Options& options, FigureFormat format, const Sink& sink) {
  PlacedFigure figure = place_figure(graph, figure_options(options));
  ByteBuffer out(sink);
  out << figure.render(format);
  out.finish();
  if (!options.warn) return;
  for (const std::string& fault : figure.faults()) options.warn(fault);
}

}  // namespace

void write_svg_figure(const Graph& graph, const Options& options, const Sink& sink) {
  write(graph, options, FigureFormat::svg, sink);
}

void write_pdf_figure(const Graph& graph, const Options& options, const Sink& sink) {
  write(graph, options, FigureFormat::pdf, sink);
}

}  // namespace diplograph::exporting
