#include "export/graphviz_session.hpp"

#include <charconv>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

#include <graphviz/gvc.h>

#include "export/byte_buffer.hpp"
#include "export/graphviz_lock.hpp"
#include "export/text_layout.hpp"
#include "graph/error.hpp"

namespace diplograph::exporting {
namespace {

// What Graphviz last complained of; guarded by the lock.
std::string& last_message() {
  static std::string message;
  return message;
}

int keep_message(char* text) {
  last_message() += text;
  return 0;
}

// One context for the life of the process: Graphviz' pango plugin keeps a pointer to the last font
// name from one context to the next, and looks at it after the context that it belonged to was
// freed (Graphviz 2.42, seen by AddressSanitizer).
GVC_t* process_context() {
  static GVC_t* const context = gvContextPlugins(text_layout_plugins(), 1);  // and all others
  return context;
}

}  // namespace

GraphvizSession::GraphvizSession() : lock_(lock_graphviz()), context_(process_context()) {
  last_message().clear();
  agseterrf(keep_message);
}

GraphvizSession::~GraphvizSession() { agseterrf(nullptr); }

CgraphGraph GraphvizSession::open(const std::string& name) {
  std::string copy = name;
  return CgraphGraph(agopen(copy.data(), Agdirected, nullptr));
}

CgraphGraph GraphvizSession::read(const std::string& text) {
  CgraphGraph graph(agmemread(text.c_str()));
  if (graph == nullptr) fail("read its own drawing");
  return graph;
}

void GraphvizSession::fail(const char* what) {
  std::string reason = last_message();
  while (!reason.empty() && reason.back() == '\n') reason.pop_back();
  throw OutputError(std::string("Graphviz cannot ") + what +
                    (reason.empty() ? "" : " (" + reason + ")") +
                    "; install the graphviz package with its cairo and layout plugins");
}

Box GraphvizSession::lay_out(Agraph_t* graph, const char* engine) {
  if (gvLayout(context_, graph, engine) != 0) fail("lay the figure out");
  gvRender(context_, graph, "dot", nullptr);  // writes the positions into the attributes
  const std::vector<double> corners = numbers_of(attribute(graph, "bb"));
  gvFreeLayout(context_, graph);
  if (corners.size() != 4) fail("lay the figure out");
  return {corners[2] - corners[0], corners[3] - corners[1]};
}

CgraphGraph GraphvizSession::copy(Agraph_t* graph) {
  char* text = nullptr;
  std::size_t length = 0;
  FILE* const file = open_memstream(&text, &length);
  if (file == nullptr) fail("copy the figure");
  const bool written = agwrite(graph, file) == 0;
  const bool closed = std::fclose(file) == 0;
  CgraphGraph result(written && closed ? agmemread(text) : nullptr);
  std::free(text);  // NOLINT(cppcoreguidelines-no-malloc): open_memstream's
  if (result == nullptr) fail("copy the figure");
  return result;
}

std::string GraphvizSession::render_positioned(Agraph_t* original, const char* format) {
  // Rendering writes into attributes, so that a second time would not give the same.
  const CgraphGraph used = copy(original);
  Agraph_t* const graph = used.get();
  if (gvLayout(context_, graph, "nop2") != 0) fail("place the figure");
  char* bytes = nullptr;
  unsigned int length = 0;
  const int status = gvRenderData(context_, graph, format, &bytes, &length);
  std::string drawing;
  if (status == 0 && bytes != nullptr) drawing.assign(bytes, length);
  gvFreeRenderData(bytes);
  gvFreeLayout(context_, graph);
  if (drawing.empty()) fail("draw the figure");
  return drawing;
}

std::vector<double> GraphvizSession::text_widths(const std::string& font, double size,
                                                 const std::vector<std::string>& texts) {
  std::vector<double> widths;
  if (texts.empty()) return widths;
  const CgraphGraph graph = open("texts");
  std::vector<Agnode_t*> nodes;
  for (const std::string& text : texts) {
    std::string name = std::to_string(nodes.size());
    Agnode_t* node = agnode(graph.get(), name.data(), 1);
    for (const auto& [key, value] : {std::pair("label", dot_text(text)),
                                     {"fontname", font},
                                     {"fontsize", number_text(size)},
                                     {"shape", std::string("plaintext")},
                                     {"margin", std::string("0")},
                                     {"width", std::string("0")},
                                     {"height", std::string("0")}}) {
      set_attribute(node, key, value);
    }
    nodes.push_back(node);
  }
  lay_out(graph.get(), "dot");
  for (Agnode_t* node : nodes) {
    const std::vector<double> inches = numbers_of(attribute(node, "width"));
    widths.push_back(inches.empty() ? 0 : inches.front() * 72);
  }
  return widths;
}

std::vector<double> numbers_of(std::string_view text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at < text.size();) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (error == std::errc{}) {
      numbers.push_back(number);
      at = static_cast<std::size_t>(end - text.data());
    } else {
      ++at;
    }
  }
  return numbers;
}

std::string number_text(double number) { return decimal(number); }

std::string point_text(Point point) { return number_text(point.x) + "," + number_text(point.y); }

}  // namespace diplograph::exporting
