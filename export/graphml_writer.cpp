#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/columns.hpp"
#include "export/edge_walk.hpp"
#include "export/theme.hpp"
#include "export/writers.hpp"
#include "export/xml_text.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

// GraphML as all readers that we know take it: only the six standard types, keys before the graph,
// nodes before edges, no defaults, no nesting, no empty values, directed edges only (a symmetric
// relation is one edge that says so). The flavours add what one client asks for and the GraphML
// schema or another client does not like, so they are formats of their own.

enum class Flavour : std::uint8_t { strict, gephi, neo4j, yed };

struct Column {
  std::string property;
  std::string key;
};

void declare(ByteBuffer& out, std::string_view key, std::string_view owner, std::string_view type) {
  out << "  <key id=\"" << key << "\" for=\"" << owner << "\" attr.name=\"" << key
      << "\" attr.type=\"" << type << "\"/>\n";
}

/// What Gephi takes for colour, size and weight, and yEd for a drawing.
void declare_looks(ByteBuffer& out, Flavour flavour) {
  if (flavour == Flavour::gephi) {
    for (const std::string_view key : {"r", "g", "b"}) declare(out, key, "node", "int");
    declare(out, "size", "node", "float");
    declare(out, "edgelabel", "edge", "string");
    declare(out, "weight", "edge", "double");
    declare(out, "color", "edge", "string");
  } else if (flavour == Flavour::yed) {
    out << "  <key id=\"nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
           "  <key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
  }
}

constexpr FieldTypeNames type_names{"string", "int", "double", "boolean"};

std::string key_of(const NodeAttribute& attribute) {
  return xml_token(attribute_name(attribute.name));
}

void declare_keys(ByteBuffer& out, const std::vector<Column>& columns, const Options& options) {
  for (const std::string_view key :
       {"class", "node_id", "label", "label_en", "label_fa", "aliases"}) {
    declare(out, key, "node", "string");
  }
  declare(out, "mentions", "node", "int");
  for (const Column& column : columns) declare(out, column.key, "node", "string");
  for (const NodeAttribute& attribute : options.attributes) {
    declare(out, key_of(attribute), "node", type_names[attribute.type]);
  }
  for (const std::string_view key : {"relation", "polarity", "modality"}) {
    declare(out, key, "edge", "string");
  }
  declare(out, "symmetric", "edge", "boolean");
  declare(out, "confidence", "edge", "double");
  declare(out, "evidence_count", "edge", "int");
  declare(out, "document", "edge", "string");
  declare(out, "line", "edge", "int");
  declare(out, "page", "edge", "int");
  for (const std::string_view key : {"quote", "rule", "holder", "dated"}) {
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

std::string kind_of(const Edge& edge, const RelationType& relation) {
  return (edge.polarity == Polarity::negated ? "not " : "") + relation.name;
}

double size_of(const Graph& graph, Graph::Vertex vertex) {
  const auto degree = in_degree(vertex, graph.boost()) + out_degree(vertex, graph.boost());
  return 8.0 + 4.0 * std::sqrt(static_cast<double>(degree));
}

void write_node_looks(ByteBuffer& out, const Graph& graph, Graph::Vertex vertex,
                      const Options& options, Flavour flavour) {
  const Colour colour = node_style(graph.schema(), graph.node(vertex).type).colour;
  if (flavour == Flavour::gephi) {
    number_data(out, "r", colour.red);
    number_data(out, "g", colour.green);
    number_data(out, "b", colour.blue);
    text_data(out, "size", decimal(size_of(graph, vertex)));
  } else if (flavour == Flavour::yed) {
    // yEd does not widen a box for its label; some eight units a letter hold most of them.
    const std::string_view label = graph.label(vertex, options.language);
    const auto letters = std::count_if(label.begin(), label.end(), [](char letter) {
      return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80;
    });
    const auto width = static_cast<std::uint64_t>(std::clamp<std::ptrdiff_t>(letters * 8, 40, 240));
    out << "      <data key=\"nodegraphics\"><y:ShapeNode><y:Geometry height=\"30\" width=\""
        << width << "\"/><y:Fill color=\"" << colour.tint(0.35).hexadecimal()
        << "\"/><y:BorderStyle color=\"" << colour.hexadecimal() << "\"/><y:NodeLabel>";
    xml_content(out, label);
    out << "</y:NodeLabel><y:Shape type=\"roundrectangle\"/></y:ShapeNode></data>\n";
  }
}

void write_edge_looks(ByteBuffer& out, const Graph& graph, const Edge& edge, Flavour flavour) {
  const RelationType& relation = graph.schema().relation(edge.relation);
  const std::string colour = edge_style(graph.schema(), edge.relation).colour.hexadecimal();
  if (flavour == Flavour::gephi) {
    text_data(out, "edgelabel", kind_of(edge, relation));
    // Gephi deletes an edge of weight 0.
    number_data(out, "weight", std::max<std::size_t>(graph.evidence(edge).size(), 1));
    text_data(out, "color", colour);
  } else if (flavour == Flavour::yed) {
    out << "      <data key=\"edgegraphics\"><y:PolyLineEdge><y:LineStyle color=\"" << colour
        << "\"/><y:Arrows source=\"none\" target=\"" << (relation.symmetric ? "none" : "standard")
        << "\"/><y:EdgeLabel>";
    xml_content(out, kind_of(edge, relation));
    out << "</y:EdgeLabel></y:PolyLineEdge></data>\n";
  }
}

void write_node(ByteBuffer& out, const Graph& graph, Graph::Vertex vertex,
                const std::vector<Column>& columns, const Options& options, Flavour flavour) {
  const Node& node = graph.node(vertex);
  const std::string& type = graph.schema().type(node.type).name;
  out << "    <node id=\"";
  xml_token(out, graph.id(vertex));
  out << '"';
  if (flavour == Flavour::neo4j) out << " labels=\":" << type << '"';
  out << ">\n";
  text_data(out, "class", type);
  text_data(out, "node_id", graph.id(vertex));
  text_data(out, "label", graph.label(vertex, options.language));
  text_data(out, "label_en", label_in(graph, vertex, "en"));
  text_data(out, "label_fa", label_in(graph, vertex, "fa"));
  text_data(out, "aliases", joined(graph.aliases(vertex, options.language)));
  number_data(out, "mentions", graph.mentions(vertex).size());
  for (const Column& column : columns) {
    text_data(out, column.key, joined(graph.values(vertex, column.property)));
  }
  for (const NodeAttribute& attribute : options.attributes) {
    text_data(out, key_of(attribute), attribute.values[vertex]);
  }
  write_node_looks(out, graph, vertex, options, flavour);
  out << "    </node>\n";
}

void write_edge(ByteBuffer& out, const Graph& graph, Graph::EdgeDescriptor descriptor,
                Flavour flavour) {
  const Edge& edge = graph.edge(descriptor);
  const RelationType& relation = graph.schema().relation(edge.relation);
  out << "    <edge id=\"";
  xml_token(out, graph.edge_id(descriptor));
  out << "\" source=\"";
  xml_token(out, graph.id(source(descriptor, graph.boost())));
  out << "\" target=\"";
  xml_token(out, graph.id(target(descriptor, graph.boost())));
  out << '"';
  if (flavour == Flavour::gephi) {
    // Gephi keeps edges of one pair apart by this attribute alone.
    out << " label=\"" << kind_of(edge, relation) << '"';
    if (relation.symmetric) out << " directed=\"false\"";
  } else if (flavour == Flavour::neo4j) {
    out << " label=\"" << relation.name << '"';
  }
  out << ">\n";
  text_data(out, "relation", relation.name);
  text_data(out, "polarity", to_string(edge.polarity));
  text_data(out, "modality", to_string(graph.modality(edge)));
  text_data(out, "symmetric", relation.symmetric ? "true" : "false");
  text_data(out, "confidence", decimal3(graph.confidence(edge)));
  number_data(out, "evidence_count", graph.evidence(edge).size());
  if (const auto best = graph.best(edge)) {
    text_data(out, "document", graph.text(best->document));
    number_data(out, "line", best->line);
    if (best->page != 0) number_data(out, "page", best->page);
    text_data(out, "quote", graph.text(best->quote));
    text_data(out, "rule", graph.text(best->rule));
    text_data(out, "holder", graph.text(best->holder));
  }
  text_data(out, "dated", joined(graph.dates(edge)));
  write_edge_looks(out, graph, edge, flavour);
  out << "    </edge>\n";
}

void write_flavour(const Graph& graph, const Options& options, const Sink& sink, Flavour flavour) {
  std::vector<Column> columns;
  for (const std::string& property : property_columns(graph.schema())) {
    columns.push_back({property, xml_token(attribute_name(property))});
  }
  ByteBuffer out(sink);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"";
  if (flavour == Flavour::yed) out << " xmlns:y=\"http://www.yworks.com/xml/graphml\"";
  out << ">\n";
  declare_keys(out, columns, options);
  declare_looks(out, flavour);
  out << "  <graph id=\"diplograph\" edgedefault=\"directed\">\n";
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    write_node(out, graph, vertex, columns, options, flavour);
  }
  for_each_edge(graph,
                [&](const Graph::EdgeDescriptor& edge) { write_edge(out, graph, edge, flavour); });
  out << "  </graph>\n</graphml>\n";
  out.finish();
}

}  // namespace

void write_graphml(const Graph& graph, const Options& options, const Sink& sink) {
  write_flavour(graph, options, sink, Flavour::strict);
}

void write_graphml_gephi(const Graph& graph, const Options& options, const Sink& sink) {
  write_flavour(graph, options, sink, Flavour::gephi);
}

void write_graphml_neo4j(const Graph& graph, const Options& options, const Sink& sink) {
  write_flavour(graph, options, sink, Flavour::neo4j);
}

void write_graphml_yed(const Graph& graph, const Options& options, const Sink& sink) {
  write_flavour(graph, options, sink, Flavour::yed);
}

}  // namespace diplograph::exporting
