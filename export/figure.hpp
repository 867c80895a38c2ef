#pragma once

#include <string>

#include "export/format.hpp"

namespace diplograph::exporting {

enum class FigureFormat { svg, pdf };

/// Draws the most central part of a canonical graph through Graphviz: colours and shapes by type,
/// colours and lines by relation, a legend of both, and a caption with what is shown. The drawing
/// fits a landscape A4 page. Throws `OutputError` if Graphviz cannot draw (its plugins are
/// missing). Takes turns with other threads that draw.
[[nodiscard]] std::string draw_figure(const Graph& graph, const Options& options,
                                      FigureFormat format);

}  // namespace diplograph::exporting
