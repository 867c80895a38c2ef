#include "export/difference_figure.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "export/changed_parts.hpp"
#include "export/figure_layout.hpp"
#include "export/figure_legend.hpp"
#include "export/figure_text.hpp"
#include "export/graphviz_session.hpp"
#include "export/label_wrapping.hpp"
#include "export/plain_text.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

constexpr std::size_t fewest_nodes = 2;  // no fewer for the sake of larger letters
constexpr auto all_changes =
    std::to_array<Change>({Change::added, Change::removed, Change::changed, Change::none});

using Looks = std::vector<std::pair<const char*, std::string>>;

/// The words around the drawing, in English or Persian.
class Words {
 public:
  explicit Words(FigureText text) : text_(text) {}

  [[nodiscard]] const FigureText& figure() const { return text_; }

  [[nodiscard]] std::string name(Change change) const {
    switch (change) {
      case Change::added:
        return text_.persian() ? "افزوده" : "added";
      case Change::removed:
        return text_.persian() ? "حذف‌شده" : "removed";
      case Change::changed:
        return text_.persian() ? "تغییریافته" : "changed";
      case Change::none:
        break;
    }
    return text_.persian() ? "بی‌تغییر" : "unchanged";
  }

  [[nodiscard]] std::string caption(const ChangedParts& parts, std::size_t shown) const {
    std::string text;
    for (const Change change : {Change::added, Change::removed, Change::changed}) {
      const auto [nodes, edges] = parts.count(change);
      if (nodes + edges == 0) continue;
      if (!text.empty()) text += text_.persian() ? "؛ " : "; ";
      text += name(change) + ": " + counted(nodes, edges);
    }
    if (text.empty()) {
      return text_.persian() ? "دو گراف تفاوتی ندارند." : "The two graphs do not differ.";
    }
    text += ".";
    const std::size_t all = parts.ranked().size();
    if (shown == all) return text;
    if (text_.persian()) {
      return text + " " + text_.number(shown) + " گره از " + text_.number(all) +
             " گره نشان داده شده است: آنها که بیشترین تغییر را دارند.";
    }
    return text + " The " + text_.number(shown) + " of " + text_.number(all) +
           " nodes with most changes are shown.";
  }

 private:
  FigureText text_;

  [[nodiscard]] std::string counted(std::size_t nodes, std::size_t edges) const {
    if (text_.persian()) {
      return text_.number(nodes) + " گره و " + text_.number(edges) + " رابطه";
    }
    return text_.number(nodes) + (nodes == 1 ? " node and " : " nodes and ") + text_.number(edges) +
           (edges == 1 ? " relation" : " relations");
  }
};

class DifferenceFigure {
 public:
  DifferenceFigure(const Graph& before, const Graph& after, const DifferenceFigureOptions& options)
      : options_(options),
        schema_(after.schema()),
        parts_(before, after),
        page_(page_of(options.width)),
        words_(FigureText(persian(options.language, after), options.font)) {
    const std::size_t all = parts_.ranked().size();
    choose(options.most == 0 ? all : std::min(options.most, all));
  }

  PlacedFigure place() {
    return place_legibly([this] { return place_once(); },
                         [this](const FigureLayout&) {
                           if (options_.most == 0 || shown_.size() <= fewest_nodes) return false;
                           choose(shown_.size() * 7 / 8);
                           return true;
                         });
  }

 private:
  const DifferenceFigureOptions& options_;
  const Schema& schema_;
  ChangedParts parts_;
  FigurePage page_;
  Words words_;
  std::set<std::string> shown_;
  std::vector<const ComparedEdge*> edges_;

  static bool persian(const std::string& language, const Graph& graph) {
    return (language.empty() ? graph.main_language() : language) == "fa";
  }

  [[nodiscard]] PlacedFigure place_once() const {
    auto session = std::make_unique<GraphvizSession>();
    PlacedDrawing placed = lay_out(*session);
    add_legend(*session, placed.drawing.get(), placed.box, page_, legend(), schema_,
               words_.figure(), options_.theme);
    return {std::move(session), std::move(placed.drawing), page_, words_.figure()};
  }

  void choose(std::size_t most) {
    const auto& ranked = parts_.ranked();
    shown_ = {ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(most)};
    edges_ = parts_.edges_between(shown_);
    if (most == ranked.size()) return;
    // Where not all fit, a node whose neighbours are left out says little.
    std::set<std::string> joined;
    for (const ComparedEdge* edge : edges_) joined.insert({edge->source, edge->target});
    if (joined.size() >= std::min(most, fewest_nodes)) shown_ = std::move(joined);
  }

  [[nodiscard]] Looks node_looks(Change change, std::string_view shape,
                                 const std::string& corners) const {
    const ChangeStyle style = change_style(change, options_.theme);
    return {{"shape", std::string(shape)},
            {"style", "filled," + std::string(style.line) + corners},
            {"fillcolor", style.fill.hexadecimal()},
            {"color", style.line_colour.hexadecimal()},
            {"penwidth", number_text(style.pen)},
            {"margin", "0.12,0.06"}};
  }

  [[nodiscard]] Looks edge_looks(Change change) const {
    const ChangeStyle style = change_style(change, options_.theme);
    return {{"color", style.line_colour.hexadecimal()},
            {"style", std::string(style.line)},
            {"penwidth", number_text(style.pen)},
            {"arrowsize", "0.7"}};
  }

  static std::string signed_label(Change change, Theme theme, const std::string& text) {
    const std::string_view sign = change_style(change, theme).sign;
    return sign.empty() ? text : std::string(sign) + " " + text;
  }

  static void set(void* part, const Looks& looks) {
    for (const auto& [name, value] : looks) set_attribute(part, name, value);
  }

  Agnode_t* add_node(Agraph_t* drawing, const std::string& id) const {
    const ComparedNode& node = parts_.node(id);
    const Graph& graph = *node.graph;
    const TypeId type = graph.node(node.vertex).type;
    const NodeStyle style = node_style(schema_, type);
    std::string name = dot_text(id);
    Agnode_t* drawn = agnode(drawing, name.data(), 1);
    const bool rounded = style.style.find("rounded") != std::string_view::npos;
    const bool diagonals = style.style.find("diagonals") != std::string_view::npos;
    set(drawn, node_looks(node.change, style.shape,
                          rounded     ? ",rounded"
                          : diagonals ? ",diagonals"
                                      : ""));
    const std::string_view words = graph.label(node.vertex, options_.language);
    std::string text;
    for (const std::string& line : wrap_label(
             signed_label(node.change, options_.theme, words_.figure().shown(words)), 20, 3)) {
      text += dot_text(isolated(line)) + "\\n";
    }
    // Lines and fills say what changed; so words say the type.
    const NodeType& node_type = schema_.type(type);
    const std::string kind = words_.figure().name(node_type);
    text += dot_text(isolated("(" + kind + ")"));
    set(drawn, {{"label", text},
                {"fontname", words_.figure().font()},
                {"fontsize", "10"},
                {"fontcolor", "#000000"},
                {"height", "0.28"},
                {"width", "0.5"},
                {"tooltip", dot_text(plain_text(words, 200))}});
    return drawn;
  }

  void add_edge(Agraph_t* drawing, const ComparedEdge& edge,
                std::map<std::string, Agnode_t*>& nodes) const {
    const Edge& content = edge.graph->edge(edge.edge);
    const RelationType& relation = edge.graph->schema().relation(content.relation);
    Agedge_t* drawn = agedge(drawing, nodes.at(edge.source), nodes.at(edge.target), nullptr, 1);
    set(drawn, edge_looks(edge.change));
    const bool negated = content.polarity == Polarity::negated;
    set_attribute(drawn, "arrowhead", negated ? "tee" : "normal");
    if (relation.symmetric) {
      set_attribute(drawn, "dir", negated ? "both" : "none");
      if (negated) set_attribute(drawn, "arrowtail", "tee");
    }
    std::string name = words_.figure().name(relation);
    if (negated) name += " (" + words_.figure().negated() + ")";
    set(drawn, {{"label", dot_text(isolated(signed_label(edge.change, options_.theme, name)))},
                {"fontname", words_.figure().font()},
                {"fontsize", "9"},
                {"fontcolor", change_style(edge.change, options_.theme).line_colour.hexadecimal()},
                {"tooltip", dot_text(edge.graph->edge_id(edge.edge))}});
  }

  // In layers, since springs leave no room for the words on the lines.
  [[nodiscard]] PlacedDrawing lay_out(GraphvizSession& session) const {
    PlacedDrawing placed{session.open("difference"), {}};
    Agraph_t* drawing = placed.drawing.get();
    set(drawing, {{"rankdir", words_.figure().persian() ? "RL" : "LR"},
                  {"nodesep", "0.15"},
                  {"ranksep", "0.5"},
                  {"overlap", "prism"},
                  {"sep", "+8"},
                  {"splines", "true"}});
    std::map<std::string, Agnode_t*> nodes;
    for (const std::string& id : shown_) nodes[id] = add_node(drawing, id);
    for (const ComparedEdge* edge : edges_) add_edge(drawing, *edge, nodes);
    if (!shown_.empty()) placed.box = session.lay_out(drawing, "dot");
    return placed;
  }

  [[nodiscard]] LegendContent legend() const {
    std::set<Change> nodes;
    std::set<Change> lines;
    for (const std::string& id : shown_) nodes.insert(parts_.node(id).change);
    for (const ComparedEdge* edge : edges_) lines.insert(edge->change);
    LegendContent content;
    for (const Change change : all_changes) {
      const std::string name = signed_label(change, options_.theme, words_.name(change));
      if (nodes.contains(change)) content.nodes.push_back({name, node_looks(change, "box", "")});
      if (lines.contains(change)) content.lines.push_back({name, edge_looks(change)});
    }
    content.caption = words_.caption(parts_, shown_.size());
    return content;
  }
};

}  // namespace

PlacedFigure place_difference(const Graph& before, const Graph& after,
                              const DifferenceFigureOptions& options) {
  return DifferenceFigure(before, after, options).place();
}

std::string draw_difference(const Graph& before, const Graph& after,
                            const DifferenceFigureOptions& options, FigureFormat format) {
  return place_difference(before, after, options).render(format);
}

}  // namespace diplograph::exporting
