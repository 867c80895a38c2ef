#include "export/graphviz_session.hpp"

#include <charconv>
#include <cstring>
#include <string_view>

#include <graphviz/gvc.h>

#include "export/byte_buffer.hpp"
#include "export/graphviz_lock.hpp"
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
  static GVC_t* const context = gvContext();
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
  std::string key = "bb";
  const std::vector<double> corners = numbers_of(agget(graph, key.data()));
  gvFreeLayout(context_, graph);
  if (corners.size() != 4) fail("lay the figure out");
  return {corners[2] - corners[0], corners[3] - corners[1]};
}

std::string GraphvizSession::render_positioned(Agraph_t* graph, const char* format) {
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

std::vector<double> numbers_of(const char* attribute) {
  std::vector<double> numbers;
  const std::string_view text = attribute == nullptr ? "" : attribute;
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

}  // namespace diplograph::exporting
