#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "export/cgraph_graph.hpp"
#include "export/rectangle.hpp"

struct GVC_s;

namespace diplograph::exporting {

/// The box that a layout fills, in points; its lower left corner is the origin.
struct Box {
  double width = 0, height = 0;
};

/// One use of the Graphviz library, alone in the process while it lives. Graphviz' messages are
/// kept instead of printed.
class GraphvizSession {
 public:
  GraphvizSession();
  ~GraphvizSession();
  GraphvizSession(const GraphvizSession&) = delete;
  GraphvizSession& operator=(const GraphvizSession&) = delete;

  [[nodiscard]] CgraphGraph open(const std::string& name);

  /// The graph that a text in the DOT language says. Throws `OutputError` if it says none.
  [[nodiscard]] static CgraphGraph read(const std::string& text);

  /// The same graph once more. Throws `OutputError` without memory for it.
  [[nodiscard]] static CgraphGraph copy(Agraph_t* graph);

  /// Lays a graph out and writes positions into its attributes ("pos", "bb", "width", "height").
  /// Throws `OutputError` if the engine is not there.
  Box lay_out(Agraph_t* graph, const char* engine);

  /// Draws a graph whose positions stand in its attributes, and leaves it as it is.
  [[nodiscard]] std::string render_positioned(Agraph_t* graph, const char* format);

  /// How wide each text is in a font of so many points, as the renderers measure it.
  [[nodiscard]] std::vector<double> text_widths(const std::string& font, double size,
                                                const std::vector<std::string>& texts);

 private:
  std::unique_lock<std::mutex> lock_;
  GVC_s* context_;

  [[noreturn]] static void fail(const char* what);
};

/// Numbers of an attribute such as "12.5,30 40,7".
[[nodiscard]] std::vector<double> numbers_of(std::string_view attribute);

/// A number for an attribute, in points or inches, the same in every locale.
[[nodiscard]] std::string number_text(double number);
/// The same for a place, "12.5,30".
[[nodiscard]] std::string point_text(Point point);

}  // namespace diplograph::exporting
