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

void hand_over(const std::string& drawing, const Sink& sink) {
  ByteBuffer out(sink);
  out << drawing;
  out.finish();
}

}  // namespace

void write_svg_figure(const Graph& graph, const Options& options, const Sink& sink) {
  hand_over(draw_figure(graph, figure_options(options), FigureFormat::svg), sink);
}

void write_pdf_figure(const Graph& graph, const Options& options, const Sink& sink) {
  hand_over(draw_figure(graph, figure_options(options), FigureFormat::pdf), sink);
}

}  // namespace diplograph::exporting
