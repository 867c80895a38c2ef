#include "export/figure_legend.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string_view>

#include "export/label_wrapping.hpp"
#include "export/placed_canvas.hpp"
#include "export/text_direction.hpp"
#include "export/theme.hpp"

namespace diplograph::exporting {
namespace {

constexpr double least_width = 420;  // of a legend, in points, where the page is as wide
constexpr double gap = 16;           // between the graph, the parts of the legend and the caption
constexpr double size = 9;           // of letters
constexpr double type_height = 32;
constexpr double relation_height = 17;
constexpr double sample_length = 34;
constexpr double caption_height = 13;
constexpr double mark_size = 14;
constexpr double second_border = 8;  // what Graphviz adds for it to width and height

class Legend {
 public:
  Legend(GraphvizSession& session, Agraph_t* graph, Box box, const FigurePage& page,
         const Schema& schema, const FigureText& words, Theme theme)
      : session_(session),
        canvas_(graph, words.font(), "legend"),
        schema_(schema),
        words_(words),
        theme_(theme),
        width_(std::max(box.width,
                        std::min(least_width, (page.width - 2 * figure_margin) * points_per_inch))),
        left_((box.width - width_) / 2),
        top_(-gap) {}

  void add(const LegendContent& content) {
    add_nodes(content);
    add_lines(content);
    add_marks(content.marks);
    add_caption(content.caption);
  }

 private:
  GraphvizSession& session_;
  PlacedCanvas canvas_;
  const Schema& schema_;
  const FigureText& words_;
  Theme theme_;
  double width_, left_;
  double top_;  // what is below is free

  // A place in reading direction: `x` counts from the side where a line of text begins.
  [[nodiscard]] Point place(double x, double y) const {
    return {words_.persian() ? left_ + width_ - x : left_ + x, y};
  }

  // The widest of some texts, in points.
  [[nodiscard]] double widest(const std::vector<std::string>& texts) const {
    double most = 0;
    for (const double width : session_.text_widths(words_.font(), size, texts)) {
      most = std::max(most, width);
    }
    return most;
  }

  // How many columns of that width fit; one at least.
  [[nodiscard]] std::size_t columns(double width) const {
    return static_cast<std::size_t>(std::max(1.0, std::floor(width_ / width)));
  }

  // A mark, its words, and how it is made to look.
  template <typename Part>
  struct Entry {
    std::string name;
    std::function<void(Part*)> set_looks;
    bool arrow = true;
    bool framed = false;  // a second border lies around it
  };

  void add_nodes(const LegendContent& content) {
    std::vector<Entry<Agnode_t>> entries;
    for (const TypeId type : content.types) {
      entries.push_back({words_.name(schema_.type(type)), [this, type](Agnode_t* sample) {
                           set_node_looks(sample, schema_, type, theme_);
                         }});
    }
    for (const LegendSample& entry : content.nodes) {
      entries.push_back({entry.label, [&entry](Agnode_t* sample) {
                           for (const auto& [name, value] : entry.looks) {
                             set_attribute(sample, name, value);
                           }
                         }});
      entries.back().framed = std::any_of(
          entry.looks.begin(), entry.looks.end(),
          [](const auto& look) { return std::string_view(look.first) == "peripheries"; });
    }
    if (entries.empty()) return;
    const double width = std::max(74.0, widest(names_of(entries)) + 40);
    const std::size_t in_row = columns(width);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i != 0 && i % in_row == 0) top_ -= type_height;
      const double x = (static_cast<double>(i % in_row) + 0.5) * width;
      const double frame = entries[i].framed ? second_border : 0;
      Agnode_t* sample = canvas_.box(place(x, top_ - type_height / 2), width - 12 - frame,
                                     type_height - 8 - frame, size);
      entries[i].set_looks(sample);
      set_attribute(sample, "label", dot_text(isolated(entries[i].name)));
    }
    top_ -= type_height + gap / 2;
  }

  template <typename Part>
  static std::vector<std::string> names_of(const std::vector<Entry<Part>>& entries) {
    std::vector<std::string> names;
    for (const auto& entry : entries) names.push_back(isolated(entry.name));
    return names;
  }

  void add_lines(const LegendContent& content) {
    std::vector<Entry<Agedge_t>> entries;
    for (const RelationId relation : content.relations) {
      const RelationType& type = schema_.relation(relation);
      entries.push_back({words_.name(type),
                         [this, relation](Agedge_t* line) {
                           set_edge_looks(line, schema_, relation, false, theme_);
                         },
                         !type.symmetric});
    }
    if (content.negated) {
      entries.push_back({words_.negated(), [this, &content](Agedge_t* line) {
                           set_edge_looks(line, schema_, *content.relations.begin(), true, theme_);
                           set_attribute(line, "color", "#000000");
                           set_attribute(line, "style", "solid");
                           set_attribute(line, "dir", "forward");
                         }});
    }
    for (const LegendSample& entry : content.lines) {
      entries.push_back({entry.label, [&entry](Agedge_t* line) {
                           for (const auto& [name, value] : entry.looks) {
                             set_attribute(line, name, value);
                           }
                         }});
    }
    if (entries.empty()) return;
    const double words = widest(names_of(entries)) + 4;
    const double width = std::max(100.0, words + sample_length + 26);
    const std::size_t in_row = columns(width);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i != 0 && i % in_row == 0) top_ -= relation_height;
      const double x = static_cast<double>(i % in_row) * width + 4;
      const double y = top_ - relation_height / 2;
      entries[i].set_looks(
          canvas_.line(place(x, y), place(x + sample_length, y), entries[i].arrow));
      add_text(x + sample_length + 8, y, words, entries[i].name);
    }
    top_ -= relation_height + gap / 2;
  }

  // Marks are explained in sentences, so each has a row.
  void add_marks(const std::vector<LegendSample>& marks) {
    for (const LegendSample& entry : marks) {
      Agnode_t* mark = canvas_.box(place(4 + mark_size / 2, top_ - relation_height / 2), mark_size,
                                   mark_size, size);
      for (const auto& [name, value] : entry.looks) set_attribute(mark, name, value);
      top_ -= (relation_height - caption_height) / 2;
      add_lines_of(entry.label, 4 + mark_size + 8);
      top_ -= (relation_height - caption_height) / 2;
    }
    if (!marks.empty()) top_ -= gap / 2;
  }

  // A line of text that begins at `x`.
  void add_text(double x, double y, double width, const std::string& line) {
    canvas_.text(place(x, y), words_.persian() ? Anchor::right : Anchor::left, width, line, size);
  }

  void add_caption(const std::string& caption) { add_lines_of(caption, 4); }

  // A text that begins at `x`, on as many lines as it needs.
  void add_lines_of(const std::string& text, double x) {
    const double room = width_ - 4 - x;
    const double all = std::max(widest({isolated(text)}), 1.0);
    const auto letters = static_cast<double>(visible_length(text));
    const auto in_line = static_cast<std::size_t>(std::max(10.0, 0.94 * room * letters / all));
    for (const std::string& line : wrap_label(text, in_line, 6)) {
      add_text(x, top_ - caption_height / 2, room, line);
      top_ -= caption_height;
    }
  }
};

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

void add_legend(GraphvizSession& session, Agraph_t* graph, Box box, const FigurePage& page,
                const LegendContent& content, const Schema& schema, const FigureText& words,
                Theme theme) {
  Legend(session, graph, box, page, schema, words, theme).add(content);
}

}  // namespace diplograph::exporting
