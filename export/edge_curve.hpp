#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "export/rectangle.hpp"

namespace diplograph::exporting {

/// The line of an edge: control points of cubic Bézier pieces (3 n + 1 of them), and where an
/// arrowhead at either end has its tip.
struct EdgeCurve {
  std::vector<Point> points;
  std::optional<Point> start_tip, end_tip;

  /// Points on the curve, at most `step` points (1/72 inch) apart, from tip to tip.
  [[nodiscard]] std::vector<Point> samples(double step) const;
};

/// The curve in an attribute "pos" of Graphviz ("s,x,y e,x,y x,y x,y ..."); of several that are
/// separated by semicolons the first. Empty if there is none.
[[nodiscard]] EdgeCurve edge_curve(std::string_view position);

}  // namespace diplograph::exporting
