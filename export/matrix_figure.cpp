#include "export/matrix_figure.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "export/figure_layout.hpp"
#include "export/figure_legend.hpp"
#include "export/figure_text.hpp"
#include "export/label_wrapping.hpp"
#include "export/placed_canvas.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

constexpr double size = 9;  // of letters, in points
constexpr double line_height = 12;
constexpr double padding = 8;  // within a heading, on either side
constexpr double least_column = 52, least_row = 22;
constexpr double mark = 16;
constexpr double gap = 4;  // between headings and cells

using Looks = std::vector<std::pair<const char*, std::string>>;

/// What the graph says of a goal and a strategy.
struct Cell {
  std::size_t passages = 0;  ///< that say that the strategy advances the goal
  bool denied = false;
  std::set<Graph::Vertex> actors;  ///< that pursue the one and adopt the other

  [[nodiscard]] std::size_t weight() const {
    return passages * 100 + actors.size() + (denied ? 1 : 0);
  }
};

/// Goals or strategies, as the headings of rows or of columns.
struct Side {
  std::vector<Graph::Vertex> members;  // those with most marks first
  TypeId type{};
  std::size_t letters = 0, lines = 0;  // of a heading

  std::vector<std::vector<std::string>> words;
  std::vector<double> extents;  // along the side
  double breadth = 0;           // across it
};

class Matrix {
 public:
  Matrix(const Graph& graph, const MatrixFigureOptions& options)
      : graph_(graph),
        options_(options),
        page_(page_of(options.width)),
        language_(options.language.empty() ? graph.main_language() : options.language),
        words_(language_ == "fa", options.font) {
    gather();
    all_rows_ = rows_.members.size();
    all_columns_ = columns_.members.size();
    limit(options.most);
  }

  PlacedFigure place() {
    return place_legibly([this] { return place_once(); },
                         [this](const FigureLayout& layout) { return take_less(layout); });
  }

 private:
  const Graph& graph_;
  const MatrixFigureOptions& options_;
  FigurePage page_;
  std::string language_;
  FigureText words_;
  std::map<std::pair<Graph::Vertex, Graph::Vertex>, Cell> cells_;  // (goal, strategy)
  Side rows_, columns_;
  std::size_t all_rows_ = 0, all_columns_ = 0;
  bool goals_in_rows_ = true;
  double width_ = 0, height_ = 0;

  [[nodiscard]] PlacedFigure place_once() {
    auto session = std::make_unique<GraphvizSession>();
    CgraphGraph drawing = session->open("matrix");
    draw(*session, drawing.get());
    return {std::move(session), std::move(drawing), page_, words_};
  }

  bool take_less(const FigureLayout& layout) {
    if (options_.most == 0 || rows_.members.size() + columns_.members.size() <= 2) return false;
    const bool too_wide = layout.page.width() / page_.width > layout.page.height() / page_.height;
    auto& longer = (too_wide && columns_.members.size() > 1) || rows_.members.size() < 2
                       ? columns_.members
                       : rows_.members;
    longer.pop_back();
    drop_empty();
    return true;
  }

  [[nodiscard]] bool is_a(Graph::Vertex vertex, std::string_view name) const {
    const auto type = graph_.schema().find_type(name);
    return type && graph_.schema().is_a(graph_.node(vertex).type, *type);
  }

  void gather() {
    std::map<Graph::Vertex, std::set<Graph::Vertex>> pursued;
    std::map<Graph::Vertex, std::set<Graph::Vertex>> adopted;
    for (const Graph::EdgeDescriptor& descriptor : graph_.edges()) {
      const Edge& edge = graph_.edge(descriptor);
      const Graph::Vertex from = source(descriptor, graph_.boost());
      const Graph::Vertex to = target(descriptor, graph_.boost());
      const std::string& relation = graph_.schema().relation(edge.relation).name;
      const bool negated = edge.polarity == Polarity::negated;
      if (relation == "advances" && is_a(from, "Strategy") && is_a(to, "Goal")) {
        Cell& cell = cells_[{to, from}];
        if (negated) cell.denied = true;
        if (!negated) cell.passages += std::max<std::size_t>(graph_.evidence(edge).size(), 1);
      }
      if (relation == "pursues" && !negated && is_a(to, "Goal")) pursued[from].insert(to);
      if (relation == "adopts" && !negated && is_a(to, "Strategy")) adopted[from].insert(to);
    }
    for (const auto& [actor, goals] : pursued) {
      const auto strategies = adopted.find(actor);
      if (strategies == adopted.end()) continue;
      for (const Graph::Vertex goal : goals) {
        for (const Graph::Vertex strategy : strategies->second) {
          cells_[{goal, strategy}].actors.insert(actor);
        }
      }
    }
    Side goals = side("Goal", [](const auto& key) { return key.first; });
    Side strategies = side("Strategy", [](const auto& key) { return key.second; });
    goals_in_rows_ = goals.members.size() >= strategies.members.size();
    rows_ = goals_in_rows_ ? std::move(goals) : std::move(strategies);
    columns_ = goals_in_rows_ ? std::move(strategies) : std::move(goals);
    rows_.letters = 34;
    rows_.lines = 3;
    columns_.letters = 13;
    columns_.lines = 6;
  }

  template <typename End>
  [[nodiscard]] Side side(std::string_view type, End end) const {
    std::map<Graph::Vertex, std::size_t> weights;
    for (const auto& [key, cell] : cells_) weights[end(key)] += cell.weight();
    Side result;
    for (const auto& [vertex, weight] : weights) result.members.push_back(vertex);
    std::stable_sort(result.members.begin(), result.members.end(),
                     [&](Graph::Vertex a, Graph::Vertex b) { return weights[a] > weights[b]; });
    if (const auto id = graph_.schema().find_type(type)) result.type = *id;
    return result;
  }

  void limit(std::size_t most) {
    while (most != 0 &&
           rows_.members.size() + columns_.members.size() > std::max<std::size_t>(most, 2)) {
      (rows_.members.size() > columns_.members.size() ? rows_ : columns_).members.pop_back();
    }
    drop_empty();
  }

  [[nodiscard]] const Cell* cell(Graph::Vertex row, Graph::Vertex column) const {
    const auto found =
        cells_.find(goals_in_rows_ ? std::pair(row, column) : std::pair(column, row));
    return found == cells_.end() ? nullptr : &found->second;
  }

  // Rows and columns whose marks were all left out.
  void drop_empty() {
    std::erase_if(rows_.members, [this](Graph::Vertex row) {
      return std::none_of(columns_.members.begin(), columns_.members.end(),
                          [&](Graph::Vertex column) { return cell(row, column) != nullptr; });
    });
    std::erase_if(columns_.members, [this](Graph::Vertex column) {
      return std::none_of(rows_.members.begin(), rows_.members.end(),
                          [&](Graph::Vertex row) { return cell(row, column) != nullptr; });
    });
  }

  // A heading takes the longest of its words on one line, within reason.
  void widen_for_words(Side& side) const {
    constexpr std::size_t most = 18;
    for (const Graph::Vertex vertex : side.members) {
      const std::string label = words_.shown(graph_.label(vertex, language_));
      for (std::size_t begin = 0; begin < label.size();) {
        const std::size_t end = std::min(label.find(' ', begin), label.size());
        const std::size_t letters =
            visible_length(std::string_view(label).substr(begin, end - begin));
        side.letters = std::max(side.letters, std::min(letters, most));
        begin = end + 1;
      }
    }
  }

  // Breaks the words of all headings; returns the widest, in points.
  double break_words(GraphvizSession& session, Side& side) const {
    side.words.clear();
    std::vector<std::string> all;
    for (const Graph::Vertex vertex : side.members) {
      side.words.push_back(
          wrap_label(words_.shown(graph_.label(vertex, language_)), side.letters, side.lines));
      for (const std::string& line : side.words.back()) all.push_back(isolated(line));
    }
    const std::vector<double> widths = session.text_widths(words_.font(), size, all);
    return widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
  }

  void measure(GraphvizSession& session) {
    widen_for_words(columns_);
    rows_.breadth = break_words(session, rows_) + 2 * padding;
    const double column = std::max(least_column, break_words(session, columns_) + 2 * padding);
    columns_.extents.assign(columns_.members.size(), column);
    rows_.extents.clear();
    std::size_t lines = 1;
    for (const auto& words : columns_.words) lines = std::max(lines, words.size());
    columns_.breadth = static_cast<double>(lines) * line_height + 10;
    height_ = columns_.breadth + gap;
    for (const auto& words : rows_.words) {
      rows_.extents.push_back(
          std::max(least_row, static_cast<double>(words.size()) * line_height + 10));
      height_ += rows_.extents.back() + gap;
    }
    width_ = rows_.breadth + gap + static_cast<double>(columns_.members.size()) * (column + gap);
  }

  // A place in reading direction, from the upper corner where a line of text begins.
  [[nodiscard]] Point at(double x, double y) const {
    return {words_.persian() ? width_ - x : x, height_ - y};
  }

  void draw(GraphvizSession& session, Agraph_t* drawing) {
    LegendContent legend;
    Box box{0, 0};
    if (!rows_.members.empty()) {
      measure(session);
      box = {width_, height_};
      draw_headings(drawing);
      draw_cells(drawing, legend);
      legend.types = {rows_.type, columns_.type};
    }
    legend.caption = caption();
    add_legend(session, drawing, box, page_, legend, graph_.schema(), words_, options_.theme);
  }

  void heading(PlacedCanvas& canvas, Point centre, double width, double height, const Side& side,
               std::size_t index) const {
    Agnode_t* node = canvas.box(centre, width, height, size);
    set_node_looks(node, graph_.schema(), side.type, options_.theme);
    set_attribute(node, "margin", "0");
    std::string label;
    for (const std::string& line : side.words[index]) {
      label += (label.empty() ? "" : "\\n") + dot_text(isolated(line));
    }
    set_attribute(node, "label", label);
  }

  void draw_headings(Agraph_t* drawing) {
    PlacedCanvas canvas(drawing, words_.font(), "heading");
    double x = rows_.breadth + gap;
    for (std::size_t i = 0; i < columns_.members.size(); ++i) {
      const double width = columns_.extents[i];
      heading(canvas, at(x + width / 2, columns_.breadth / 2), width, columns_.breadth, columns_,
              i);
      x += width + gap;
    }
    double y = columns_.breadth + gap;
    for (std::size_t i = 0; i < rows_.members.size(); ++i) {
      const double high = rows_.extents[i];
      heading(canvas, at(rows_.breadth / 2, y + high / 2), rows_.breadth, high, rows_, i);
      y += high + gap;
    }
  }

  static Looks mark_looks(const char* fill, const char* letters, const char* line) {
    return {{"shape", "ellipse"},   {"style", std::string("filled,") + line},
            {"fillcolor", fill},    {"color", "#000000"},
            {"fontcolor", letters}, {"margin", "0"}};
  }
  static Looks said() { return mark_looks("#404040", "#FFFFFF", "solid"); }
  static Looks shared() { return mark_looks("#FFFFFF", "#000000", "solid"); }
  static Looks denied() { return mark_looks("#FFFFFF", "#000000", "dashed"); }

  void draw_cells(Agraph_t* drawing, LegendContent& legend) {
    PlacedCanvas canvas(drawing, words_.font(), "cell");
    std::array<bool, 3> seen{};
    double y = columns_.breadth + gap;
    for (std::size_t r = 0; r < rows_.members.size(); ++r) {
      const double middle = y + rows_.extents[r] / 2;
      draw_rule(canvas, middle);
      double x = rows_.breadth + gap;
      for (std::size_t c = 0; c < columns_.members.size(); ++c) {
        if (const Cell* found = cell(rows_.members[r], columns_.members[c])) {
          draw_marks(canvas, *found, x + columns_.extents[c] / 2, middle, seen);
        }
        x += columns_.extents[c] + gap;
      }
      y += rows_.extents[r] + gap;
    }
    const bool persian = words_.persian();
    const auto explain = [&](std::size_t kind, Looks looks, const char* english, const char* text) {
      if (seen.at(kind)) {
        if (kind != 1) looks.emplace_back("label", persian ? "ن" : "n");
        if (kind == 1) looks.emplace_back("label", "×");
        legend.marks.push_back({persian ? text : english, std::move(looks)});
      }
    };
    explain(0, said(), "the strategy advances the goal, as n passages say",
            "راهبرد هدف را پیش می‌برد؛ ن: شمار شواهد");
    explain(1, denied(), "denied: the strategy advances the goal",
            "نفی‌شده: راهبرد هدف را پیش می‌برد");
    explain(2, shared(), "n actors pursue the goal and adopt the strategy",
            "کنشگر هم در پی هدف است و هم راهبرد را به کار "
            "می‌گیرد؛ "
            "ن: "
            "شمار "
            "کنشگران");
  }

  // Leads the eye from a row's heading to its marks.
  void draw_rule(PlacedCanvas& canvas, double y) const {
    Agedge_t* rule = canvas.line(at(rows_.breadth + 2, y), at(width_ - gap, y), false);
    set_attribute(rule, "color", "#CCCCCC");
    set_attribute(rule, "penwidth", "0.6");
  }

  void draw_marks(PlacedCanvas& canvas, const Cell& cell, double x, double y,
                  std::array<bool, 3>& seen) const {
    std::vector<std::pair<Looks, std::string>> marks;
    if (cell.passages != 0) marks.emplace_back(said(), words_.number(cell.passages));
    if (cell.denied) marks.emplace_back(denied(), "×");
    if (!cell.actors.empty()) marks.emplace_back(shared(), words_.number(cell.actors.size()));
    seen[0] = seen[0] || cell.passages != 0;
    seen[1] = seen[1] || cell.denied;
    seen[2] = seen[2] || !cell.actors.empty();
    double place = x - static_cast<double>(marks.size() - 1) * mark / 2;
    for (const auto& [looks, label] : marks) {
      const double width = visible_length(label) > 2 ? 1.5 * mark : mark;
      Agnode_t* node = canvas.box(at(place, y), width, mark, size);
      for (const auto& [name, value] : looks) set_attribute(node, name, value);
      set_attribute(node, "label", label);
      place += mark;
    }
  }

  [[nodiscard]] std::string caption() const {
    const bool persian = words_.persian();
    if (rows_.members.empty()) {
      return persian ? "در این گراف راهبردی با هدفی پیوند ندارد."
                     : "No strategy of this graph is joined to a goal.";
    }
    const auto counted = [&](const Side& side, std::size_t all, bool goals) {
      const std::size_t shown = side.members.size();
      std::string text = words_.number(shown);
      if (shown != all) text += (persian ? " از " : " of ") + words_.number(all);
      if (persian) return text + (goals ? " هدف" : " راهبرد");
      return text + (goals      ? (all == 1 ? " goal" : " goals")
                     : all == 1 ? " strategy"
                                : " strategies");
    };
    const std::string rows = counted(rows_, all_rows_, goals_in_rows_);
    const std::string columns = counted(columns_, all_columns_, !goals_in_rows_);
    std::string text = rows + (persian ? " در برابر " : " against ") + columns + ".";
    if (const std::string source = words_.source(graph_); !source.empty()) text += " " + source;
    return text;
  }
};

}  // namespace

PlacedFigure place_matrix(const Graph& graph, const MatrixFigureOptions& options) {
  return Matrix(graph, options).place();
}

}  // namespace diplograph::exporting
