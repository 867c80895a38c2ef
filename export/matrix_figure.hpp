#pragma once

#include <cstddef>
#include <string>

#include "export/figure_page.hpp"
#include "export/theme.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

struct MatrixFigureOptions : FigureLooks {
  std::size_t most = 40;  ///< most goals and strategies together; 0 for all
};

/// Lays out goals against strategies of a canonical graph: a full mark with the number of passages
/// where a strategy advances a goal, a dashed one where that is denied, an empty one with the
/// number of actors that pursue the goal and adopt the strategy. The greater of the two sets has
/// the rows. Those with most marks are shown; fewer than asked for when letters would come out too
/// small to read, unless `most` is 0. Says so in the figure if there is no mark. Throws as
/// `place_figure` does.
[[nodiscard]] PlacedFigure place_matrix(const Graph& graph, const MatrixFigureOptions& options);

}  // namespace diplograph::exporting
