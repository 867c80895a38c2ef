#include "cli/drawn_figure.hpp"

#include <cmath>

#include <spdlog/spdlog.h>

#include "cli/node_measures.hpp"
#include "export/figure_layout.hpp"

namespace diplograph::cli {

std::string rendered(exporting::PlacedFigure& figure, exporting::FigureFormat format) {
  std::string bytes = figure.render(format);
  const exporting::FigureLayout layout = figure.layout();
  for (const std::string& fault : figure.font_faults()) spdlog::warn("{}", fault);
  const double size = layout.least_letter_size();
  if (!layout.texts.empty() && size < exporting::least_letter_size - 0.01) {
    spdlog::warn(
        "letters are {} points high at this width, too small to read on paper; draw fewer nodes "
        "(--top) or a wider figure (--width)",
        shortest_decimal(static_cast<double>(std::lround(size * 10)) / 10));
  }
  return bytes;
}

}  // namespace diplograph::cli
