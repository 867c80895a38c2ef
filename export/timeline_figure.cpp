#include "export/timeline_figure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
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

constexpr double usual_width = 170;                    // millimetres
constexpr double least_width = 230, most_width = 600;  // of the drawing, in points
constexpr double narrow = 430;  // below, the kind of a thing stands before its words
constexpr double size = 10;     // of letters
constexpr double line_height = 13.5;
constexpr double row_gap = 6;
constexpr double chart_height = 190;
constexpr double title_height = 24;
constexpr double axis_height = 42;    // with the years below it and the space to what is dated
constexpr double letter_width = 5.2;  // about, at that size
constexpr double sample_length = 24;
constexpr std::size_t most_marked_years = 40;

// Okabe and Ito (2008), without the yellow, which is too light for lines on white.
constexpr auto curve_colours = std::to_array<Colour>({{0, 114, 178},
                                                      {213, 94, 0},
                                                      {0, 158, 115},
                                                      {204, 121, 167},
                                                      {86, 180, 233},
                                                      {230, 159, 0},
                                                      {0, 0, 0}});
constexpr auto curve_lines = std::to_array<const char*>({"solid", "dashed", "dotted"});
constexpr auto curve_marks = std::to_array<const char*>(
    {"circle", "square", "diamond", "triangle", "invtriangle", "hexagon", "star"});

/// A dated thing as the figure shows it.
struct Row {
  std::string date, kind;
  std::vector<std::string> lines;
  Colour colour;

  [[nodiscard]] double height() const {
    return static_cast<double>(std::max<std::size_t>(lines.size(), 1)) * line_height + row_gap;
  }
};

class Timeline {
 public:
  Timeline(const Graph& graph, const RoleSeries& roles, const TimelineOptions& options)
      : graph_(graph),
        roles_(roles),
        options_(options),
        page_(page_of(options.width > 0 ? options.width : usual_width)),
        language_(options.language.empty() ? graph.main_language() : options.language),
        words_(language_ == "fa", options.font),
        width_(std::clamp((page_.width - 2 * figure_margin) * points_per_inch, least_width,
                          most_width)) {
    all_ = dated_things(graph);
    keep(options.most == 0 ? all_.size() : options.most);
  }

  PlacedFigure place() {
    return place_legibly([this] { return place_once(); },
                         [this](const FigureLayout&) {
                           if (options_.most == 0 || things_.size() <= 1) return false;
                           keep(things_.size() * 7 / 8);
                           return true;
                         });
  }

 private:
  const Graph& graph_;
  const RoleSeries& roles_;
  const TimelineOptions& options_;
  FigurePage page_;
  std::string language_;
  FigureText words_;
  double width_, height_ = 0;
  std::vector<DatedThing> all_, things_;
  std::vector<Row> rows_;
  double date_width_ = 0, kind_width_ = 0;

  [[nodiscard]] PlacedFigure place_once() {
    auto session = std::make_unique<GraphvizSession>();
    CgraphGraph drawing = session->open("timeline");
    draw(*session, drawing.get());
    return {std::move(session), std::move(drawing), page_, words_};
  }

  [[nodiscard]] std::size_t importance(const DatedThing& thing) const {
    if (!thing.node) return 0;
    return 1 + in_degree(*thing.node, graph_.boost()) + out_degree(*thing.node, graph_.boost());
  }

  void keep(std::size_t most) {
    std::vector<std::size_t> order(all_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return importance(all_[a]) > importance(all_[b]);
    });
    order.resize(std::min(most, order.size()));
    std::sort(order.begin(), order.end());
    things_.clear();
    for (const std::size_t i : order) things_.push_back(all_[i]);
  }

  [[nodiscard]] bool has_curves() const { return roles_.years() > 0; }

  /// "agreement", "party to": what the colour of the dot stands for.
  [[nodiscard]] std::string kind_of(const DatedThing& thing) const {
    const Schema& schema = graph_.schema();
    if (thing.node) return words_.name(schema.type(graph_.node(*thing.node).type));
    const Edge& edge = graph_.edge(*thing.edge);
    return words_.statement(schema.relation(edge.relation), edge.polarity == Polarity::negated);
  }

  [[nodiscard]] std::string label(Graph::Vertex vertex) const {
    return words_.shown(graph_.label(vertex, language_));
  }

  [[nodiscard]] std::string words_of(const DatedThing& thing) const {
    if (thing.node) return label(*thing.node);
    const std::string from = label(source(*thing.edge, graph_.boost()));
    const std::string to = label(target(*thing.edge, graph_.boost()));
    if (right_to_left(from) == right_to_left(to)) return from + " — " + to;
    return isolated(from) + " — " + isolated(to);
  }

  [[nodiscard]] Colour colour_of(const DatedThing& thing) const {
    const Colour colour =
        thing.node ? node_style(graph_.schema(), graph_.node(*thing.node).type).colour
                   : edge_style(graph_.schema(), graph_.edge(*thing.edge).relation).colour;
    return shown(colour);
  }

  [[nodiscard]] Colour shown(Colour colour) const {
    return options_.theme == Theme::print_mono ? colour.grey().shade(0.4) : colour;
  }

  [[nodiscard]] double widest(GraphvizSession& session,
                              const std::vector<std::string>& texts) const {
    const std::vector<double> widths = session.text_widths(words_.font(), size, texts);
    return widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
  }

  [[nodiscard]] double words_begin() const {
    return date_width_ + 24 + (kind_width_ > 0 ? kind_width_ + 12 : 0);
  }

  void break_rows(GraphvizSession& session) {
    rows_.clear();
    std::vector<std::string> dates;
    std::vector<std::string> kinds;
    for (const DatedThing& thing : things_) {
      rows_.push_back({words_.date(thing.date), kind_of(thing), {}, colour_of(thing)});
      dates.push_back(isolated(rows_.back().date));
      kinds.push_back(isolated(rows_.back().kind));
    }
    date_width_ = widest(session, dates);
    kind_width_ = width_ < narrow ? 0 : widest(session, kinds);
    const double room = width_ - words_begin();
    double letters = room / letter_width;
    while (true) {
      std::vector<std::string> lines;
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::string words =
            kind_width_ > 0 ? words_of(things_[i]) : rows_[i].kind + ": " + words_of(things_[i]);
        rows_[i].lines = wrap_label(words, static_cast<std::size_t>(letters), 3);
        for (const std::string& line : rows_[i].lines) lines.push_back(isolated(line));
      }
      const double most = widest(session, lines);
      if (most <= room || letters < 8) return;
      letters *= std::min(0.97, room / most);
    }
  }

  // A place in reading direction, from the upper corner where a line of text begins.
  [[nodiscard]] Point at(double x, double y) const {
    return {words_.persian() ? width_ - x : x, height_ - y};
  }
  [[nodiscard]] Anchor begin() const { return words_.persian() ? Anchor::right : Anchor::left; }
  [[nodiscard]] Anchor end() const { return words_.persian() ? Anchor::left : Anchor::right; }

  void draw(GraphvizSession& session, Agraph_t* drawing) {
    const double top = has_curves() ? title_height + chart_height + axis_height : 0;
    break_rows(session);
    height_ = top;
    for (const Row& row : rows_) height_ += row.height();
    PlacedCanvas canvas(drawing, words_.font(), "time");
    if (has_curves()) draw_chart(session, canvas);
    draw_rows(canvas, top);
    LegendContent legend;
    legend.caption = caption();
    add_legend(session, drawing, {width_, height_}, page_, legend, graph_.schema(), words_,
               options_.theme);
  }

  static void look(void* part, const char* colour, const char* pen, const char* style = "solid") {
    set_attribute(part, "color", colour);
    set_attribute(part, "penwidth", pen);
    set_attribute(part, "style", style);
  }

  static void mark(PlacedCanvas& canvas, Point place, double diameter, const char* shape,
                   const std::string& colour) {
    Agnode_t* node = canvas.box(place, diameter, diameter, size);
    set_attribute(node, "shape", shape);
    set_attribute(node, "style", "filled");
    set_attribute(node, "fillcolor", colour);
    set_attribute(node, "color", colour);
  }

  // Time runs from left to right in both languages, as calendars on an axis do.
  void draw_chart(GraphvizSession& session, PlacedCanvas& canvas) {
    std::vector<std::string> names;
    for (const Graph::Vertex actor : roles_.actors) {
      const auto lines = wrap_label(label(actor), width_ < narrow ? 12 : 20, 1);
      names.push_back(lines.empty() ? std::string() : isolated(lines.front()));
    }
    const double names_width = widest(session, names);
    const double left = 36;
    const double right = width_ - names_width - sample_length - 26;
    const double top = height_ - title_height;
    const double bottom = top - chart_height;
    double greatest = 0;
    for (const auto& shares : roles_.shares) {
      greatest = std::max(greatest, *std::max_element(shares.begin(), shares.end()));
    }
    greatest = std::max(0.1, std::ceil(greatest * 10) / 10);
    const auto place = [&](std::size_t year, double share) {
      const double x = roles_.years() == 1 ? (left + right) / 2
                                           : left + (right - left) * static_cast<double>(year) /
                                                        static_cast<double>(roles_.years() - 1);
      return Point{x, bottom + chart_height * share / greatest};
    };
    const std::string measure(words_.persian() ? name_of(options_.measure).label_fa
                                               : name_of(options_.measure).name);
    canvas.text(at(0, 8), begin(), width_,
                words_.persian() ? "سهم هر کنشگر از " + measure + " در هر سال میلادی"
                                 : "Each actor's share of " + measure + " by year",
                size);
    draw_axes(canvas, left, right, bottom, greatest, place);
    draw_curves(canvas, names, names_width, right, top, place);
  }

  template <typename Place>
  void draw_axes(PlacedCanvas& canvas, double left, double right, double bottom, double greatest,
                 const Place& place) const {
    const int steps = static_cast<int>(std::lround(greatest * 10));
    for (int step = 0; step <= steps; step += steps > 5 ? 2 : 1) {
      const double y = place(0, step / 10.0).y;
      look(canvas.line({left, y}, {right, y}, false), step == 0 ? "#404040" : "#CCCCCC",
           step == 0 ? "1" : "0.6");
      const std::string share = words_.number(static_cast<std::size_t>(step * 10));
      canvas.text({left - 5, y}, Anchor::right, 40, share + (words_.persian() ? "٪" : "%"), size);
    }
    const auto most_years = static_cast<std::size_t>(std::max(2.0, (right - left) / 42));
    const std::size_t every =
        std::max<std::size_t>(1, (roles_.years() + most_years - 1) / most_years);
    for (std::size_t i = 0; i < roles_.years(); i += every) {
      const double x = place(i, 0).x;
      look(canvas.line({x, bottom}, {x, bottom - 4}, false), "#404040", "1");
      const auto year = static_cast<std::size_t>(roles_.first_year) + i;
      canvas.text({x, bottom - 13}, Anchor::centre, 40, words_.number(year), size);
    }
  }

  template <typename Place>
  void draw_curves(PlacedCanvas& canvas, const std::vector<std::string>& names, double names_width,
                   double right, double top, const Place& place) const {
    // Names stand at the height of the last point, moved apart where they would overlap.
    std::vector<std::pair<double, std::size_t>> heights;
    for (std::size_t i = 0; i < roles_.actors.size(); ++i) {
      draw_shares(canvas, i, place);
      heights.emplace_back(place(roles_.years() - 1, roles_.shares[i].back()).y, i);
    }
    std::stable_sort(heights.begin(), heights.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    double least = top - chart_height;
    for (auto& [y, i] : heights) {
      y = std::max(y, least);
      least = y + line_height + 1;
    }
    const double excess = least - (line_height + 1) - top;
    for (const auto& [height, i] : heights) {
      // What would stand above the chart moves everything down.
      const double y = excess > 0 ? height - excess : height;
      const Point last = place(roles_.years() - 1, roles_.shares[i].back());
      if (roles_.shares[i].back() > 0) {
        look(canvas.line({last.x + 3, last.y}, {right + 16, y}, false), "#999999", "0.5");
      }
      draw_curve(
          canvas,
          {{right + 18, y}, {right + 18 + sample_length / 2, y}, {right + 18 + sample_length, y}},
          i);
      mark(canvas, {right + 18 + sample_length / 2, y}, 5, curve_marks[i % curve_marks.size()],
           colour(i));
      canvas.text({right + sample_length + 23, y}, Anchor::left, names_width, names[i], size);
    }
  }

  [[nodiscard]] std::string colour(std::size_t number) const {
    return shown(curve_colours[number % curve_colours.size()]).hexadecimal();
  }

  // Where nothing is said of an actor there is no curve: those of all actors would lie on each
  // other.
  template <typename Place>
  void draw_shares(PlacedCanvas& canvas, std::size_t number, const Place& place) const {
    const std::vector<double>& shares = roles_.shares[number];
    std::vector<Point> piece;
    std::vector<Point> marked;
    for (std::size_t year = 0; year < shares.size(); ++year) {
      const bool said = shares[year] > 0;
      const bool near =
          (year > 0 && shares[year - 1] > 0) || (year + 1 < shares.size() && shares[year + 1] > 0);
      if (said) marked.push_back(place(year, shares[year]));
      if (said || near) piece.push_back(place(year, shares[year]));
      // Between two years of which nothing is said the curve ends.
      const bool goes_on = year + 1 < shares.size() && (said || shares[year + 1] > 0);
      if (goes_on) continue;
      draw_curve(canvas, piece, number);
      piece.clear();
    }
    if (shares.size() > most_marked_years) return;
    for (const Point& point : marked) {
      mark(canvas, point, 5, curve_marks[number % curve_marks.size()], colour(number));
    }
  }

  void draw_curve(PlacedCanvas& canvas, const std::vector<Point>& points,
                  std::size_t number) const {
    if (points.size() < 2) return;
    look(canvas.polyline(points), colour(number).c_str(), "1.6",
         curve_lines[number % curve_lines.size()]);
  }

  void draw_rows(PlacedCanvas& canvas, double top) const {
    if (rows_.empty()) return;
    const double axis = date_width_ + 12;
    look(canvas.line(at(axis, top), at(axis, height_), false), "#999999", "1");
    double y = top;
    for (const Row& row : rows_) {
      double line = y + row_gap / 2 + line_height / 2;
      canvas.text(at(date_width_, line), end(), date_width_, row.date, size);
      mark(canvas, at(axis, line), 8, "circle", row.colour.hexadecimal());
      if (kind_width_ > 0) {
        canvas.text(at(date_width_ + 24, line), begin(), kind_width_, row.kind, size);
      }
      for (const std::string& words : row.lines) {
        canvas.text(at(words_begin(), line), begin(), width_ - words_begin(), words, size);
        line += line_height;
      }
      y += row.height();
    }
  }

  [[nodiscard]] std::string caption() const {
    const bool persian = words_.persian();
    if (all_.empty()) return persian ? "گراف تاریخی ندارد." : "Nothing in the graph is dated.";
    std::string text = words_.number(things_.size());
    if (things_.size() != all_.size()) {
      text += (persian ? " از " : " of ") + words_.number(all_.size());
    }
    text += persian            ? " مورد تاریخ‌دار."
            : all_.size() == 1 ? " thing is dated."
                               : " dated things.";
    if (const std::string source = words_.source(graph_); !source.empty()) text += " " + source;
    return text;
  }
};

}  // namespace

PlacedFigure place_timeline(const Graph& graph, const RoleSeries& roles,
                            const TimelineOptions& options) {
  return Timeline(graph, roles, options).place();
}

}  // namespace diplograph::exporting
