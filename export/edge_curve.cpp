#include "export/edge_curve.hpp"

#include <cmath>
#include <cstddef>

#include "export/graphviz_session.hpp"

namespace diplograph::exporting {
namespace {

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// Bernstein's form of a cubic Bézier curve.
Point on_curve(const Point* control, double t) {
  const double s = 1 - t;
  const double a = s * s * s;
  const double b = 3 * s * s * t;
  const double c = 3 * s * t * t;
  const double d = t * t * t;
  return {a * control[0].x + b * control[1].x + c * control[2].x + d * control[3].x,
          a * control[0].y + b * control[1].y + c * control[2].y + d * control[3].y};
}

}  // namespace

std::vector<Point> EdgeCurve::samples(double step) const {
  std::vector<Point> result;
  if (start_tip) result.push_back(*start_tip);
  for (std::size_t i = 0; i + 3 < points.size(); i += 3) {
    const Point* control = &points[i];
    const double length = distance(control[0], control[1]) + distance(control[1], control[2]) +
                          distance(control[2], control[3]);
    const auto steps = static_cast<std::size_t>(std::ceil(length / step)) + 1;
    for (std::size_t k = i == 0 ? 0 : 1; k <= steps; ++k) {
      result.push_back(on_curve(control, static_cast<double>(k) / static_cast<double>(steps)));
    }
  }
  if (end_tip) result.push_back(*end_tip);
  return result;
}

EdgeCurve edge_curve(std::string_view position) {
  EdgeCurve curve;
  position = position.substr(0, position.find(';'));
  while (!position.empty()) {
    const std::size_t end = position.find(' ');
    const std::string_view part = position.substr(0, end);
    position = end == std::string_view::npos ? std::string_view() : position.substr(end + 1);
    const std::vector<double> numbers = numbers_of(part);
    if (numbers.size() < 2) continue;
    const Point point{numbers[0], numbers[1]};
    if (part.front() == 's') {
      curve.start_tip = point;
    } else if (part.front() == 'e') {
      curve.end_tip = point;
    } else {
      curve.points.push_back(point);
    }
  }
  return curve;
}

}  // namespace diplograph::exporting
