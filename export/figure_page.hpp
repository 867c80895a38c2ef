#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "export/cgraph_graph.hpp"
#include "export/figure_text.hpp"
#include "export/graphviz_session.hpp"
#include "export/theme.hpp"

namespace diplograph::exporting {

enum class FigureFormat : std::uint8_t { svg, pdf, png, eps, tex, dot };

/// What a figure has to fit, in inches.
struct FigurePage {
  double width = 10.9;  // a landscape A4 page within its margins
  double height = 7.5;
};

/// A page of so many millimetres; of 0, a landscape A4 page.
[[nodiscard]] FigurePage page_of(double width);

/// How a figure of any kind looks.
struct FigureLooks {
  std::string language;  ///< of labels: "fa", "en"; empty: the graph's own
  Theme theme = Theme::screen;
  double width = 0;  ///< of the figure in millimetres; 0: it fits an A4 page
  std::string font;  ///< font families; empty: Noto Sans with Noto Sans Arabic
  /// Told what is being done, "laying out 40 nodes with dot": for people who wait.
  std::function<void(const std::string&)> phase{};
};

/// Blank space around a figure, in inches.
constexpr double figure_margin = 0.1;

/// Below this scale labels of 9 points come out at less than 6.
constexpr double least_figure_scale = 0.67;

/// A drawing with places, and the box that it fills without its legend.
struct PlacedDrawing {
  CgraphGraph drawing;
  Box box;

  /// What it has to be multiplied by to fit the page with a legend below it; at most 1.
  [[nodiscard]] double scale(const FigurePage& page) const;
};

struct FigureLayout;

/// A figure whose every part has its place. Holds Graphviz for itself while it lives.
class PlacedFigure {
 public:
  /// `words` say which fonts the drawing's labels have, and which letters these do not have.
  PlacedFigure(std::unique_ptr<GraphvizSession> session, CgraphGraph drawing, FigurePage page,
               const FigureText& words);

  /// Where everything stands, for `layout_faults`.
  [[nodiscard]] FigureLayout layout() const;

  /// What a reader of the figure may miss, one sentence each with its remedy: fonts that this
  /// system does not have, and letters too small to read.
  [[nodiscard]] std::vector<std::string> faults() const;

  /// The bytes of the figure, made to fit the page: the same for the same figure, whatever the
  /// time of day. Throws `OutputError` if Graphviz cannot draw.
  [[nodiscard]] std::string render(FigureFormat format);

 private:
  std::unique_ptr<GraphvizSession> session_;
  CgraphGraph drawing_;  // goes before the session does
  FigurePage page_;
  std::string font_;
  std::set<char32_t> missing_;
};

/// The figure that `place` makes, again and again with less in it while letters would come out too
/// small to read: `take_less`, which sees where everything stands, leaves something out, or returns
/// false if it must not or cannot.
[[nodiscard]] PlacedFigure place_legibly(const std::function<PlacedFigure()>& place,
                                         const std::function<bool(const FigureLayout&)>& take_less);

}  // namespace diplograph::exporting
