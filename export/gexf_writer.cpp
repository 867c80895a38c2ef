#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/columns.hpp"
#include "export/theme.hpp"
#include "export/writers.hpp"
#include "export/xml_text.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

// GEXF 1.3 for Gephi and Gephi Lite: one block of attributes per class, attribute ids that are
// their titles (graphology takes the id for the name), colours as r, g, b, and `kind` on edges,
// without which Gephi merges parallel edges.

struct Column {
  std::string property;
  std::string attribute;
};

void declare(ByteBuffer& out, std::string_view name, std::string_view type) {
  out << "      <attribute id=\"" << name << "\" title=\"" << name << "\" type=\"" << type
      << "\"/>\n";
}

void declare_attributes(ByteBuffer& out, const std::vector<Column>& columns) {
  out << "    <attributes class=\"node\">\n";
  for (const std::string_view name : {"class", "label_en", "label_fa", "aliases"}) {
    declare(out, name, "string");
  }
  declare(out, "mentions", "integer");
  for (const Column& column : columns) declare(out, column.attribute, "string");
  out << "    </attributes>\n    <attributes class=\"edge\">\n";
  for (const std::string_view name : {"relation", "polarity", "modality"}) {
    declare(out, name, "string");
  }
  declare(out, "confidence", "double");
  declare(out, "evidence_count", "integer");
  declare(out, "document", "string");
  declare(out, "line", "integer");
  declare(out, "page", "integer");
  for (const std::string_view name : {"quote", "rule", "holder"}) declare(out, name, "string");
  out << "    </attributes>\n";
}

void text_value(ByteBuffer& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out << "          <attvalue for=\"" << name << "\" value=\"";
  xml_attribute(out, value);
  out << "\"/>\n";
}

void number_value(ByteBuffer& out, std::string_view name, std::uint64_t value) {
  out << "          <attvalue for=\"" << name << "\" value=\"" << value << "\"/>\n";
}

void write_node(ByteBuffer& out, const Graph& graph, Graph::Vertex vertex,
                const std::vector<Column>& columns, const Options& options) {
  const Node& node = graph.node(vertex);
  out << "      <node id=\"";
  xml_attribute(out, graph.id(vertex));
  out << "\" label=\"";
  xml_attribute(out, graph.label(vertex, options.language));
  out << "\">\n        <attvalues>\n";
  text_value(out, "class", graph.schema().type(node.type).name);
  text_value(out, "label_en", label_in(graph, vertex, "en"));
  text_value(out, "label_fa", label_in(graph, vertex, "fa"));
  text_value(out, "aliases", joined(graph.aliases(vertex, options.language)));
  number_value(out, "mentions", node.mentions.size());
  for (const Column& column : columns) {
    text_value(out, column.attribute, joined(graph.values(vertex, column.property)));
  }
  const Colour colour = node_style(graph.schema(), node.type).colour;
  const auto degree = in_degree(vertex, graph.boost()) + out_degree(vertex, graph.boost());
  out << "        </attvalues>\n        <viz:color r=\"" << std::uint64_t{colour.red} << "\" g=\""
      << std::uint64_t{colour.green} << "\" b=\"" << std::uint64_t{colour.blue}
      << "\"/>\n        <viz:size value=\""
      << decimal(8.0 + 4.0 * std::sqrt(static_cast<double>(degree))) << "\"/>\n      </node>\n";
}

void write_edge(ByteBuffer& out, const Graph& graph, Graph::EdgeDescriptor descriptor) {
  const Edge& edge = graph.edge(descriptor);
  const RelationType& relation = graph.schema().relation(edge.relation);
  // A reader takes edges of one source, target and kind for one edge, so the kind says "not".
  const std::string kind = (edge.polarity == Polarity::negated ? "not " : "") + relation.name;
  out << "      <edge id=\"";
  xml_attribute(out, graph.edge_id(descriptor));
  out << "\" source=\"";
  xml_attribute(out, graph.id(source(descriptor, graph.boost())));
  out << "\" target=\"";
  xml_attribute(out, graph.id(target(descriptor, graph.boost())));
  out << "\" type=\"" << (relation.symmetric ? "undirected" : "directed") << "\" kind=\"";
  xml_attribute(out, kind);
  out << "\" label=\"";
  xml_attribute(out, kind);
  // Gephi deletes an edge of weight 0.
  out << "\" weight=\"" << std::uint64_t{std::max<std::size_t>(edge.evidence.size(), 1)}
      << "\">\n        <attvalues>\n";
  text_value(out, "relation", relation.name);
  text_value(out, "polarity", to_string(edge.polarity));
  text_value(out, "modality", to_string(Graph::modality(edge)));
  text_value(out, "confidence", decimal3(Graph::confidence(edge)));
  number_value(out, "evidence_count", edge.evidence.size());
  if (const StoredEvidence* best = Graph::best(edge)) {
    text_value(out, "document", graph.text(best->document));
    number_value(out, "line", best->line);
    if (best->page != 0) number_value(out, "page", best->page);
    text_value(out, "quote", graph.text(best->quote));
    text_value(out, "rule", graph.text(best->rule));
    text_value(out, "holder", graph.text(best->holder));
  }
  const Colour colour = edge_style(graph.schema(), edge.relation).colour;
  out << "        </attvalues>\n        <viz:color r=\"" << std::uint64_t{colour.red} << "\" g=\""
      << std::uint64_t{colour.green} << "\" b=\"" << std::uint64_t{colour.blue}
      << "\"/>\n      </edge>\n";
}

// The default must be left out when edges of both kinds occur: Gephi then drops one kind.
std::string_view default_edge_type(const Graph& graph,
                                   const std::vector<Graph::EdgeDescriptor>& edges) {
  const auto symmetric = [&](const Graph::EdgeDescriptor& edge) {
    return graph.schema().relation(graph.edge(edge).relation).symmetric;
  };
  if (std::none_of(edges.begin(), edges.end(), symmetric)) return " defaultedgetype=\"directed\"";
  if (std::all_of(edges.begin(), edges.end(), symmetric)) return " defaultedgetype=\"undirected\"";
  return {};
}

}  // namespace

void write_gexf(const Graph& graph, const Options& options, const Sink& sink) {
  std::vector<Column> columns;
  for (const std::string& property : property_columns(graph.schema())) {
    columns.push_back({property, attribute_name(property)});
  }
  const std::vector<Graph::EdgeDescriptor> edges = graph.edges();
  ByteBuffer out(sink);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
         "version=\"1.3\">\n"
         "  <meta>\n    <creator>diplograph</creator>\n  </meta>\n"
         "  <graph"
      << default_edge_type(graph, edges) << " idtype=\"string\">\n";
  declare_attributes(out, columns);
  out << "    <nodes count=\"" << std::uint64_t{graph.node_count()} << "\">\n";
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    write_node(out, graph, vertex, columns, options);
  }
  out << "    </nodes>\n    <edges count=\"" << std::uint64_t{edges.size()} << "\">\n";
  for (const Graph::EdgeDescriptor& edge : edges) write_edge(out, graph, edge);
  out << "    </edges>\n  </graph>\n</gexf>\n";
  out.finish();
}

}  // namespace diplograph::exporting
