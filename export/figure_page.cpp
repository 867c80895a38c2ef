#include "export/figure_page.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "export/byte_buffer.hpp"
#include "export/figure_layout.hpp"
#include "export/font_coverage.hpp"
#include "export/tikz_picture.hpp"

namespace diplograph::exporting {
namespace {

constexpr double millimetres_per_inch = 25.4;
constexpr double legend_height = 1.1;  // inches, roughly

// Cairo writes the time of day into PDF and EPS; the same graph has to give the same bytes.
void fix_dates(std::string& drawing) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view fixed = "20000101000000";
  for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"}) {
    for (std::size_t at = drawing.find(key); at != std::string::npos; at = drawing.find(key, at)) {
      at += key.size();
      for (std::size_t i = 0; i < fixed.size() && at + i < drawing.size() &&
                              digits.find(drawing[at + i]) != std::string_view::npos;
           ++i) {
        drawing[at + i] = fixed[i];
      }
    }
  }
  constexpr std::string_view comment = "%%CreationDate: ";
  if (const std::size_t at = drawing.find(comment); at != std::string::npos) {
    drawing.replace(at + comment.size(), drawing.find('\n', at) - at - comment.size(),
                    "2000-01-01");
  }
}

std::string rendered(GraphvizSession& session, Agraph_t* drawing, FigureFormat format,
                     const FigurePage& page, const std::string& font) {
  switch (format) {
    case FigureFormat::svg:
      return session.render_positioned(drawing, "svg");
    case FigureFormat::pdf:
      return session.render_positioned(drawing, "pdf");
    case FigureFormat::png:
      set_attribute(drawing, "dpi", "300");
      return session.render_positioned(drawing, "png");
    case FigureFormat::eps:
      // Graphviz' own PostScript has no letters beyond Latin-1.
      return session.render_positioned(drawing, "eps:cairo");
    case FigureFormat::tex:
      return tikz_picture(drawing, font, read_layout(session, drawing, page).scale);
    case FigureFormat::dot:
      break;
  }
  return session.render_positioned(drawing, "dot");
}

}  // namespace

FigurePage page_of(double width) {
  constexpr double portrait_height = 9.7;  // A4
  return width > 0 ? FigurePage{width / millimetres_per_inch, portrait_height} : FigurePage{};
}

double PlacedDrawing::scale(const FigurePage& page) const {
  const double width = box.width / points_per_inch;
  const double height = box.height / points_per_inch + legend_height;
  return std::min({1.0, page.width / width, page.height / height});
}

PlacedFigure::PlacedFigure(std::unique_ptr<GraphvizSession> session, CgraphGraph drawing,
                           FigurePage page, const FigureText& words)
    : session_(std::move(session)),
      drawing_(std::move(drawing)),
      page_(page),
      font_(words.font()),
      missing_(words.missing()) {
  set_attribute(drawing_.get(), "charset", "UTF-8");
  set_attribute(drawing_.get(), "outputorder", "edgesfirst");
  set_attribute(drawing_.get(), "pad", number_text(figure_margin));
  set_attribute(drawing_.get(), "margin", "0");
  set_attribute(drawing_.get(), "size", number_text(page_.width) + "," + number_text(page_.height));
}

FigureLayout PlacedFigure::layout() const { return read_layout(*session_, drawing_.get(), page_); }

std::vector<std::string> PlacedFigure::faults() const {
  const FigureLayout places = layout();
  std::vector<std::string> texts;
  for (const PlacedText& text : places.texts) texts.push_back(text.text);
  std::vector<std::string> faults = font_faults(font_, texts, missing_);
  const double size = places.least_letter_size();
  if (!texts.empty() && size < least_letter_size - 0.01) {
    faults.push_back("letters are " + decimal(std::round(size * 10) / 10) +
                     " points high at this width, too small to read on paper; draw fewer nodes "
                     "(--top; --figure-nodes of build and export) or a wider figure (--width)");
  }
  return faults;
}

std::string PlacedFigure::render(FigureFormat format) {
  std::string bytes = rendered(*session_, drawing_.get(), format, page_, font_);
  if (format == FigureFormat::pdf || format == FigureFormat::eps) fix_dates(bytes);
  return bytes;
}

PlacedFigure place_legibly(const std::function<PlacedFigure()>& place,
                           const std::function<bool(const FigureLayout&)>& take_less) {
  while (true) {
    PlacedFigure figure = place();
    const FigureLayout layout = figure.layout();
    if (layout.least_letter_size() >= least_letter_size || !take_less(layout)) return figure;
  }
}

}  // namespace diplograph::exporting
