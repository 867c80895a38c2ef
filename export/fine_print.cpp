#include "export/fine_print.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "export/edge_curve.hpp"

namespace diplograph::exporting {
namespace {

constexpr double factor = 4;
// Graphviz' dashes and dots, and what is between them, in points.
constexpr double dash = 6, dot = 2, blank = 6;

void enlarge(void* part, const char* name, double otherwise) {
  const std::vector<double> numbers = numbers_of(attribute(part, name));
  set_attribute(part, name, number_text((numbers.empty() ? otherwise : numbers.front()) * factor));
}

void enlarge_node(Agnode_t* node) {
  const std::vector<double> centre = numbers_of(attribute(node, "pos"));
  if (centre.size() >= 2) {
    set_attribute(node, "pos", point_text({centre[0] * factor, centre[1] * factor}));
  }
  enlarge(node, "width", 0);
  enlarge(node, "height", 0);
  enlarge(node, "fontsize", 14);
  const bool bold = attribute(node, "style").find("bold") != std::string_view::npos;
  enlarge(node, "penwidth", bold ? 2 : 1);
  set_attribute(node, "fixedsize", "true");
}

Point enlarged(Point point) { return {point.x * factor, point.y * factor}; }

/// A straight piece of a line, as a Bézier curve.
std::string piece(Point from, Point to) {
  const auto between = [&](double share) {
    return point_text({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
  };
  return between(0) + " " + between(1.0 / 3) + " " + between(2.0 / 3) + " " + between(1);
}

/// The pieces of a line of dashes, and at its end the arrowhead, if it has one.
std::string dashes(const EdgeCurve& curve, double length) {
  EdgeCurve line = curve;
  line.start_tip.reset();
  line.end_tip.reset();
  const std::vector<Point> points = line.samples(factor);
  std::string pieces;
  double walked = 0;
  bool drawn = true;
  Point begin = points.front();
  for (std::size_t i = 1; i < points.size(); ++i) {
    walked += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    if (walked < (drawn ? length : blank * factor) && i + 1 < points.size()) continue;
    if (drawn) pieces += (pieces.empty() ? "" : ";") + piece(begin, points[i]);
    drawn = !drawn;
    walked = 0;
    begin = points[i];
  }
  if (curve.end_tip) {
    pieces +=
        ";e," + point_text(*curve.end_tip) + " " + piece(points[points.size() - 2], points.back());
  }
  return pieces;
}

void enlarge_edge(Agedge_t* edge) {
  EdgeCurve curve = edge_curve(attribute(edge, "pos"));
  enlarge(edge, "penwidth", 1);
  enlarge(edge, "arrowsize", 1);
  if (curve.points.size() < 4) return;
  std::transform(curve.points.begin(), curve.points.end(), curve.points.begin(), enlarged);
  std::string position;
  if (curve.start_tip)
    position += "s," + point_text(*(curve.start_tip = enlarged(*curve.start_tip))) + " ";
  if (curve.end_tip)
    position += "e," + point_text(*(curve.end_tip = enlarged(*curve.end_tip))) + " ";
  for (const Point& point : curve.points) position += point_text(point) + " ";
  position.pop_back();
  const std::string_view style = attribute(edge, "style");
  const bool dotted = style == "dotted";
  if ((dotted || style == "dashed") && !curve.start_tip) {
    position = dashes(curve, (dotted ? dot : dash) * factor);
    set_attribute(edge, "style", "solid");
  }
  set_attribute(edge, "pos", position);
  // A label that the layout has placed.
  const std::vector<double> label = numbers_of(attribute(edge, "lp"));
  if (label.size() >= 2) set_attribute(edge, "lp", point_text(enlarged(Point{label[0], label[1]})));
  enlarge(edge, "fontsize", 14);
}

}  // namespace

CgraphGraph enlarged(Agraph_t* drawing, const FigureLayout& layout) {
  CgraphGraph copy = GraphvizSession::copy(drawing);
  for (Agnode_t* node = agfstnode(copy.get()); node != nullptr;
       node = agnxtnode(copy.get(), node)) {
    enlarge_node(node);
    for (Agedge_t* edge = agfstout(copy.get(), node); edge != nullptr;
         edge = agnxtout(copy.get(), edge)) {
      enlarge_edge(edge);
    }
  }
  set_attribute(copy.get(), "bb", "");
  set_attribute(copy.get(), "pad", number_text(figure_margin * factor));
  set_attribute(copy.get(), "size",
                number_text(layout.page.width() * layout.scale / points_per_inch) + "," +
                    number_text(layout.page.height() * layout.scale / points_per_inch));
  return copy;
}

}  // namespace diplograph::exporting
