#pragma once

#include <cstdint>
#include <string>

#include "export/cgraph_graph.hpp"
#include "export/graphviz_session.hpp"

namespace diplograph::exporting {

enum class FigureFormat : std::uint8_t { svg, pdf, png, eps, tex, dot };

/// What a figure has to fit, in inches.
struct FigurePage {
  double width = 10.9;  // a landscape A4 page within its margins
  double height = 7.5;
};

/// A page of so many millimetres; of 0, a landscape A4 page.
[[nodiscard]] FigurePage page_of(double width);

/// Below this scale the legend's letters of 9 points come out at less than 6.
constexpr double least_figure_scale = 0.67;

/// A drawing with places, and the box that it fills without its legend.
struct PlacedDrawing {
  CgraphGraph drawing;
  Box box;

  /// What it has to be multiplied by to fit the page; at most 1.
  [[nodiscard]] double scale(const FigurePage& page) const;
};

/// The bytes of a drawing with places and legend, made to fit the page: the same for the same
/// drawing, whatever the time of day. `font` is the list of font families that a TikZ picture
/// names.
[[nodiscard]] std::string render_figure(GraphvizSession& session, Agraph_t* drawing,
                                        const FigurePage& page, FigureFormat format,
                                        const std::string& font);

}  // namespace diplograph::exporting
