#pragma once

#include <cstddef>
#include <string>

#include "export/figure_page.hpp"
#include "export/theme.hpp"
#include "graph/analysis/roles.hpp"

namespace diplograph::exporting {

/// Without a width it fits an upright A4 page.
struct TimelineOptions : FigureLooks {
  Measure measure = Measure::degree;  ///< what the shares are of, as the title says
  std::size_t most = 40;  ///< most dated things; 0 = all. Agreements and events come before
                          ///< edges, and what more edges end at before the rest
};

/// Lays out a figure of time: the curves of actors' roles, if there are any, over their years, each
/// told apart by colour, line, marks and a label at its end; below, what is dated, in the order of
/// time. Fewer things than asked for are shown when letters would come out too small to read,
/// unless `most` is 0; the caption says how many. Says so in the figure if nothing is dated. Throws
/// as `place_figure` does.
[[nodiscard]] PlacedFigure place_timeline(const Graph& graph, const RoleSeries& roles,
                                          const TimelineOptions& options);

}  // namespace diplograph::exporting
