#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "export/graphviz_session.hpp"

namespace diplograph::exporting {

/// Which end of a text stands at its place.
enum class Anchor : std::uint8_t { left, centre, right };

/// Puts boxes, lines and texts at fixed places of a drawing, as nodes and edges that
/// `GraphvizSession::render_positioned` draws. Places and lengths are in points.
class PlacedCanvas {
 public:
  /// `name` begins the names of the nodes; each canvas of a drawing needs its own.
  PlacedCanvas(Agraph_t* drawing, std::string font, std::string name);

  /// A node without a label, for the caller to give looks and words.
  Agnode_t* box(Point centre, double width, double height, double font_size);

  /// A line of text in a box of `width`, at the end or the middle of it that `anchor` says. The
  /// text is isolated if it runs from right to left.
  Agnode_t* text(Point place, Anchor anchor, double width, const std::string& line,
                 double font_size);

  /// A line between two points, with room for an arrowhead at its end; the caller gives it looks.
  Agedge_t* line(Point from, Point to, bool arrow);

  /// Straight lines from point to point.
  Agedge_t* polyline(const std::vector<Point>& points);

 private:
  Agraph_t* drawing_;
  std::string font_, name_;
  std::size_t count_ = 0;

  Agnode_t* hidden(Point place);
};

}  // namespace diplograph::exporting
