#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "export/cgraph_graph.hpp"

struct GVC_s;

namespace diplograph::exporting {

struct Point {
  double x = 0, y = 0;
};

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

  /// Lays a graph out and writes positions into its attributes ("pos", "bb", "width", "height").
  /// Throws `OutputError` if the engine is not there.
  Box lay_out(Agraph_t* graph, const char* engine);

  /// Draws a graph whose positions stand in its attributes.
  [[nodiscard]] std::string render_positioned(Agraph_t* graph, const char* format);

 private:
  std::unique_lock<std::mutex> lock_;
  GVC_s* context_;

  [[noreturn]] static void fail(const char* what);
};

/// Numbers of an attribute such as "12.5,30 40,7".
[[nodiscard]] std::vector<double> numbers_of(const char* attribute);

/// A number for an attribute, in points or inches, the same in every locale.
[[nodiscard]] std::string number_text(double number);

}  // namespace diplograph::exporting
