#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <graphviz/cgraph.h>

namespace diplograph::exporting {

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// A graph of Graphviz' cgraph library. Make, use and drop it under `lock_graphviz`.
using CgraphGraph = std::unique_ptr<Agraph_t, CloseGraph>;

/// A text as a string of the DOT language that shows exactly this text: backslashes are doubled,
/// line ends become "\n", what XML cannot hold is dropped, since renderers write XML, and a word
/// joiner keeps "&lt;" and the like from being read as characters.
[[nodiscard]] std::string dot_text(std::string_view text);

/// Sets an attribute of a graph, node or edge, declaring it (empty by default) where needed.
void set_attribute(void* object, const char* name, const std::string& value);

/// An attribute of a graph, node or edge; empty if it has none of that name.
[[nodiscard]] std::string_view attribute(void* object, const char* name);

}  // namespace diplograph::exporting
