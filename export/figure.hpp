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
/// Its language may be "both" too: labels in the other language below each node's own.
struct FigureOptions : FigureLooks {
  FigureFilter filter;
  std::string layout;       ///< one of `figure_layouts`; empty: the one that uses the page best
  bool edge_labels = true;  ///< relations are named on their lines where there is room
};

/// Lays out a part of a canonical graph through Graphviz: colours and shapes by type, colours,
/// lines and small labels by relation, a legend of all marks, and a caption with what is shown and
/// where it comes from. The focus has a double border. Fewer nodes than asked for are shown when
/// letters would come out too small to read, unless `filter.most` is 0; the caption says so.
/// Throws `OutputError` if Graphviz cannot draw (its plugins are missing) or the fonts have not all
/// letters. Takes turns with other threads that draw.
[[nodiscard]] PlacedFigure place_figure(const Graph& graph, const FigureOptions& options);

/// The bytes of such a figure. "tex" is a TikZ picture for XeLaTeX, "dot" the drawing's own DOT
/// with places.
[[nodiscard]] std::string draw_figure(const Graph& graph, const FigureOptions& options,
                                      FigureFormat format);

}  // namespace diplograph::exporting
