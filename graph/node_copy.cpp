#include "graph/node_copy.hpp"

#include <string>

namespace diplograph {

Graph::Vertex copy_node(const Graph& from, Graph::Vertex vertex, Graph& into) {
  const Graph::Vertex place = into.add_node(from.id(vertex));
  for (const StoredName& name : from.names(vertex)) {
    into.add_name(place, {std::string(from.text(name.language)), std::string(from.text(name.text)),
                          name.role});
  }
  for (const StoredProperty& property : from.properties(vertex)) {
    into.add_property(place, from.schema().property(property.property).name,
                      from.text(property.value));
  }
  return place;
}

}  // namespace diplograph
