#pragma once

#include <cstddef>
#include <string>

#include "export/figure_page.hpp"
#include "export/theme.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// What a figure of a difference shows and how.
struct DifferenceFigureOptions {
  std::string language;  ///< of labels: "fa", "en"; empty: each node's own
  Theme theme = Theme::screen;
  double width = 0;       ///< of the figure in millimetres; 0: it fits a landscape A4 page
  std::string font;       ///< font families; empty: Noto Sans with Noto Sans Arabic
  std::size_t most = 40;  ///< most nodes, those with most changes first; 0 for all
};

/// Draws what differs between two canonical graphs: nodes and edges that were added, removed or
/// changed, each by colour, line and sign, and their unchanged neighbours in grey. A node is
/// changed if its names or properties are, an edge if its evidence is. Documents and cited works
/// are left out. "tex" is not among the formats. Throws as `draw_figure` does.
[[nodiscard]] std::string draw_difference(const Graph& before, const Graph& after,
                                          const DifferenceFigureOptions& options,
                                          FigureFormat format);

}  // namespace diplograph::exporting
