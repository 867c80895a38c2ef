#include "cli/figure_arguments.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "export/figure.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {

std::optional<exporting::FigureFormat> figure_format_if_any(const std::string& path) {
  const auto extensions = exporting::figure_extensions();
  const std::size_t point = path.rfind('.');
  const std::string ending = point == std::string::npos ? path : path.substr(point + 1);
  const auto found = std::find(extensions.begin(), extensions.end(), ending);
  if (found == extensions.end()) return std::nullopt;
  return static_cast<exporting::FigureFormat>(found - extensions.begin());
}

exporting::FigureFormat figure_format(const std::string& path) {
  const auto format = figure_format_if_any(path);
  if (!format) {
    throw UsageError("\"" + path +
                     "\" does not say which format to draw; end its name with .svg, .pdf, .png, "
                     ".eps, .tex or .dot");
  }
  return *format;
}

double millimetres(const std::string& text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  const double factor = unit.empty() || unit == "mm" ? 1 : unit == "cm" ? 10 : 25.4;
  const bool known = factor != 25.4 || unit == "in";
  const double width = number * factor;
  if (error != std::errc{} || !known || !(width >= 40) || !(width <= 2000)) {
    throw UsageError("a width is a number of mm, cm or in between 40mm and 2000mm, not \"" + text +
                     "\"");
  }
  return width;
}

exporting::Theme theme_from(const std::string& word) {
  return word == "print"        ? exporting::Theme::print
         : word == "print-mono" ? exporting::Theme::print_mono
                                : exporting::Theme::screen;
}

}  // namespace diplograph::cli
