#include "graph/merge.hpp"

#include "graph/error.hpp"
#include "graph/node_copy.hpp"

namespace diplograph {

void merge(Graph& into, const Graph& from) {
  for (const auto& [id, document] : from.documents()) into.check_document(document);
  for (const auto& [id, document] : from.documents()) into.add_document(document);
  for (Graph::Vertex vertex = 0; vertex < from.node_count(); ++vertex) {
    const Graph::Vertex place = copy_node(from, vertex, into);
    for (const StoredEvidence& mention : from.mentions(vertex)) {
      into.add_mention(place, from.resolved(mention));
    }
  }
  for (const Graph::EdgeDescriptor edge : from.edges()) {
    const Edge& content = from.edge(edge);
    const auto relation =
        into.schema().find_relation(from.schema().relation(content.relation).name);
    if (!relation) {
      throw SchemaError("the schema \"" + into.schema().name() + "\" has no relation \"" +
                        from.schema().relation(content.relation).name + "\"");
    }
    const auto source = into.find(from.id(boost::source(edge, from.boost())));
    const auto target = into.find(from.id(boost::target(edge, from.boost())));
    const auto place = into.add_edge(*source, *relation, *target, content.polarity);
    for (const StoredEvidence& evidence : from.evidence(content)) {
      into.add_evidence(place, from.resolved(evidence));
    }
  }
  into.canonicalize();
}

}  // namespace diplograph
