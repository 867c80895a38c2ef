#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/figure_page.hpp"
#include "export/figure_selection.hpp"
#include "export/theme.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// The file extension that each format has ("svg"), in the order of the enumeration.
[[nodiscard]] std::span<const std::string_view> figure_extensions();

/// The Graphviz layout engines that a figure may have.
[[nodiscard]] std::span<const std::string_view> figure_layouts();

/// What a figure shows and how.
struct FigureOptions {
  FigureFilter filter;
  std::string language;  ///< of labels: "fa", "en", "both"; empty: each node's own
  Theme theme = Theme::screen;
  std::string layout;  ///< one of `figure_layouts`; empty: the one that uses the page best
  double width = 0;    ///< of the figure in millimetres; 0: it fits a landscape A4 page
  std::string font;    ///< font family; empty: Noto Sans with Noto Sans Arabic
};

/// Draws a part of a canonical graph through Graphviz: colours and shapes by type, colours and
/// lines by relation, a legend of both, and a caption with what is shown. Fewer nodes than asked
/// for are shown when letters would come out too small to read, unless `filter.most` is 0; the
/// caption says so. "tex" is a TikZ picture for XeLaTeX, "dot" the drawing's own DOT with places.
/// Throws `OutputError` if Graphviz cannot draw (its plugins are missing). Takes turns with other
/// threads that draw.
[[nodiscard]] std::string draw_figure(const Graph& graph, const FigureOptions& options,
                                      FigureFormat format);

}  // namespace diplograph::exporting
