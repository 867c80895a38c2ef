#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/columns.hpp"
#include "export/writers.hpp"
#include "export/xml_text.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

// GraphML as all readers that we know take it: only the six standard types, keys before the graph,
// nodes before edges, no defaults, no nesting, no empty values, directed edges only (a symmetric
// relation is one edge that says so).

struct Column {
  std::string property;
  std::string key;
};

void declare(ByteBuffer& out, std::string_view key, std::string_view owner, std::string_view type) {
  out << "  <key id=\"" << key << "\" for=\"" << owner << "\" attr.name=\"" << key
      << "\" attr.type=\"" << type << "\"/>\n";
}

void declare_keys(ByteBuffer& out, const std::vector<Column>& columns) {
  for (const std::string_view key :
       {"class", "node_id", "label", "label_en", "label_fa", "aliases"}) {
    declare(out, key, "node", "string");
  }
  declare(out, "mentions", "node", "int");
  for (const Column& column : columns) declare(out, column.key, "node", "string");
  for (const std::string_view key : {"relation", "polarity", "modality"}) {
    declare(out, key, "edge", "string");
  }
  declare(out, "symmetric", "edge", "boolean");
  declare(out, "confidence", "edge", "double");
  declare(out, "evidence_count", "edge", "int");
  declare(out, "document", "edge", "string");
  declare(out, "line", "edge", "int");
  declare(out, "page", "edge", "int");
  for (const std::string_view key : {"quote", "rule", "holder"}) {
    declare(out, key, "edge", "string");
  }
}

void text_data(ByteBuffer& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out << "      <data key=\"" << key << "\">";
  xml_content(out, value);
  out << "</data>\n";
}

void number_data(ByteBuffer& out, std::string_view key, std::uint64_t value) {
  out << "      <data key=\"" << key << "\">" << value << "</data>\n";
}

void write_node(ByteBuffer& out, const Graph& graph, Graph::Vertex vertex,
                const std::vector<Column>& columns, const Options& options) {
  const Node& node = graph.node(vertex);
  out << "    <node id=\"" << xml_token(graph.id(vertex)) << "\">\n";
  text_data(out, "class", graph.schema().type(node.type).name);
  text_data(out, "node_id", graph.id(vertex));
  text_data(out, "label", graph.label(vertex, options.language));
  text_data(out, "label_en", label_in(graph, vertex, "en"));
  text_data(out, "label_fa", label_in(graph, vertex, "fa"));
  text_data(out, "aliases", joined(graph.aliases(vertex, options.language)));
  number_data(out, "mentions", node.mentions.size());
  for (const Column& column : columns) {
    text_data(out, column.key, joined(graph.values(vertex, column.property)));
  }
  out << "    </node>\n";
}

void write_edge(ByteBuffer& out, const Graph& graph, Graph::EdgeDescriptor descriptor) {
  const Edge& edge = graph.edge(descriptor);
  const RelationType& relation = graph.schema().relation(edge.relation);
  out << "    <edge id=\"" << xml_token(graph.edge_id(descriptor)) << "\" source=\""
      << xml_token(graph.id(source(descriptor, graph.boost()))) << "\" target=\""
      << xml_token(graph.id(target(descriptor, graph.boost()))) << "\">\n";
  text_data(out, "relation", relation.name);
  text_data(out, "polarity", to_string(edge.polarity));
  text_data(out, "modality", to_string(Graph::modality(edge)));
  text_data(out, "symmetric", relation.symmetric ? "true" : "false");
  text_data(out, "confidence", decimal3(Graph::confidence(edge)));
  number_data(out, "evidence_count", edge.evidence.size());
  if (const StoredEvidence* best = Graph::best(edge)) {
    text_data(out, "document", graph.text(best->document));
    number_data(out, "line", best->line);
    if (best->page != 0) number_data(out, "page", best->page);
    text_data(out, "quote", graph.text(best->quote));
    text_data(out, "rule", graph.text(best->rule));
    text_data(out, "holder", graph.text(best->holder));
  }
  out << "    </edge>\n";
}

}  // namespace

void write_graphml(const Graph& graph, const Options& options, const Sink& sink) {
  std::vector<Column> columns;
  for (const std::string& property : property_columns(graph.schema())) {
    columns.push_back({property, xml_token(attribute_name(property))});
  }
  ByteBuffer out(sink);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  declare_keys(out, columns);
  out << "  <graph id=\"diplograph\" edgedefault=\"directed\">\n";
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    write_node(out, graph, vertex, columns, options);
  }
  for (const Graph::EdgeDescriptor& edge : graph.edges()) write_edge(out, graph, edge);
  out << "  </graph>\n</graphml>\n";
  out.finish();
}

}  // namespace diplograph::exporting
