#include "export/figure_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include <graphviz/xdot.h>

#include "export/byte_buffer.hpp"
#include "export/edge_curve.hpp"

namespace diplograph::exporting {
namespace {

constexpr double tolerance = 1;  // points
// Shares of the font size above and below the base line that Noto's Latin and Arabic letters take.
constexpr double ascent = 0.8;
constexpr double descent = 0.25;

struct FreeXdot {
  void operator()(xdot* drawing) const { freeXDot(drawing); }
};

/// Reads the drawing operations (xdot 1.7) that Graphviz attaches to nodes, edges and graphs.
class Reader {
 public:
  explicit Reader(FigureLayout& layout) : layout_(layout) {}

  void read_node(Agnode_t* node) {
    const std::string owner = agnameof(node);
    const std::vector<Point> outline = outline_of(node);
    if (!outline.empty()) add_shape(owner, outline);
    read_texts(node, owner);
  }

  void read_edge(Agedge_t* edge) {
    const std::vector<Point> points = edge_curve(attribute(edge, "pos")).samples(6);
    if (!points.empty()) {
      Rectangle extent = Rectangle::at(points.front());
      for (const Point& point : points) extent.include(point);
      layout_.lines.push_back(extent);
    }
    read_texts(edge, std::string(agnameof(agtail(edge))) + " -> " + agnameof(aghead(edge)));
  }

 private:
  FigureLayout& layout_;

  static std::unique_ptr<xdot, FreeXdot> operations(void* object, const char* name) {
    std::string text(attribute(object, name));
    return std::unique_ptr<xdot, FreeXdot>(text.empty() ? nullptr : parseXDot(text.data()));
  }

  void add_shape(const std::string& owner, const std::vector<Point>& outline) {
    Rectangle box = Rectangle::at(outline.front());
    for (const Point& point : outline) box.include(point);
    layout_.shapes.push_back({owner, outline, box});
  }

  // What a node draws first is its outline; folds and bars come later.
  static std::vector<Point> outline_of(Agnode_t* node) {
    const auto drawing = operations(node, "_draw_");
    if (drawing == nullptr) return {};
    for (std::size_t i = 0; i < static_cast<std::size_t>(drawing->cnt); ++i) {
      const xdot_op& operation = drawing->ops[i];
      if (operation.kind == xd_filled_ellipse || operation.kind == xd_unfilled_ellipse) {
        return ellipse(operation.u.ellipse);
      }
      if (operation.kind == xd_filled_polygon || operation.kind == xd_unfilled_polygon) {
        return points_of(operation.u.polygon);
      }
      if (operation.kind == xd_filled_bezier || operation.kind == xd_unfilled_bezier) {
        EdgeCurve curve;
        curve.points = points_of(operation.u.bezier);
        return curve.samples(2);
      }
    }
    return {};
  }

  static std::vector<Point> points_of(const xdot_polyline& line) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < static_cast<std::size_t>(line.cnt); ++i) {
      points.push_back({line.pts[i].x, line.pts[i].y});
    }
    return points;
  }

  static std::vector<Point> ellipse(const xdot_rect& axes) {
    std::vector<Point> points;
    constexpr int steps = 48;
    for (int i = 0; i < steps; ++i) {
      const double angle = 2 * M_PI * i / steps;
      points.push_back({axes.x + axes.w * std::cos(angle), axes.y + axes.h * std::sin(angle)});
    }
    return points;
  }

  void read_texts(void* object, const std::string& owner) {
    const auto drawing = operations(object, "_ldraw_");
    if (drawing == nullptr) return;
    double size = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(drawing->cnt); ++i) {
      const xdot_op& operation = drawing->ops[i];
      if (operation.kind == xd_font) size = operation.u.font.size;
      if (operation.kind != xd_text || *operation.u.text.text == '\0') continue;
      const xdot_text& text = operation.u.text;
      const double left = text.align == xd_left     ? text.x
                          : text.align == xd_center ? text.x - text.width / 2
                                                    : text.x - text.width;
      layout_.texts.push_back(
          {owner,
           text.text,
           {left, text.y - size * descent, left + text.width, text.y + size * ascent},
           size});
    }
  }
};

bool inside(const std::vector<Point>& polygon, Point point) {
  bool within = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Point& a = polygon[i];
    const Point& b = polygon[j];
    if ((a.y > point.y) != (b.y > point.y) &&
        point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
      within = !within;
    }
  }
  return within;
}

class Checker {
 public:
  explicit Checker(const FigureLayout& layout) : layout_(layout) {
    for (const PlacedText& text : layout.texts) with_text_.insert(text.owner);
    for (const PlacedShape& shape : layout.shapes) shapes_.emplace(shape.owner, &shape);
  }

  std::vector<LayoutFault> faults() {
    for (std::size_t i = 0; i < layout_.texts.size(); ++i) check_text(i);
    for (std::size_t i = 0; i < layout_.shapes.size(); ++i) check_shape(i);
    for (const Rectangle& line : layout_.lines) check_page("a line", line);
    return std::move(faults_);
  }

 private:
  using Kind = LayoutFault::Kind;

  const FigureLayout& layout_;
  std::set<std::string> with_text_;
  std::map<std::string, const PlacedShape*> shapes_;
  std::vector<LayoutFault> faults_;

  void add(Kind kind, const std::string& first, const std::string& second, double amount) {
    faults_.push_back({kind, first, second, amount});
  }

  void check_page(const std::string& what, const Rectangle& box) {
    const double excess = box.excess(layout_.page);
    if (excess > tolerance) add(Kind::off_the_page, what, "", excess);
  }

  void check_text(std::size_t index) {
    const PlacedText& text = layout_.texts[index];
    check_page(text.text, text.box);
    const double size = text.size * layout_.scale;
    if (size < least_letter_size - 0.01) add(Kind::letters_too_small, text.text, "", size);
    for (std::size_t other = index + 1; other < layout_.texts.size(); ++other) {
      const PlacedText& second = layout_.texts[other];
      if (second.owner == text.owner) continue;
      const double overlap = text.box.overlap(second.box);
      if (overlap > tolerance) add(Kind::texts_overlap, text.text, second.text, overlap);
    }
    for (const PlacedShape& shape : layout_.shapes) {
      if (shape.owner == text.owner) continue;
      const double overlap = text.box.overlap(shape.box);
      if (overlap > tolerance) add(Kind::texts_overlap, text.text, shape.owner, overlap);
    }
    if (const auto shape = shapes_.find(text.owner); shape != shapes_.end()) {
      check_within(text, *shape->second);
    }
  }

  void check_within(const PlacedText& text, const PlacedShape& shape) {
    const double excess = text.box.excess(shape.box);
    if (excess > tolerance) {
      add(Kind::text_out_of_shape, text.text, "", excess);
      return;
    }
    const Rectangle core = text.box.grown(-tolerance);
    for (const Point corner : {Point{core.left, core.bottom}, Point{core.right, core.bottom},
                               Point{core.left, core.top}, Point{core.right, core.top}}) {
      if (inside(shape.outline, corner)) continue;
      add(Kind::text_out_of_shape, text.text, "", tolerance);
      return;
    }
  }

  void check_shape(std::size_t index) {
    const PlacedShape& shape = layout_.shapes[index];
    check_page(shape.owner, shape.box);
    if (!with_text_.contains(shape.owner)) return;
    for (std::size_t other = index + 1; other < layout_.shapes.size(); ++other) {
      const PlacedShape& second = layout_.shapes[other];
      const double overlap = shape.box.overlap(second.box);
      if (overlap > tolerance && with_text_.contains(second.owner)) {
        add(Kind::texts_overlap, shape.owner, second.owner, overlap);
      }
    }
  }
};

}  // namespace

double FigureLayout::least_letter_size() const {
  double least = 0;
  for (const PlacedText& text : texts) {
    if (least == 0 || text.size < least) least = text.size;
  }
  return least * scale;
}

FigureLayout read_layout(GraphvizSession& session, Agraph_t* drawing, const FigurePage& page) {
  const CgraphGraph drawn = session.read(session.render_positioned(drawing, "xdot"));
  FigureLayout layout;
  const std::vector<double> corners = numbers_of(attribute(drawn.get(), "bb"));
  if (corners.size() == 4) {
    layout.page = Rectangle{corners[0], corners[1], corners[2], corners[3]}.grown(figure_margin *
                                                                                  points_per_inch);
    layout.scale = std::min({1.0, page.width * points_per_inch / layout.page.width(),
                             page.height * points_per_inch / layout.page.height()});
  }
  Reader reader(layout);
  for (Agnode_t* node = agfstnode(drawn.get()); node != nullptr;
       node = agnxtnode(drawn.get(), node)) {
    reader.read_node(node);
    for (Agedge_t* edge = agfstout(drawn.get(), node); edge != nullptr;
         edge = agnxtout(drawn.get(), edge)) {
      reader.read_edge(edge);
    }
  }
  return layout;
}

std::vector<LayoutFault> layout_faults(const FigureLayout& layout) {
  return Checker(layout).faults();
}

std::string LayoutFault::description() const {
  std::string text = kind == Kind::texts_overlap       ? "texts overlap: "
                     : kind == Kind::text_out_of_shape ? "a text runs out of its box: "
                     : kind == Kind::off_the_page      ? "cut off at the edge: "
                                                       : "letters too small: ";
  text += "\"" + first + "\"";
  if (!second.empty()) text += " and \"" + second + "\"";
  return text + " (" + decimal(amount) + " points)";
}

}  // namespace diplograph::exporting
