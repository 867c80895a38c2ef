#pragma once

#include <cstddef>
#include <string>

#include "export/figure_page.hpp"
#include "export/theme.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// What a figure of a difference shows and how.
struct DifferenceFigureOptions : FigureLooks {
  std::size_t most = 40;  ///< most nodes, those with most changes first; 0 for all
};

/// Lays out what differs between two canonical graphs: nodes and edges that were added, removed or
/// changed, each by colour, line and sign, and their unchanged neighbours in grey. A node is
/// changed if its names or properties are, an edge if its evidence is. Documents and cited works
/// are left out. Throws as `place_figure` does.
[[nodiscard]] PlacedFigure place_difference(const Graph& before, const Graph& after,
                                            const DifferenceFigureOptions& options);

/// The bytes of such a figure.
[[nodiscard]] std::string draw_difference(const Graph& before, const Graph& after,
                                          const DifferenceFigureOptions& options,
                                          FigureFormat format);

}  // namespace diplograph::exporting
