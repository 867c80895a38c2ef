#include "export/figure.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "export/figure_legend.hpp"
#include "export/figure_selection.hpp"
#include "export/figure_text.hpp"
#include "export/graphviz_session.hpp"
#include "export/label_wrapping.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

constexpr double points_per_inch = 72;
constexpr double page_width = 10.9;  // inches of a landscape A4 page within its margins
constexpr double page_height = 7.5;

constexpr double legend_height = 1.1;  // inches, roughly
constexpr double good_scale = 0.7;     // labels of 10 points come out at 7
constexpr double least_scale = 0.58;
constexpr std::size_t fewest_nodes = 16;  // no fewer for the sake of larger letters

/// How labels are broken.
struct Wrapping {
  std::size_t width, lines;
};

struct Layout {
  CgraphGraph drawing;
  Box box;

  /// What it has to be multiplied by to fit the page; at most 1.
  [[nodiscard]] double scale() const {
    const double width = box.width / points_per_inch;
    const double height = box.height / points_per_inch + legend_height;
    return std::min({1.0, page_width / width, page_height / height});
  }
};

class Figure {
 public:
  Figure(const Graph& graph, const Options& options)
      : graph_(graph),
        options_(options),
        selection_(select_for_figure(graph, options.figure_nodes)),
        words_(mostly_persian()),
        font_(words_.persian() ? "Noto Sans Arabic,Noto Sans" : "Noto Sans,Noto Sans Arabic") {}

  std::string draw(FigureFormat format) {
    GraphvizSession session;
    Layout layout = lay_out(session);
    // Better fewer nodes than letters that nobody can read; the caption counts what is shown.
    while (options_.figure_nodes != 0 && layout.scale() < least_scale &&
           selection_.nodes.size() > fewest_nodes) {
      selection_ = select_for_figure(graph_, selection_.nodes.size() * 7 / 8);
      layout = lay_out(session);
    }
    Agraph_t* drawing = layout.drawing.get();
    add_legend(drawing, layout.box, legend(), graph_.schema(), words_, font_);
    set_attribute(drawing, "size", number_text(page_width) + "," + number_text(page_height));
    return session.render_positioned(drawing, format == FigureFormat::svg ? "svg" : "pdf");
  }

 private:
  const Graph& graph_;
  const Options& options_;
  FigureSelection selection_;
  FigureText words_;
  std::string font_;

  [[nodiscard]] std::string_view label(Graph::Vertex vertex) const {
    return graph_.label(vertex, options_.language);
  }

  [[nodiscard]] bool mostly_persian() const {
    if (!options_.language.empty()) return options_.language == "fa";
    const auto persian =
        std::count_if(selection_.nodes.begin(), selection_.nodes.end(),
                      [this](Graph::Vertex vertex) { return right_to_left(label(vertex)); });
    return static_cast<std::size_t>(persian) * 2 > selection_.nodes.size();
  }

  [[nodiscard]] CgraphGraph build(GraphvizSession& session, Wrapping wrapping) const {
    CgraphGraph drawing = session.open("diplograph");
    set_attribute(drawing.get(), "charset", "UTF-8");
    set_attribute(drawing.get(), "outputorder", "edgesfirst");
    set_attribute(drawing.get(), "pad", "0.1");
    set_attribute(drawing.get(), "margin", "0");
    std::map<Graph::Vertex, Agnode_t*> nodes;
    for (const Graph::Vertex vertex : selection_.nodes) {
      nodes[vertex] = add_node(drawing.get(), vertex, wrapping);
    }
    for (const Graph::EdgeDescriptor& descriptor : selection_.edges) {
      const Edge& edge = graph_.edge(descriptor);
      Agedge_t* line = agedge(drawing.get(), nodes.at(source(descriptor, graph_.boost())),
                              nodes.at(target(descriptor, graph_.boost())), nullptr, 1);
      set_edge_looks(line, graph_.schema(), edge.relation, edge.polarity == Polarity::negated);
      set_attribute(line, "tooltip", dot_text(edge_title(descriptor)));
    }
    return drawing;
  }

  Agnode_t* add_node(Agraph_t* drawing, Graph::Vertex vertex, Wrapping wrapping) const {
    std::string id = dot_text(graph_.id(vertex));
    Agnode_t* node = agnode(drawing, id.data(), 1);
    set_node_looks(node, graph_.schema(), graph_.node(vertex).type);
    std::string text;
    for (const std::string& line : wrap_label(label(vertex), wrapping.width, wrapping.lines)) {
      text += (text.empty() ? "" : "\\n") + dot_text(isolated(line));
    }
    set_attribute(node, "label", text);
    set_attribute(node, "fontname", font_);
    set_attribute(node, "fontsize", "10");
    set_attribute(node, "height", "0.28");
    set_attribute(node, "width", "0.5");
    set_attribute(node, "tooltip", dot_text(label(vertex)));
    return node;
  }

  // What a browser shows when the pointer rests on an edge.
  [[nodiscard]] std::string edge_title(const Graph::EdgeDescriptor& descriptor) const {
    const Edge& edge = graph_.edge(descriptor);
    std::string title(label(source(descriptor, graph_.boost())));
    title += edge.polarity == Polarity::negated ? " · not " : " · ";
    title += graph_.schema().relation(edge.relation).name;
    title += " · ";
    title += label(target(descriptor, graph_.boost()));
    return title;
  }

  // Layers read best: actors on one side, what they pursue on the other. If they would have to
  // shrink for the page, wider labels may save height, and springs may make better use of the
  // page when a hub has dozens of neighbours in one layer.
  [[nodiscard]] Layout lay_out(GraphvizSession& session) const {
    Layout best = lay_out(session, "dot", {20, 3});
    if (selection_.nodes.empty() || best.scale() >= good_scale) return best;
    Layout wide = lay_out(session, "dot", {28, 2});
    if (wide.scale() > best.scale()) best = std::move(wide);
    if (best.scale() >= least_scale) return best;
    Layout springs = lay_out(session, "fdp", {20, 3});
    if (springs.scale() > best.scale() * 1.15) best = std::move(springs);
    return best;
  }

  [[nodiscard]] Layout lay_out(GraphvizSession& session, const char* engine,
                               Wrapping wrapping) const {
    Layout layout{build(session, wrapping), {}};
    Agraph_t* drawing = layout.drawing.get();
    set_attribute(drawing, "rankdir", words_.persian() ? "RL" : "LR");
    set_attribute(drawing, "nodesep", "0.1");
    set_attribute(drawing, "ranksep", "0.6");
    set_attribute(drawing, "overlap", "prism");
    set_attribute(drawing, "sep", "+5");
    set_attribute(drawing, "splines", "true");
    if (!selection_.nodes.empty()) layout.box = session.lay_out(drawing, engine);
    return layout;
  }

  [[nodiscard]] LegendContent legend() const {
    LegendContent content;
    for (const Graph::Vertex vertex : selection_.nodes) {
      content.types.insert(graph_.node(vertex).type);
    }
    for (const Graph::EdgeDescriptor& descriptor : selection_.edges) {
      content.relations.insert(graph_.edge(descriptor).relation);
      if (graph_.edge(descriptor).polarity == Polarity::negated) content.negated = true;
    }
    content.caption = selection_.nodes.empty()
                          ? words_.nothing()
                          : words_.caption(selection_.nodes.size(), graph_.node_count(),
                                           selection_.edges.size(), graph_.edge_count());
    return content;
  }
};

}  // namespace

std::string draw_figure(const Graph& graph, const Options& options, FigureFormat format) {
  return Figure(graph, options).draw(format);
}

}  // namespace diplograph::exporting
