#include "export/placed_canvas.hpp"

#include <cmath>
#include <utility>

#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

constexpr double arrow_length = 7;  // of a head of Graphviz at arrowsize 0.7

Point between(Point a, Point b, double share) {
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

}  // namespace

PlacedCanvas::PlacedCanvas(Agraph_t* drawing, std::string font, std::string name)
    : drawing_(drawing), font_(std::move(font)), name_(std::move(name)) {}

Agnode_t* PlacedCanvas::box(Point centre, double width, double height, double font_size) {
  std::string name = name_ + " " + std::to_string(++count_);
  Agnode_t* node = agnode(drawing_, name.data(), 1);
  set_attribute(node, "pos", point_text(centre));
  set_attribute(node, "width", number_text(width / points_per_inch));
  set_attribute(node, "height", number_text(height / points_per_inch));
  set_attribute(node, "fixedsize", "true");
  set_attribute(node, "fontname", font_);
  set_attribute(node, "fontsize", number_text(font_size));
  set_attribute(node, "label", "");
  set_attribute(node, "tooltip", " ");
  return node;
}

Agnode_t* PlacedCanvas::text(Point place, Anchor anchor, double width, const std::string& line,
                             double font_size) {
  const double shift = anchor == Anchor::left    ? width / 2
                       : anchor == Anchor::right ? -width / 2
                                                 : 0;
  Agnode_t* node = box({place.x + shift, place.y}, width, font_size * 1.45, font_size);
  set_attribute(node, "shape", "plaintext");
  set_attribute(node, "margin", "0");
  set_attribute(node, "label",
                dot_text(isolated(line)) + (anchor == Anchor::left    ? "\\l"
                                            : anchor == Anchor::right ? "\\r"
                                                                      : ""));
  return node;
}

Agnode_t* PlacedCanvas::hidden(Point place) {
  Agnode_t* node = box(place, 1, 1, 9);
  set_attribute(node, "style", "invis");
  return node;
}

Agedge_t* PlacedCanvas::line(Point from, Point to, bool arrow) {
  Agedge_t* line = agedge(drawing_, hidden(from), hidden(to), nullptr, 1);
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const Point neck =
      arrow && length > arrow_length ? between(from, to, 1 - arrow_length / length) : to;
  set_attribute(line, "pos",
                (arrow ? "e," + point_text(to) + " " : "") + point_text(from) + " " +
                    point_text(between(from, neck, 1.0 / 3)) + " " +
                    point_text(between(from, neck, 2.0 / 3)) + " " + point_text(neck));
  if (!arrow) set_attribute(line, "dir", "none");
  return line;
}

Agedge_t* PlacedCanvas::polyline(const std::vector<Point>& points) {
  Agedge_t* line = agedge(drawing_, hidden(points.front()), hidden(points.back()), nullptr, 1);
  std::string position = point_text(points.front());
  for (std::size_t i = 1; i < points.size(); ++i) {
    for (const double share : {1.0 / 3, 2.0 / 3, 1.0}) {
      position += " " + point_text(between(points[i - 1], points[i], share));
    }
  }
  set_attribute(line, "pos", position);
  set_attribute(line, "dir", "none");
  return line;
}

}  // namespace diplograph::exporting
