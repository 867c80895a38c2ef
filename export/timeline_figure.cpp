#include "export/timeline_figure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/figure_text.hpp"
#include "export/label_wrapping.hpp"
#include "export/text_direction.hpp"
#include "export/xml_text.hpp"

namespace diplograph::exporting {
namespace {

constexpr double width = 680;
constexpr double margin = 24;
constexpr double chart_height = 220;
constexpr double chart_left = 64;
constexpr double labels_right = 180;  // room for the names at the ends of curves
constexpr double row_height = 20;
constexpr std::string_view font = "Noto Sans, Noto Sans Arabic, Vazirmatn, sans-serif";

// Okabe and Ito (2008), without the yellow, which is too light for lines on white.
constexpr std::array<Colour, 7> curve_colours{{{0, 114, 178},
                                               {213, 94, 0},
                                               {0, 158, 115},
                                               {204, 121, 167},
                                               {86, 180, 233},
                                               {230, 159, 0},
                                               {0, 0, 0}}};
constexpr std::array<std::string_view, 7> dashes{"", "7 3", "2 3", "9 3 2 3", "5 2", "1 2", "12 4"};

/// Writes shapes and text of an SVG drawing.
class Drawing {
 public:
  Drawing(ByteBuffer& out, Theme theme) : out_(out), theme_(theme) {}

  void begin(double height) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
         << decimal(width) << "\" height=\"" << decimal(height) << "\" viewBox=\"0 0 "
         << decimal(width) << ' ' << decimal(height) << "\" font-family=\"" << font
         << "\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  }
  void end() { out_ << "</svg>\n"; }

  void line(double x1, double y1, double x2, double y2, Colour colour, double pen) {
    out_ << "<line x1=\"" << decimal(x1) << "\" y1=\"" << decimal(y1) << "\" x2=\"" << decimal(x2)
         << "\" y2=\"" << decimal(y2) << "\" stroke=\"" << shown(colour) << "\" stroke-width=\""
         << decimal(pen) << "\"/>\n";
  }

  void curve(const std::vector<std::pair<double, double>>& points, std::size_t number) {
    out_ << "<polyline fill=\"none\" stroke=\"" << shown(curve_colour(number))
         << "\" stroke-width=\"1.6\"";
    const std::string_view dash = dashes[number % dashes.size()];
    if (!dash.empty()) out_ << " stroke-dasharray=\"" << dash << '"';
    out_ << " points=\"";
    for (const auto& [x, y] : points) out_ << decimal(x) << ',' << decimal(y) << ' ';
    out_ << "\"/>\n";
    for (const auto& [x, y] : points) {
      if (points.size() <= 40) dot(x, y, 2, curve_colour(number));
    }
  }

  void dot(double x, double y, double radius, Colour colour) {
    out_ << "<circle cx=\"" << decimal(x) << "\" cy=\"" << decimal(y) << "\" r=\""
         << decimal(radius) << "\" fill=\"" << shown(colour) << "\"/>\n";
  }

  /// Text from `x` to the right, or, `flush_right`, up to `x`.
  void text(double x, double y, std::string_view content, bool flush_right = false,
            double size = 11) {
    // The anchor counts in the direction of the text.
    const bool rtl = right_to_left(content);
    out_ << "<text x=\"" << decimal(x) << "\" y=\"" << decimal(y) << '"';
    if (size != 11) out_ << " font-size=\"" << decimal(size) << '"';
    if (rtl) out_ << " direction=\"rtl\"";
    if (rtl != flush_right) out_ << " text-anchor=\"end\"";
    out_ << '>';
    xml_content(out_, isolated(content));
    out_ << "</text>\n";
  }

  [[nodiscard]] static Colour curve_colour(std::size_t number) {
    return curve_colours[number % curve_colours.size()];
  }

 private:
  ByteBuffer& out_;
  Theme theme_;

  [[nodiscard]] std::string shown(Colour colour) const {
    return (theme_ == Theme::print_mono ? colour.grey().shade(0.4) : colour).hexadecimal();
  }
};

/// A label in one line that is cut politely.
std::string one_line(std::string_view label, std::size_t letters) {
  const auto lines = wrap_label(label, letters, 1);
  return lines.empty() ? std::string() : lines.front();
}

class Timeline {
 public:
  Timeline(const Graph& graph, const RoleSeries& roles, const TimelineOptions& options,
           ByteBuffer& out)
      : graph_(graph),
        roles_(roles),
        options_(options),
        language_(options.language.empty() ? graph.main_language() : options.language),
        words_(language_ == "fa"),
        drawing_(out, options.theme) {
    things_ = dated_things(graph);
    keep_the_most_connected();
  }

  void draw() {
    const bool curves = roles_.years() > 0;
    const double chart = curves ? margin + chart_height + 56 : margin;
    const double rows = static_cast<double>(std::max<std::size_t>(things_.size(), 1));
    drawing_.begin(chart + rows * row_height + 2 * margin);
    if (curves) draw_curves();
    draw_things(chart);
    drawing_.end();
  }

 private:
  const Graph& graph_;
  const RoleSeries& roles_;
  const TimelineOptions& options_;
  std::string language_;
  FigureText words_;
  Drawing drawing_;
  std::vector<DatedThing> things_;
  std::size_t left_out_ = 0;

  [[nodiscard]] std::size_t importance(const DatedThing& thing) const {
    if (!thing.node) return 0;
    return 1 + in_degree(*thing.node, graph_.boost()) + out_degree(*thing.node, graph_.boost());
  }

  void keep_the_most_connected() {
    if (options_.most == 0 || things_.size() <= options_.most) return;
    std::vector<std::size_t> order(things_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return importance(things_[a]) > importance(things_[b]);
    });
    left_out_ = things_.size() - options_.most;
    order.resize(options_.most);
    std::sort(order.begin(), order.end());
    std::vector<DatedThing> kept;
    for (const std::size_t i : order) kept.push_back(std::move(things_[i]));
    things_ = std::move(kept);
  }

  [[nodiscard]] std::string year(int value) const {
    return words_.number(static_cast<std::size_t>(value));
  }

  void draw_curves() {
    const double top = margin + 16;
    const double bottom = top + chart_height;
    const double right = width - margin - labels_right;
    double greatest = 0;
    for (const auto& shares : roles_.shares) {
      greatest = std::max(greatest, *std::max_element(shares.begin(), shares.end()));
    }
    greatest = std::max(0.1, std::ceil(greatest * 10) / 10);
    const auto x_of = [&](std::size_t i) {
      if (roles_.years() == 1) return (chart_left + right) / 2;
      return chart_left + (right - chart_left) * static_cast<double>(i) /
                              static_cast<double>(roles_.years() - 1);
    };
    const auto y_of = [&](double share) { return bottom - chart_height * share / greatest; };

    const Colour rule{200, 200, 200};
    const Colour ink{60, 60, 60};
    drawing_.text(
        margin, margin,
        words_.persian()
            ? "سهم هر کنشگر از " + std::string(name_of(options_.measure).label_fa) + " در هر سال"
            : "Each actor's share of " + std::string(name_of(options_.measure).name) + " by year");
    const int steps = static_cast<int>(std::lround(greatest * 10));
    const int stride = steps > 5 ? 2 : 1;
    for (int step = 0; step <= steps; step += stride) {
      const double y = y_of(step / 10.0);
      drawing_.line(chart_left, y, right, y, rule, 0.6);
      drawing_.text(chart_left - 6, y + 4, words_.number(static_cast<std::size_t>(step * 10)) + "%",
                    true);
    }
    drawing_.line(chart_left, bottom, right, bottom, ink, 1);
    const std::size_t every = std::max<std::size_t>(1, (roles_.years() + 9) / 10);
    for (std::size_t i = 0; i < roles_.years(); i += every) {
      drawing_.line(x_of(i), bottom, x_of(i), bottom + 4, ink, 1);
      drawing_.text(x_of(i) - 12, bottom + 18, year(roles_.first_year + static_cast<int>(i)));
    }
    draw_curve_lines(x_of, y_of, right, top);
  }

  template <typename X, typename Y>
  void draw_curve_lines(const X& x_of, const Y& y_of, double right, double top) {
    // Names stand at the height of the last point, moved apart where they would overlap.
    std::vector<std::pair<double, std::size_t>> names;
    for (std::size_t i = 0; i < roles_.actors.size(); ++i) {
      std::vector<std::pair<double, double>> points;
      for (std::size_t k = 0; k < roles_.years(); ++k) {
        points.emplace_back(x_of(k), y_of(roles_.shares[i][k]));
      }
      drawing_.curve(points, i);
      names.emplace_back(points.back().second, i);
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    constexpr double apart = 15;
    double last = top + chart_height;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
      name->first = std::min(name->first, last);
      last = name->first - apart;
    }
    for (const auto& [y, i] : names) {
      const double end = y_of(roles_.shares[i].back());
      drawing_.line(x_of(roles_.years() - 1) + 3, end, right + 14, y, Drawing::curve_colour(i),
                    0.5);
      drawing_.curve({{right + 16, y}, {right + 38, y}}, i);
      drawing_.text(right + 43, y + 4, one_line(graph_.label(roles_.actors[i], language_), 20));
    }
  }

  void draw_things(double top) {
    if (things_.empty()) {
      drawing_.text(margin, top + 14,
                    words_.persian() ? "گراف تاریخی ندارد." : "Nothing in the graph is dated.");
      return;
    }
    const double axis = margin + 96;
    const double kinds_right = axis + 104;
    const Colour rule{150, 150, 150};
    drawing_.line(axis, top, axis, top + row_height * static_cast<double>(things_.size()), rule, 1);
    double y = top + row_height / 2;
    for (const DatedThing& thing : things_) {
      drawing_.text(axis - 12, y + 4, thing.date, true);
      const Colour colour =
          thing.node ? node_style(graph_.schema(), graph_.node(*thing.node).type).colour
                     : edge_style(graph_.schema(), graph_.edge(*thing.edge).relation).colour;
      drawing_.dot(axis, y, 4.5, colour);
      drawing_.text(kinds_right, y + 4, kind_of(thing), true, 9.5);
      drawing_.text(kinds_right + 12, y + 4, one_line(words_of(thing), 60));
      y += row_height;
    }
    if (left_out_ != 0) {
      drawing_.text(margin, y + 8,
                    words_.persian()
                        ? "و " + words_.number(left_out_) + " مورد تاریخ‌دار دیگر"
                        : "and " + words_.number(left_out_) + " more that are dated",
                    false, 9);
    }
  }

  /// "agreement", "party to": what the colour of the dot stands for.
  [[nodiscard]] std::string kind_of(const DatedThing& thing) const {
    const Schema& schema = graph_.schema();
    const auto named = [&](const auto& term) {
      const std::string& name = words_.persian() ? term.label_fa : term.label_en;
      return name.empty() ? term.name : name;
    };
    if (thing.node) return named(schema.type(graph_.node(*thing.node).type));
    const Edge& edge = graph_.edge(*thing.edge);
    const std::string relation = named(schema.relation(edge.relation));
    return edge.polarity == Polarity::negated ? words_.negated() + ": " + relation : relation;
  }

  [[nodiscard]] std::string words_of(const DatedThing& thing) const {
    if (thing.node) return std::string(graph_.label(*thing.node, language_));
    const std::string text =
        isolated(graph_.label(source(*thing.edge, graph_.boost()), language_)) + " — ";
    return text + isolated(graph_.label(target(*thing.edge, graph_.boost()), language_));
  }
};

}  // namespace

std::string timeline_svg(const Graph& graph, const RoleSeries& roles,
                         const TimelineOptions& options) {
  std::string svg;
  const Sink sink = [&](std::string_view block) { svg += block; };
  ByteBuffer out(sink);
  Timeline(graph, roles, options, out).draw();
  out.finish();
  return svg;
}

}  // namespace diplograph::exporting
