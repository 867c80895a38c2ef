#include "export/edge_labels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "export/edge_curve.hpp"
#include "export/placed_canvas.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

constexpr double height = 11.5;
constexpr double gap = 2;       // to nodes and other labels
constexpr double visible = 11;  // of the line on either side of its label, with its arrowhead
constexpr double step = 3;      // between the points that stand for a line
// Places along a line, the middle first.
constexpr auto shares =
    std::to_array<double>({0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8});

struct Line {
  Agedge_t* edge;
  std::string name;
  std::vector<Point> points;
  Rectangle extent;
};

class Labels {
 public:
  Labels(GraphvizSession& session, Agraph_t* drawing, const std::string& font)
      : session_(session), drawing_(drawing), font_(font), canvas_(drawing, font, "label") {}

  void add(const std::function<std::string(Agedge_t*)>& name_of) {
    gather(name_of);
    measure();
    // Short lines have least choice.
    std::vector<std::size_t> order(lines_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return lines_[a].points.size() < lines_[b].points.size();
    });
    for (const std::size_t index : order) place(index);
  }

 private:
  GraphvizSession& session_;
  Agraph_t* drawing_;
  const std::string& font_;
  PlacedCanvas canvas_;
  std::vector<Line> lines_;
  std::vector<Rectangle> taken_;
  std::map<std::string, double> widths_;

  void gather(const std::function<std::string(Agedge_t*)>& name_of) {
    for (Agnode_t* node = agfstnode(drawing_); node != nullptr; node = agnxtnode(drawing_, node)) {
      const auto centre = numbers_of(attribute(node, "pos"));
      const auto width = numbers_of(attribute(node, "width"));
      const auto high = numbers_of(attribute(node, "height"));
      if (centre.size() >= 2 && !width.empty() && !high.empty()) {
        taken_.push_back(Rectangle::around({centre[0], centre[1]}, width[0] * points_per_inch,
                                           high[0] * points_per_inch));
      }
      for (Agedge_t* edge = agfstout(drawing_, node); edge != nullptr;
           edge = agnxtout(drawing_, edge)) {
        std::vector<Point> points = edge_curve(attribute(edge, "pos")).samples(step);
        if (points.empty()) continue;
        Rectangle extent = Rectangle::at(points.front());
        for (const Point& point : points) extent.include(point);
        lines_.push_back({edge, name_of(edge), std::move(points), extent});
      }
    }
  }

  void measure() {
    std::vector<std::string> names;
    for (const Line& line : lines_) names.push_back(line.name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<std::string> texts;
    for (const std::string& name : names) texts.push_back(isolated(name));
    const std::vector<double> widths = session_.text_widths(font_, edge_label_size, texts);
    for (std::size_t i = 0; i < names.size(); ++i) widths_[names[i]] = widths[i] + 4;
  }

  [[nodiscard]] bool free(const Rectangle& box, std::size_t own) const {
    for (const Rectangle& other : taken_) {
      if (box.overlap(other) > -gap) return false;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == own || box.overlap(lines_[i].extent.grown(1)) <= 0) continue;
      for (const Point& point : lines_[i].points) {
        if (box.grown(1).contains(point)) return false;
      }
    }
    const std::vector<Point>& points = lines_[own].points;
    const Rectangle wide = box.grown(visible);
    return !wide.contains(points.front()) && !wide.contains(points.back());
  }

  void place(std::size_t index) {
    const Line& line = lines_[index];
    if (line.name.empty()) return;
    for (const double share : shares) {
      const auto at = static_cast<std::size_t>(static_cast<double>(line.points.size() - 1) * share);
      const Rectangle box = Rectangle::around(line.points[at], widths_[line.name], height);
      if (!free(box, index)) continue;
      draw(line, box, line.points[at]);
      taken_.push_back(box);
      return;
    }
  }

  void draw(const Line& line, const Rectangle& box, Point centre) {
    Agnode_t* label = canvas_.box(centre, box.width(), box.height(), edge_label_size);
    for (const auto& [name, value] : {std::pair("shape", std::string("box")),
                                      {"style", std::string("filled")},
                                      {"fillcolor", std::string("#FFFFFF")},
                                      {"color", std::string("#FFFFFF")},
                                      {"penwidth", std::string("0")},
                                      {"margin", std::string("0")},
                                      {"fontcolor", std::string("#333333")},
                                      {"label", dot_text(isolated(line.name))}}) {
      set_attribute(label, name, value);
    }
  }
};

}  // namespace

void add_edge_labels(GraphvizSession& session, Agraph_t* drawing, const std::string& font,
                     const std::function<std::string(Agedge_t*)>& name_of) {
  Labels(session, drawing, font).add(name_of);
}

}  // namespace diplograph::exporting
