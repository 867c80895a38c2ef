#include "export/figure.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "export/edge_labels.hpp"
#include "export/figure_layout.hpp"
#include "export/figure_legend.hpp"
#include "export/figure_selection.hpp"
#include "export/figure_text.hpp"
#include "export/graphviz_session.hpp"
#include "export/label_wrapping.hpp"
#include "export/plain_text.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

constexpr double good_scale = 0.75;      // labels of 10 points come out at 7.5
constexpr std::size_t fewest_nodes = 2;  // no fewer for the sake of larger letters
constexpr std::size_t most_labelled_edges = 300;
constexpr std::size_t most_nodes_with_routed_lines = 400;
constexpr double narrow_page = 5;             // inches
constexpr std::size_t longest_tooltip = 200;  // letters

constexpr auto extensions =
    std::to_array<std::string_view>({"svg", "pdf", "png", "eps", "tex", "dot"});
constexpr auto layouts =
    std::to_array<std::string_view>({"dot", "neato", "fdp", "sfdp", "twopi", "circo"});

/// How labels are broken.
struct Wrapping {
  std::size_t width, lines;
};

class Figure {
 public:
  Figure(const Graph& graph, const FigureOptions& options)
      : graph_(graph),
        options_(options),
        page_(page_of(options.width)),
        selection_(select_for_figure(graph, options.filter)),
        words_(mostly_persian(), options.font) {}

  PlacedFigure place() {
    return place_legibly(
        [this] { return place_once(); },
        // Better fewer nodes than letters that nobody can read; the caption
        // counts what is shown.
        [this](const FigureLayout&) {
          if (options_.filter.most == 0 || selection_.nodes.size() <= fewest_nodes) {
            return false;
          }
          FigureFilter fewer = options_.filter;
          fewer.most = selection_.nodes.size() * 7 / 8;
          selection_ = select_for_figure(graph_, fewer);
          return true;
        });
  }

 private:
  const Graph& graph_;
  const FigureOptions& options_;
  FigurePage page_;
  FigureSelection selection_;
  FigureText words_;
  mutable std::map<Agedge_t*, std::string> names_;  // of the edges of the drawing at hand

  void tell(const std::string& phase) const {
    if (options_.phase) options_.phase(phase);
  }

  [[nodiscard]] PlacedFigure place_once() const {
    auto session = std::make_unique<GraphvizSession>();
    PlacedDrawing layout = lay_out(*session);
    Agraph_t* drawing = layout.drawing.get();
    tell("placing labels and the legend");
    if (options_.edge_labels && selection_.edges.size() <= most_labelled_edges) {
      add_edge_labels(*session, drawing, words_.font(),
                      [this](Agedge_t* edge) { return names_.at(edge); });
    }
    add_legend(*session, drawing, layout.box, page_, legend(), graph_.schema(), words_,
               options_.theme);
    return {std::move(session), std::move(layout.drawing), page_, words_};
  }

  [[nodiscard]] std::string_view label(Graph::Vertex vertex) const {
    return graph_.label(vertex, options_.language == "both" ? "" : options_.language);
  }

  /// The label in the figure's language and, if both are asked for, in the other one.
  [[nodiscard]] std::vector<std::string_view> labels(Graph::Vertex vertex) const {
    std::vector<std::string_view> result{label(vertex)};
    if (options_.language == "both") {
      const std::string_view other = right_to_left(result.front()) ? "en" : "fa";
      const std::string_view translation = graph_.label(vertex, other);
      if (translation != result.front()) result.push_back(translation);
    }
    return result;
  }

  [[nodiscard]] bool mostly_persian() const {
    if (options_.language == "fa" || options_.language == "en") return options_.language == "fa";
    const auto persian =
        std::count_if(selection_.nodes.begin(), selection_.nodes.end(),
                      [this](Graph::Vertex vertex) { return right_to_left(label(vertex)); });
    return static_cast<std::size_t>(persian) * 2 > selection_.nodes.size();
  }

  [[nodiscard]] CgraphGraph build(GraphvizSession& session, Wrapping wrapping) const {
    CgraphGraph drawing = session.open("diplograph");
    std::map<Graph::Vertex, Agnode_t*> nodes;
    for (const Graph::Vertex vertex : selection_.nodes) {
      nodes[vertex] = add_node(drawing.get(), vertex, wrapping);
    }
    for (const Graph::EdgeDescriptor& descriptor : selection_.edges) {
      const Edge& edge = graph_.edge(descriptor);
      Agedge_t* line = agedge(drawing.get(), nodes.at(source(descriptor, graph_.boost())),
                              nodes.at(target(descriptor, graph_.boost())), nullptr, 1);
      set_edge_looks(line, graph_.schema(), edge.relation, edge.polarity == Polarity::negated,
                     options_.theme);
      set_attribute(line, "tooltip", dot_text(edge_title(descriptor)));
      names_[line] = words_.statement(graph_.schema().relation(edge.relation),
                                      edge.polarity == Polarity::negated);
    }
    return drawing;
  }

  Agnode_t* add_node(Agraph_t* drawing, Graph::Vertex vertex, Wrapping wrapping) const {
    std::string id = dot_text(graph_.id(vertex));
    Agnode_t* node = agnode(drawing, id.data(), 1);
    set_node_looks(node, graph_.schema(), graph_.node(vertex).type, options_.theme);
    std::string text;
    for (const std::string_view name : labels(vertex)) {
      for (const std::string& line :
           wrap_label(words_.shown(name), wrapping.width, wrapping.lines)) {
        text += (text.empty() ? "" : "\\n") + dot_text(isolated(line));
      }
    }
    set_attribute(node, "label", text);
    set_attribute(node, "fontname", words_.font());
    set_attribute(node, "fontsize", "10");
    set_attribute(node, "height", "0.28");
    set_attribute(node, "width", "0.5");
    set_attribute(node, "tooltip", dot_text(plain_text(label(vertex), longest_tooltip)));
    if (vertex == options_.filter.focus) set_attribute(node, "peripheries", "2");
    return node;
  }

  // What a browser shows when the pointer rests on an edge.
  [[nodiscard]] std::string edge_title(const Graph::EdgeDescriptor& descriptor) const {
    const Edge& edge = graph_.edge(descriptor);
    std::string title = plain_text(label(source(descriptor, graph_.boost())), longest_tooltip);
    title += edge.polarity == Polarity::negated ? " · not " : " · ";
    title += graph_.schema().relation(edge.relation).name;
    title += " · ";
    title += plain_text(label(target(descriptor, graph_.boost())), longest_tooltip);
    return title;
  }

  // Layers read best: actors on one side, what they pursue on the other. If they would have to
  // shrink for the page, wider labels may save height, and springs may make better use of the
  // page when a hub has dozens of neighbours in one layer. They are neato's: fdp puts the same
  // graph in other places from run to run (Graphviz 2.42).
  [[nodiscard]] PlacedDrawing lay_out(GraphvizSession& session) const {
    const bool narrow = page_.width < narrow_page;
    const Wrapping usual = narrow ? Wrapping{15, 4} : Wrapping{20, 3};
    if (!options_.layout.empty()) return lay_out(session, options_.layout.c_str(), usual);
    PlacedDrawing best = lay_out(session, "dot", usual);
    if (selection_.nodes.empty() || best.scale(page_) >= good_scale) return best;
    PlacedDrawing wide = lay_out(session, "dot", narrow ? Wrapping{20, 3} : Wrapping{28, 2});
    if (wide.scale(page_) > best.scale(page_)) best = std::move(wide);
    if (best.scale(page_) >= least_figure_scale) return best;
    PlacedDrawing springs = lay_out(session, "neato", usual);
    if (springs.scale(page_) > best.scale(page_) * 1.15) best = std::move(springs);
    return best;
  }

  [[nodiscard]] PlacedDrawing lay_out(GraphvizSession& session, const char* engine,
                                      Wrapping wrapping) const {
    tell("laying out " + std::to_string(selection_.nodes.size()) + " nodes with " + engine);
    PlacedDrawing layout{build(session, wrapping), {}};
    Agraph_t* drawing = layout.drawing.get();
    set_attribute(drawing, "rankdir", words_.persian() ? "RL" : "LR");
    set_attribute(drawing, "nodesep", "0.1");
    // A line needs room for its label and a piece on either side of it.
    const bool roomy = options_.edge_labels && page_.width >= narrow_page;
    set_attribute(drawing, "ranksep", roomy ? "0.95" : "0.6");
    set_attribute(drawing, "overlap", "prism");
    set_attribute(drawing, "sep", "+5");
    // Routing lines around nodes takes minutes where there are thousands.
    set_attribute(drawing, "splines",
                  selection_.nodes.size() <= most_nodes_with_routed_lines ? "true" : "line");
    set_attribute(drawing, "start", "1");  // fdp would take the time of day
    if (!selection_.nodes.empty()) layout.box = lay_out_apart(session, drawing, engine);
    if (options_.filter.focus) shrink_focus(drawing);
    return layout;
  }

  // circo, which does not heed "overlap", lays circles of nodes over each other now and then; a
  // layout from the places that they have moves them apart.
  [[nodiscard]] static Box lay_out_apart(GraphvizSession& session, Agraph_t* drawing,
                                         const char* engine) {
    const Box box = session.lay_out(drawing, engine);
    if (std::string_view(engine) != "circo" || !nodes_overlap(drawing)) return box;
    for (Agnode_t* node = agfstnode(drawing); node != nullptr; node = agnxtnode(drawing, node)) {
      for (Agedge_t* edge = agfstout(drawing, node); edge != nullptr;
           edge = agnxtout(drawing, edge)) {
        set_attribute(edge, "pos", "");  // to be routed anew
        set_attribute(edge, "lp", "");
      }
    }
    return session.lay_out(drawing, "nop");
  }

  [[nodiscard]] static bool nodes_overlap(Agraph_t* drawing) {
    std::vector<Rectangle> boxes;
    for (Agnode_t* node = agfstnode(drawing); node != nullptr; node = agnxtnode(drawing, node)) {
      const auto centre = numbers_of(attribute(node, "pos"));
      const auto width = numbers_of(attribute(node, "width"));
      const auto height = numbers_of(attribute(node, "height"));
      if (centre.size() < 2 || width.empty() || height.empty()) continue;
      boxes.push_back(Rectangle::around({centre[0], centre[1]}, width[0] * points_per_inch,
                                        height[0] * points_per_inch));
      const auto others = boxes.begin() + static_cast<std::ptrdiff_t>(boxes.size()) - 1;
      if (std::any_of(boxes.begin(), others,
                      [&](const Rectangle& box) { return box.overlap(boxes.back()) > 0; })) {
        return true;
      }
    }
    return false;
  }

  // Lines end at the outer border, and Graphviz adds that border to the size once more when it
  // draws.
  void shrink_focus(Agraph_t* drawing) const {
    constexpr double border = 8.0 / 72;  // inches
    std::string id = dot_text(graph_.id(*options_.filter.focus));
    Agnode_t* node = agnode(drawing, id.data(), 0);
    if (node == nullptr) return;
    for (const char* side : {"width", "height"}) {
      const std::vector<double> inches = numbers_of(attribute(node, side));
      if (!inches.empty()) set_attribute(node, side, number_text(inches.front() - border));
    }
    set_attribute(node, "fixedsize", "true");
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
    if (options_.filter.focus) {
      content.nodes.push_back({words_.focus(),
                               {{"shape", "box"},
                                {"style", "filled"},
                                {"fillcolor", "#FFFFFF"},
                                {"color", "#000000"},
                                {"peripheries", "2"}}});
    }
    content.caption = selection_.nodes.empty()
                          ? words_.nothing()
                          : words_.caption(selection_.nodes.size(), selection_.eligible_nodes,
                                           selection_.edges.size(), graph_.edge_count());
    if (const std::string source = words_.source(graph_); !source.empty()) {
      content.caption += " " + source;
    }
    return content;
  }
};

}  // namespace

std::span<const std::string_view> figure_extensions() { return extensions; }

std::span<const std::string_view> figure_layouts() { return layouts; }

PlacedFigure place_figure(const Graph& graph, const FigureOptions& options) {
  return Figure(graph, options).place();
}

std::string draw_figure(const Graph& graph, const FigureOptions& options, FigureFormat format) {
  return place_figure(graph, options).render(format);
}

}  // namespace diplograph::exporting
