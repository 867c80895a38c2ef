#pragma once

#include <algorithm>

namespace diplograph::exporting {

/// Graphviz writes places in points and the sizes of nodes and pages in inches.
inline constexpr double points_per_inch = 72;

/// A place in a drawing, in points; y grows upwards.
struct Point {
  double x = 0, y = 0;
};

/// An upright rectangle in a drawing, in points.
struct Rectangle {
  double left = 0, bottom = 0, right = 0, top = 0;

  static Rectangle around(Point centre, double width, double height) {
    return {centre.x - width / 2, centre.y - height / 2, centre.x + width / 2,
            centre.y + height / 2};
  }
  static Rectangle at(Point point) { return {point.x, point.y, point.x, point.y}; }

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return top - bottom; }
  [[nodiscard]] Rectangle grown(double margin) const {
    return {left - margin, bottom - margin, right + margin, top + margin};
  }
  [[nodiscard]] bool contains(Point point) const {
    return point.x >= left && point.x <= right && point.y >= bottom && point.y <= top;
  }
  /// How far two rectangles reach into each other, the smaller way; 0 or less if they do not.
  [[nodiscard]] double overlap(const Rectangle& other) const {
    return std::min(std::min(right, other.right) - std::max(left, other.left),
                    std::min(top, other.top) - std::max(bottom, other.bottom));
  }
  /// How far this one reaches out of the other; 0 or less if it lies within.
  [[nodiscard]] double excess(const Rectangle& other) const {
    return std::max(std::max(other.left - left, right - other.right),
                    std::max(other.bottom - bottom, top - other.top));
  }
  void include(Point point) {
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    bottom = std::min(bottom, point.y);
    top = std::max(top, point.y);
  }
};

}  // namespace diplograph::exporting
