#pragma once

#include <functional>
#include <string>

#include "export/graphviz_session.hpp"

namespace diplograph::exporting {

/// Size of the small labels on lines, in points.
constexpr double edge_label_size = 9;

/// Puts a small label on the middle of each line of a drawing that is laid out, or beside it where
/// that is taken: `name_of` says the words for an edge, empty for none. A label lies over its own
/// line and nothing else; where there is no such place, it is left out. O(edges * (edges + nodes)).
void add_edge_labels(GraphvizSession& session, Agraph_t* drawing, const std::string& font,
                     const std::function<std::string(Agedge_t*)>& name_of);

}  // namespace diplograph::exporting
