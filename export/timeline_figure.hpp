#pragma once

#include <cstddef>
#include <string>

#include "export/theme.hpp"
#include "graph/analysis/roles.hpp"

namespace diplograph::exporting {

struct TimelineOptions {
  Theme theme = Theme::print;
  std::string language;  ///< of labels and words around them; empty: the graph's main language
  Measure measure = Measure::degree;  ///< what the shares are of, as the title says
  std::size_t most = 40;  ///< most dated things; 0 = all. Agreements and events come before
                          ///< edges, and what more edges end at before the rest
};

/// A figure of time as SVG: the curves of actors' roles, if there are any, over their years, each
/// told apart by colour, line and a label at its end; below, what is dated, a line each, in the
/// order of time. Labels are isolated right to left where they run so. The same bytes from run to
/// run. Says so in the figure if nothing is dated.
[[nodiscard]] std::string timeline_svg(const Graph& graph, const RoleSeries& roles,
                                       const TimelineOptions& options);

}  // namespace diplograph::exporting
