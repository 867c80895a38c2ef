#include "export/figure_legend.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "export/label_wrapping.hpp"
#include "export/text_direction.hpp"
#include "export/theme.hpp"

namespace diplograph::exporting {
namespace {

constexpr double points_per_inch = 72;
constexpr double least_width = 420;  // of a legend, in points
constexpr double gap = 16;           // between the graph, the parts of the legend and the caption
constexpr double type_width = 104, type_height = 32;
constexpr double relation_width = 132, relation_height = 17;
constexpr double sample_length = 34;
constexpr double caption_height = 13;

class Legend {
 public:
  Legend(Agraph_t* graph, Box box, const Schema& schema, const FigureText& words,
         const std::string& font, Theme theme)
      : graph_(graph),
        schema_(schema),
        words_(words),
        font_(font),
        theme_(theme),
        width_(std::max(box.width, least_width)),
        left_((box.width - width_) / 2),
        top_(-gap) {}

  void add(const LegendContent& content) {
    add_nodes(content);
    add_relations(content);
    add_caption(content.caption);
  }

 private:
  Agraph_t* graph_;
  const Schema& schema_;
  const FigureText& words_;
  const std::string& font_;
  Theme theme_;
  double width_, left_;
  double top_;  // what is below is free
  std::size_t count_ = 0;

  // A place in reading direction: `x` counts from the side where a line of text begins.
  [[nodiscard]] Point place(double x, double y) const {
    return {words_.persian() ? left_ + width_ - x : left_ + x, y};
  }

  static std::string text(Point point) { return number_text(point.x) + "," + number_text(point.y); }

  Agnode_t* node(Point centre, double width, double height) {
    std::string name = "legend " + std::to_string(++count_);
    Agnode_t* node = agnode(graph_, name.data(), 1);
    set_attribute(node, "pos", text(centre));
    set_attribute(node, "width", number_text(width / points_per_inch));
    set_attribute(node, "height", number_text(height / points_per_inch));
    set_attribute(node, "fixedsize", "true");
    set_attribute(node, "fontname", font_);
    set_attribute(node, "fontsize", "9");
    set_attribute(node, "label", "");
    set_attribute(node, "tooltip", " ");
    return node;
  }

  // A line of text that begins at `begin`.
  void add_text(Point begin, double width, const std::string& line) {
    const double half = words_.persian() ? -width / 2 : width / 2;
    Agnode_t* label = node({begin.x + half, begin.y}, width, caption_height);
    set_attribute(label, "shape", "plaintext");
    set_attribute(label, "label", dot_text(isolated(line)) + (words_.persian() ? "\\r" : "\\l"));
  }

  [[nodiscard]] std::string label(const std::string& english, const std::string& persian,
                                  const std::string& name) const {
    const std::string& label = words_.persian() ? persian : english;
    return label.empty() ? name : label;
  }

  void add_nodes(const LegendContent& content) {
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::floor(width_ / type_width)));
    std::size_t index = 0;
    const auto next = [&] {
      const auto column = static_cast<double>(index % columns);
      if (index != 0 && index % columns == 0) top_ -= type_height;
      ++index;
      return node(place((column + 0.5) * type_width, top_ - type_height / 2), type_width - 12,
                  type_height - 8);
    };
    for (const TypeId type : content.types) {
      Agnode_t* sample = next();
      set_node_looks(sample, schema_, type, theme_);
      const NodeType& node_type = schema_.type(type);
      set_attribute(
          sample, "label",
          dot_text(isolated(label(node_type.label_en, node_type.label_fa, node_type.name))));
    }
    for (const LegendSample& entry : content.nodes) {
      Agnode_t* sample = next();
      for (const auto& [name, value] : entry.looks) set_attribute(sample, name, value);
      set_attribute(sample, "label", dot_text(isolated(entry.label)));
    }
    if (index != 0) top_ -= type_height + gap / 2;
  }

  void add_relations(const LegendContent& content) {
    const auto columns =
        static_cast<std::size_t>(std::max(1.0, std::floor(width_ / relation_width)));
    std::size_t index = 0;
    const auto next = [&] {
      if (index != 0 && index % columns == 0) top_ -= relation_height;
      return static_cast<double>(index++ % columns) * relation_width;
    };
    for (const RelationId relation : content.relations) {
      const RelationType& type = schema_.relation(relation);
      add_sample(next(), !schema_.relation(relation).symmetric,
                 label(type.label_en, type.label_fa, type.name),
                 [&](Agedge_t* line) { set_edge_looks(line, schema_, relation, false, theme_); });
    }
    if (content.negated) {
      add_sample(next(), true, words_.negated(), [&](Agedge_t* line) {
        set_edge_looks(line, schema_, *content.relations.begin(), true, theme_);
        set_attribute(line, "color", "#000000");
        set_attribute(line, "style", "solid");
        set_attribute(line, "dir", "forward");
      });
    }
    for (const LegendSample& entry : content.lines) {
      add_sample(next(), true, entry.label, [&](Agedge_t* line) {
        for (const auto& [name, value] : entry.looks) set_attribute(line, name, value);
      });
    }
    if (index != 0) top_ -= relation_height + gap / 2;
  }

  // A line that `set_looks` makes look like those it explains, and its name.
  template <typename SetLooks>
  void add_sample(double x, bool arrow, const std::string& name, SetLooks set_looks) {
    const double y = top_ - relation_height / 2;
    const Point begin = place(x + 4, y);
    const Point end = place(x + 4 + sample_length, y);
    Agnode_t* from = node(begin, 1, 1);
    Agnode_t* to = node(end, 1, 1);
    for (Agnode_t* side : {from, to}) set_attribute(side, "style", "invis");
    Agedge_t* line = agedge(graph_, from, to, nullptr, 1);
    set_looks(line);
    const double step = (end.x - begin.x) / sample_length;  // 1 or -1
    const Point neck{end.x - (arrow ? 7 * step : 0), y};
    const Point first{begin.x + (neck.x - begin.x) / 3, y};
    const Point second{begin.x + (neck.x - begin.x) * 2 / 3, y};
    set_attribute(line, "pos",
                  (arrow ? "e," + text(end) + " " : "") + text(begin) + " " + text(first) + " " +
                      text(second) + " " + text(neck));
    add_text(place(x + sample_length + 10, y), relation_width - sample_length - 12, name);
  }

  void add_caption(const std::string& caption) {
    const auto letters = static_cast<std::size_t>(width_ / 4.8);
    for (const std::string& line : wrap_label(caption, letters, 4)) {
      add_text(place(4, top_ - caption_height / 2), width_ - 8, line);
      top_ -= caption_height;
    }
  }
};

}  // namespace

namespace {

// In colour a bar in place of the head is enough; in black and grey the head names the relation.
std::string negated_head(const EdgeStyle& style, bool negated, Theme theme) {
  const std::string head(style.head);
  if (!negated) return head;
  return theme == Theme::print_mono ? "tee" + head : "tee";
}

}  // namespace

void set_node_looks(Agnode_t* node, const Schema& schema, TypeId type, Theme theme) {
  const NodeStyle style = node_style(schema, type);
  set_attribute(node, "shape", std::string(style.shape));
  set_attribute(node, "style", std::string(style.style));
  const NodePaint paint = node_paint(style, theme);
  set_attribute(node, "fillcolor", paint.fill.hexadecimal());
  set_attribute(node, "color", paint.border.hexadecimal());
  // A note's fold and the cut corners of a box take room from the label.
  const bool corners =
      style.shape == "note" || style.style.find("diagonals") != std::string_view::npos;
  set_attribute(node, "margin", corners ? "0.12,0.08" : "0.08,0.04");
  set_attribute(node, "fontcolor", "#000000");
}

void set_edge_looks(Agedge_t* edge, const Schema& schema, RelationId relation, bool negated,
                    Theme theme) {
  const EdgeStyle style = edge_style(schema, relation, theme);
  set_attribute(edge, "color", style.colour.hexadecimal());
  set_attribute(edge, "style", std::string(style.line));
  set_attribute(edge, "penwidth", style.line == "bold" ? "2.4" : "1.2");
  set_attribute(edge, "arrowhead", negated_head(style, negated, theme));
  set_attribute(edge, "arrowsize", "0.7");
  if (schema.relation(relation).symmetric) {
    set_attribute(edge, "dir", negated ? "both" : "none");
    if (negated) set_attribute(edge, "arrowtail", "tee");
  }
}

void add_legend(Agraph_t* graph, Box box, const LegendContent& content, const Schema& schema,
                const FigureText& words, const std::string& font, Theme theme) {
  Legend(graph, box, schema, words, font, theme).add(content);
}

}  // namespace diplograph::exporting
