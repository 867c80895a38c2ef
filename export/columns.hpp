#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// The schema's properties as columns of a table: each name once, in the schema's order.
[[nodiscard]] std::vector<std::string> property_columns(const Schema& schema);

/// Values joined by "|", in the order of their bytes, without repeats; a "|" inside a value becomes
/// "/". The order depends on the texts alone, so a list that was read back is written the same.
[[nodiscard]] std::string joined(const std::vector<std::string_view>& values);

/// The node's label if it is in exactly that language, else empty.
[[nodiscard]] std::string_view label_in(const Graph& graph, Graph::Vertex vertex,
                                        std::string_view language);

/// A property's name as an attribute that GraphML and GEXF readers leave alone: names that some
/// reader gives a meaning of its own (interpreting `size`, `type` or `color`, say) or that our own
/// attributes have already get the prefix "property_".
[[nodiscard]] std::string attribute_name(std::string_view property);

}  // namespace diplograph::exporting
