#include "export/tikz_picture.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/edge_curve.hpp"
#include "export/font_coverage.hpp"
#include "export/graphviz_session.hpp"
#include "export/latex_text.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

constexpr double line_height = 1.2;  // of the font size

std::string at(double x, double y) { return "(" + number_text(x) + "bp," + number_text(y) + "bp)"; }
std::string at(Point point) { return at(point.x, point.y); }

/// Lines of a DOT label, with the letter that ends each: n (centred), l (left) or r (right).
std::vector<std::pair<std::string, char>> lines_of(std::string_view label) {
  std::vector<std::pair<std::string, char>> lines;
  std::string line;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label[i] != '\\' || i + 1 == label.size()) {
      line += label[i];
      continue;
    }
    const char next = label[++i];
    if (next == 'n' || next == 'l' || next == 'r') {
      lines.emplace_back(std::move(line), next);
      line.clear();
    } else {
      line += next;
    }
  }
  if (!line.empty()) lines.emplace_back(std::move(line), 'n');
  return lines;
}

struct Arrowhead {
  std::string_view graphviz, tikz;
};
constexpr auto arrowheads = std::to_array<Arrowhead>({{"normal", "Latex"},
                                                      {"empty", "Latex[open]"},
                                                      {"vee", "Straight Barb"},
                                                      {"diamond", "Diamond"},
                                                      {"odiamond", "Diamond[open]"},
                                                      {"dot", "Circle"},
                                                      {"odot", "Circle[open]"},
                                                      {"box", "Square"},
                                                      {"obox", "Square[open]"},
                                                      {"inv", "Latex[reversed]"},
                                                      {"crow", "Straight Barb[reversed]"}});

/// Graphviz' head, which a bar may stand before ("teenormal"), as TikZ' list of heads.
std::string arrow_tip(std::string_view head) {
  std::string bar;
  if (head.starts_with("tee")) {
    bar = " Bar";
    head.remove_prefix(3);
  }
  for (const Arrowhead& known : arrowheads) {
    if (known.graphviz == head) return std::string(known.tikz) + bar;
  }
  return bar.empty() ? "" : "Bar";
}

class Picture {
 public:
  Picture(Agraph_t* drawing, const std::string& font, double scale)
      : drawing_(drawing), font_(font), scale_(scale) {
    persian_ = family_for("ا");
    latin_ = family_for("A");
  }

  std::string draw() {
    for (Agnode_t* node = agfstnode(drawing_); node != nullptr; node = agnxtnode(drawing_, node)) {
      for (Agedge_t* edge = agfstout(drawing_, node); edge != nullptr;
           edge = agnxtout(drawing_, edge)) {
        add_edge(edge);
      }
    }
    for (Agnode_t* node = agfstnode(drawing_); node != nullptr; node = agnxtnode(drawing_, node)) {
      add_node(node);
    }
    return head() + body_ + "\\end{tikzpicture}" + (scaled() ? "}" : "") + "\n\\end{document}\n";
  }

 private:
  Agraph_t* drawing_;
  std::string font_, persian_, latin_;
  double scale_;
  std::string body_;
  std::vector<std::string> colours_;

  // With at most three decimals.
  [[nodiscard]] bool scaled() const { return scale_ < 0.9995; }

  // The family that draws a letter here; where those that are wanted are not installed, by its
  // name, since the article may be set where they are.
  [[nodiscard]] std::string family_for(std::string_view letter) const {
    const std::vector<std::string> wanted = families_in(font_);
    if (std::all_of(wanted.begin(), wanted.end(), is_installed)) {
      const std::vector<FontRun> runs = font_runs(font_, letter);
      if (!runs.empty() && !runs.front().family.empty()) return runs.front().family;
    }
    const auto named = std::find_if(wanted.begin(), wanted.end(),
                                    [persian = right_to_left(letter)](const std::string& name) {
                                      return (name.find("Arabic") != std::string::npos) == persian;
                                    });
    return named == wanted.end() ? wanted.front() : *named;
  }

  [[nodiscard]] std::string head() const {
    std::string text =
        "% For XeLaTeX. To use the picture in an article, copy the lines between the rules of\n"
        "% percent signs into its preamble and the body of this document to its place.\n"
        "\\documentclass[border=2pt]{standalone}\n"
        "%%%%%%%%%%\n"
        "\\usepackage{fontspec}\n"
        "\\usepackage{tikz}\n"
        "\\usetikzlibrary{arrows.meta}\n"
        "\\newfontfamily\\persianlabel[Script=Arabic]{" +
        persian_ +
        "}\n"
        "\\newfontfamily\\latinlabel{" +
        latin_ +
        "}\n"
        "\\TeXXeTstate=1\n";
    for (const std::string& colour : colours_) {
      text += "\\definecolor{d" + colour + "}{HTML}{" + colour + "}\n";
    }
    text +=
        "%%%%%%%%%%\n"
        "\\begin{document}\n" +
        (scaled() ? "\\scalebox{" + decimal(scale_) + "}{%\n" : std::string()) +
        "\\begin{tikzpicture}[every node/.style={inner sep=0pt,font=\\latinlabel}]\n";
    return text;
  }

  std::string colour(std::string_view hexadecimal) {
    if (!hexadecimal.starts_with('#')) return "black";
    std::string name(hexadecimal.substr(1));
    const auto place = std::lower_bound(colours_.begin(), colours_.end(), name);
    if (place == colours_.end() || *place != name) colours_.insert(place, name);
    return "d" + name;
  }

  static std::string dash(std::string_view style) {
    if (style.find("dashed") != std::string_view::npos) return ",dashed";
    if (style.find("dotted") != std::string_view::npos) return ",dotted";
    return "";
  }

  void add_edge(Agedge_t* edge) {
    const EdgeCurve curve = edge_curve(attribute(edge, "pos"));
    const std::vector<Point>& points = curve.points;
    if (points.size() < 4 || attribute(edge, "style") == "invis") return;
    std::string width(attribute(edge, "penwidth"));
    const std::string_view direction = attribute(edge, "dir");
    const std::string tip_name = arrow_tip(attribute(edge, "arrowhead"));
    std::string style = colour(attribute(edge, "color")) +
                        ",line width=" + (width.empty() ? "1" : width) + "bp" +
                        dash(attribute(edge, "style"));
    const std::string tail_name = arrow_tip(attribute(edge, "arrowtail"));
    if (direction != "none") {
      const bool both = direction == "both" && !tail_name.empty();
      if (both || !tip_name.empty()) {
        style += both ? ",{" + tail_name + "}-" : ",-";
        if (!tip_name.empty()) style += "{" + tip_name + "}";
      }
    }
    body_ += "\\draw[" + style + "] ";
    if (curve.start_tip) body_ += at(*curve.start_tip) + " -- ";
    body_ += at(points[0]);
    for (std::size_t i = 1; i + 2 < points.size(); i += 3) {
      body_ += " .. controls " + at(points[i]) + " and " + at(points[i + 1]) + " .. " +
               at(points[i + 2]);
    }
    if (curve.end_tip) body_ += " -- " + at(*curve.end_tip);
    body_ += ";\n";
  }

  void add_node(Agnode_t* node) {
    const std::vector<double> centre = numbers_of(attribute(node, "pos"));
    const std::vector<double> wide = numbers_of(attribute(node, "width"));
    const std::vector<double> high = numbers_of(attribute(node, "height"));
    if (centre.size() < 2 || wide.empty() || high.empty()) return;
    const double width = wide[0] * points_per_inch;
    const double height = high[0] * points_per_inch;
    const std::string_view style = attribute(node, "style");
    const std::string_view shape = attribute(node, "shape");
    if (style == "invis") return;
    if (shape != "plaintext") {
      body_ += "\\filldraw[fill=" + colour(attribute(node, "fillcolor")) +
               ",draw=" + colour(attribute(node, "color")) +
               ",line width=" + (style.find("bold") != std::string_view::npos ? "2" : "1") + "bp" +
               dash(style) +
               (attribute(node, "peripheries") == "2" ? ",double,double distance=2.5bp" : "") +
               (style.find("rounded") != std::string_view::npos ? ",rounded corners=4bp" : "") +
               "] " + outline(shape, centre[0], centre[1], width, height) +
               (style.find("diagonals") != std::string_view::npos
                    ? cut_corners(centre[0], centre[1], width, height)
                    : "") +
               ";\n";
    }
    add_label(node, centre[0], centre[1], width);
  }

  /// The outline of Graphviz' shape of that name, nearly enough to tell it apart.
  static std::string outline(std::string_view shape, double x, double y, double width,
                             double height) {
    const double left = x - width / 2;
    const double right = x + width / 2;
    const double low = y - height / 2;
    const double top = y + height / 2;
    const double corner = std::min({8.0, width / 4, height / 3});
    const auto polygon = [](const std::vector<std::pair<double, double>>& points) {
      std::string path;
      for (const auto& [px, py] : points) path += at(px, py) + " -- ";
      return path + "cycle";
    };
    if (shape == "oval" || shape == "ellipse" || shape == "circle") {
      return at(x, y) + " ellipse [x radius=" + number_text(width / 2) +
             "bp,y radius=" + number_text(height / 2) + "bp]";
    }
    if (shape == "note") {
      return polygon({{left, low},
                      {right, low},
                      {right, top - corner},
                      {right - corner, top},
                      {left, top}}) +
             " " + at(right - corner, top) + " -- " + at(right - corner, top - corner) + " -- " +
             at(right, top - corner);
    }
    if (shape == "diamond") return polygon({{left, y}, {x, low}, {right, y}, {x, top}});
    if (shape == "triangle") return polygon({{left, low}, {right, low}, {x, top}});
    if (shape == "invtriangle") return polygon({{left, top}, {right, top}, {x, low}});
    if (shape == "star") {  // two triangles, of which one stands on its head
      const double third = height / 3;
      return polygon({{left, low + third}, {right, low + third}, {x, top}}) + " " +
             polygon({{left, top - third}, {right, top - third}, {x, low}});
    }
    if (shape == "octagon") {
      return polygon({{left + corner, low},
                      {right - corner, low},
                      {right, low + corner},
                      {right, top - corner},
                      {right - corner, top},
                      {left + corner, top},
                      {left, top - corner},
                      {left, low + corner}});
    }
    if (shape == "house") {
      return polygon(
          {{left, low}, {right, low}, {right, top - corner}, {x, top}, {left, top - corner}});
    }
    if (shape == "hexagon") {
      return polygon({{left + corner, low},
                      {right - corner, low},
                      {right, y},
                      {right - corner, top},
                      {left + corner, top},
                      {left, y}});
    }
    const std::string box = at(left, low) + " rectangle " + at(right, top);
    if (shape == "component") {
      return box + " " + at(left - 3, y - 5) + " rectangle " + at(left + 3, y - 2) + " " +
             at(left - 3, y + 2) + " rectangle " + at(left + 3, y + 5);
    }
    if (shape == "box3d") {
      return box + " " + at(left, top) + " -- " + at(left + 4, top + 4) + " -- " +
             at(right + 4, top + 4) + " -- " + at(right + 4, low + 4) + " -- " + at(right, low);
    }
    if (shape == "folder" || shape == "tab") {
      return box + " " + at(left, top) + " rectangle " + at(left + width / 3, top + 3);
    }
    return box;
  }

  /// A line across each corner of a box.
  static std::string cut_corners(double x, double y, double width, double height) {
    constexpr double cut = 6;
    std::string path;
    for (const double side : {-1.0, 1.0}) {
      for (const double end : {-1.0, 1.0}) {
        const double corner_x = x + side * width / 2;
        const double corner_y = y + end * height / 2;
        path +=
            " " + at(corner_x - side * cut, corner_y) + " -- " + at(corner_x, corner_y - end * cut);
      }
    }
    return path;
  }

  void add_label(Agnode_t* node, double x, double y, double width) {
    const std::vector<double> sizes = numbers_of(attribute(node, "fontsize"));
    const double size = sizes.empty() ? 10 : sizes[0];
    const auto lines = lines_of(attribute(node, "label"));
    const std::string_view ink = attribute(node, "fontcolor");
    const std::string text_colour = ink.empty() ? "" : ",text=" + colour(ink);
    double line_y = y + (static_cast<double>(lines.size()) - 1) * size * line_height / 2;
    for (const auto& [line, side] : lines) {
      const char* anchor = side == 'l' ? "west" : side == 'r' ? "east" : "center";
      const double line_x = side == 'l' ? x - width / 2 : side == 'r' ? x + width / 2 : x;
      body_ +=
          "\\node[anchor=" + std::string(anchor) + text_colour + ",font=\\latinlabel\\fontsize{" +
          number_text(size) + "bp}{" + number_text(size * line_height) + "bp}\\selectfont] at " +
          at(line_x, line_y) + " {" +
          latex_text(text_in_families(persian_ + "," + latin_, line), right_to_left(line), false) +
          "};\n";
      line_y -= size * line_height;
    }
  }
};

}  // namespace

std::string tikz_picture(Agraph_t* drawing, const std::string& font, double scale) {
  return Picture(drawing, font, scale).draw();
}

}  // namespace diplograph::exporting
