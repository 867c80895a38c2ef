#include <cstddef>
#include <string>
#include <string_view>

#include "export/byte_buffer.hpp"
#include "export/figure.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

// Cairo writes the time of day into a PDF; the same graph has to give the same bytes.
void fix_dates(std::string& pdf) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view fixed = "20000101000000";
  for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"}) {
    for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at)) {
      at += key.size();
      for (std::size_t i = 0; i < fixed.size() && at + i < pdf.size() &&
                              digits.find(pdf[at + i]) != std::string_view::npos;
           ++i) {
        pdf[at + i] = fixed[i];
      }
    }
  }
}

void hand_over(const std::string& drawing, const Sink& sink) {
  ByteBuffer out(sink);
  out << drawing;
  out.finish();
}

}  // namespace

void write_svg_figure(const Graph& graph, const Options& options, const Sink& sink) {
  hand_over(draw_figure(graph, options, FigureFormat::svg), sink);
}

void write_pdf_figure(const Graph& graph, const Options& options, const Sink& sink) {
  std::string pdf = draw_figure(graph, options, FigureFormat::pdf);
  fix_dates(pdf);
  hand_over(pdf, sink);
}

}  // namespace diplograph::exporting
