#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/columns.hpp"
#include "export/edge_walk.hpp"
#include "export/evidence_summary.hpp"
#include "export/network_layout.hpp"
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

/// A key of values, with the tag that begins them.
struct Key {
  explicit Key(std::string_view key)
      : name(key), begin("      <data key=\"" + std::string(key) + "\">") {}
  std::string name;
  std::string begin;
};

struct Column {
  std::string property;
  Key key;
};

// Of nodes.
const Key class_key("class"), node_id_key("node_id"), label_key("label"), label_en_key("label_en"),
    label_fa_key("label_fa"), aliases_key("aliases"), mentions_key("mentions");
// Of edges.
const Key relation_key("relation"), polarity_key("polarity"), modality_key("modality"),
    symmetric_key("symmetric"), confidence_key("confidence"), evidence_count_key("evidence_count"),
    document_key("document"), line_key("line"), page_key("page"), quote_key("quote"),
    rule_key("rule"), holder_key("holder"), dated_key("dated");
// Of looks.
const Key red_key("r"), green_key("g"), blue_key("b"), size_key("size"),
    edge_label_key("edgelabel"), x_key("x"), y_key("y"), weight_key("weight"), color_key("color");

void declare(ByteBuffer& out, const Key& key, std::string_view owner, std::string_view type) {
  out << "  <key id=\"" << key.name << "\" for=\"" << owner << "\" attr.name=\"" << key.name
      << "\" attr.type=\"" << type << "\"/>\n";
}

/// What Gephi takes for colour, size and weight, and yEd for a drawing.
void declare_looks(ByteBuffer& out, Flavour flavour) {
  if (flavour == Flavour::gephi) {
    for (const Key* key : {&red_key, &green_key, &blue_key}) declare(out, *key, "node", "int");
    for (const Key* key : {&size_key, &x_key, &y_key}) declare(out, *key, "node", "float");
    declare(out, edge_label_key, "edge", "string");
    declare(out, weight_key, "edge", "double");
    declare(out, color_key, "edge", "string");
  } else if (flavour == Flavour::yed) {
    out << "  <key id=\"nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
           "  <key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
  }
}

constexpr FieldTypeNames type_names{"string", "int", "double", "boolean"};

/// The columns of the attributes that the options ask for.
std::vector<Key> attribute_keys(const Options& options) {
  std::vector<Key> keys;
  for (const NodeAttribute& attribute : options.attributes) {
    keys.emplace_back(xml_token(attribute_name(attribute.name)));
  }
  return keys;
}

void declare_keys(ByteBuffer& out, const std::vector<Column>& columns,
                  const std::vector<Key>& attributes, const Options& options) {
  for (const Key* key :
       {&class_key, &node_id_key, &label_key, &label_en_key, &label_fa_key, &aliases_key}) {
    declare(out, *key, "node", "string");
  }
  declare(out, mentions_key, "node", "int");
  for (const Column& column : columns) declare(out, column.key, "node", "string");
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    declare(out, attributes[i], "node", type_names[options.attributes[i].type]);
  }
  for (const Key* key : {&relation_key, &polarity_key, &modality_key}) {
    declare(out, *key, "edge", "string");
  }
  declare(out, symmetric_key, "edge", "boolean");
  declare(out, confidence_key, "edge", "double");
  declare(out, evidence_count_key, "edge", "int");
  declare(out, document_key, "edge", "string");
  declare(out, line_key, "edge", "int");
  declare(out, page_key, "edge", "int");
  for (const Key* key : {&quote_key, &rule_key, &holder_key, &dated_key}) {
    declare(out, *key, "edge", "string");
  }
}

constexpr std::string_view data_end = "</data>\n";

void text_data(ByteBuffer& out, const Key& key, std::string_view value) {
  if (value.empty()) return;
  out << key.begin;
  xml_content(out, value);
  out << data_end;
}

/// A value without anything that XML escapes.
void plain_data(ByteBuffer& out, const Key& key, std::string_view value) {
  out << key.begin << value << data_end;
}

void number_data(ByteBuffer& out, const Key& key, std::uint64_t value) {
  out << key.begin << value << data_end;
}

std::string kind_of(const Edge& edge, const RelationType& relation) {
  return (edge.polarity == Polarity::negated ? "not " : "") + relation.name;
}

double size_of(const Graph& graph, Graph::Vertex vertex) {
  const auto degree = in_degree(vertex, graph.boost()) + out_degree(vertex, graph.boost());
  return 8.0 + 4.0 * std::sqrt(static_cast<double>(degree));
}

void write_node_looks(ByteBuffer& out, const Graph& graph, Graph::Vertex vertex,
                      const std::vector<Point>& places, const Options& options, Flavour flavour) {
  const Colour colour = node_style(graph.schema(), graph.node(vertex).type).colour;
  if (flavour == Flavour::gephi) {
    number_data(out, red_key, colour.red);
    number_data(out, green_key, colour.green);
    number_data(out, blue_key, colour.blue);
    plain_data(out, size_key, decimal(size_of(graph, vertex)));
    if (!places.empty()) {
      plain_data(out, x_key, decimal(places[vertex].x));
      plain_data(out, y_key, decimal(places[vertex].y));
    }
  } else if (flavour == Flavour::yed) {
    // yEd does not widen a box for its label; some eight units a letter hold most of them.
    const std::string_view label = graph.label(vertex, options.language);
    const auto letters = std::count_if(label.begin(), label.end(), [](char letter) {
      return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80;
    });
    const auto width = static_cast<std::uint64_t>(std::clamp<std::ptrdiff_t>(letters * 8, 40, 240));
    out << "      <data key=\"nodegraphics\"><y:ShapeNode><y:Geometry height=\"30\" width=\""
        << width << '"';
    if (!places.empty()) {
      // Of the upper left corner, y downwards. Places are some 50 points apart in one direction or
      // the other; boxes of 240 by 30 then lie beside each other when x is stretched.
      constexpr double stretch = 5;
      const Point place = places[vertex];
      out << " x=\"" << decimal(stretch * place.x - static_cast<double>(width) / 2) << "\" y=\""
          << decimal(-place.y - 15) << '"';
    }
    out << "/><y:Fill color=\"" << colour.tint(0.35).hexadecimal() << "\"/><y:BorderStyle color=\""
        << colour.hexadecimal() << "\"/><y:NodeLabel>";
    xml_content(out, label);
    out << "</y:NodeLabel><y:Shape type=\"roundrectangle\"/></y:ShapeNode></data>\n";
  }
}

void write_edge_looks(ByteBuffer& out, const Graph& graph, const Edge& edge, Flavour flavour) {
  const RelationType& relation = graph.schema().relation(edge.relation);
  const std::string colour = edge_style(graph.schema(), edge.relation).colour.hexadecimal();
  if (flavour == Flavour::gephi) {
    text_data(out, edge_label_key, kind_of(edge, relation));
    // Gephi deletes an edge of weight 0.
    number_data(out, weight_key, std::max<std::size_t>(graph.evidence(edge).size(), 1));
    plain_data(out, color_key, colour);
  } else if (flavour == Flavour::yed) {
    out << "      <data key=\"edgegraphics\"><y:PolyLineEdge><y:LineStyle color=\"" << colour
        << "\"/><y:Arrows source=\"none\" target=\"" << (relation.symmetric ? "none" : "standard")
        << "\"/><y:EdgeLabel>";
    xml_content(out, kind_of(edge, relation));
    out << "</y:EdgeLabel></y:PolyLineEdge></data>\n";
  }
}

void write_node(ByteBuffer& out, const Graph& graph, Graph::Vertex vertex,
                const std::vector<Column>& columns, const std::vector<Key>& attributes,
                const std::vector<Point>& places, const Options& options, Flavour flavour) {
  const Node& node = graph.node(vertex);
  const std::string& type = graph.schema().type(node.type).name;
  out << "    <node id=\"";
  xml_token(out, graph.id(vertex));
  out << '"';
  if (flavour == Flavour::neo4j) out << " labels=\":" << type << '"';
  out << ">\n";
  text_data(out, class_key, type);
  text_data(out, node_id_key, graph.id(vertex));
  text_data(out, label_key, graph.label(vertex, options.language));
  text_data(out, label_en_key, label_in(graph, vertex, "en"));
  text_data(out, label_fa_key, label_in(graph, vertex, "fa"));
  text_data(out, aliases_key, joined(graph.aliases(vertex, options.language)));
  number_data(out, mentions_key, graph.mentions(vertex).size());
  for (const Column& column : columns) {
    text_data(out, column.key, joined(graph.values(vertex, column.property)));
  }
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    text_data(out, attributes[i], options.attributes[i].values[vertex]);
  }
  write_node_looks(out, graph, vertex, places, options, flavour);
  out << "    </node>\n";
}

/// `source` is the token of the edge's source.
void write_edge(ByteBuffer& out, const Graph& graph, Graph::EdgeDescriptor descriptor,
                std::string_view source, Flavour flavour) {
  const Edge& edge = graph.edge(descriptor);
  const RelationType& relation = graph.schema().relation(edge.relation);
  const EvidenceSummary evidence = evidence_summary(graph, edge);
  const std::string target = xml_token(graph.id(boost::target(descriptor, graph.boost())));
  // The token of `Graph::edge_id`.
  out << "    <edge id=\"" << source << "_7C";
  xml_token(out, relation.name);
  out << "_7C" << target << (edge.polarity == Polarity::negated ? "_7Cnot" : "") << "\" source=\""
      << source << "\" target=\"" << target << '"';
  if (flavour == Flavour::gephi) {
    // Gephi keeps edges of one pair apart by this attribute alone.
    out << " label=\"" << kind_of(edge, relation) << '"';
    if (relation.symmetric) out << " directed=\"false\"";
  } else if (flavour == Flavour::neo4j) {
    out << " label=\"" << relation.name << '"';
  }
  out << ">\n";
  text_data(out, relation_key, relation.name);
  plain_data(out, polarity_key, to_string(edge.polarity));
  plain_data(out, modality_key, to_string(evidence.modality));
  plain_data(out, symmetric_key, relation.symmetric ? "true" : "false");
  plain_data(out, confidence_key, decimal3(evidence.confidence));
  number_data(out, evidence_count_key, evidence.pieces);
  if (const auto& best = evidence.best) {
    text_data(out, document_key, graph.text(best->document));
    number_data(out, line_key, best->line);
    if (best->page != 0) number_data(out, page_key, best->page);
    text_data(out, quote_key, graph.text(best->quote));
    text_data(out, rule_key, graph.text(best->rule));
    text_data(out, holder_key, graph.text(best->holder));
  }
  text_data(out, dated_key, evidence.dates);
  write_edge_looks(out, graph, edge, flavour);
  out << "    </edge>\n";
}

void write_flavour(const Graph& graph, const Options& options, const Sink& sink, Flavour flavour) {
  std::vector<Column> columns;
  for (const std::string& property : property_columns(graph.schema())) {
    columns.push_back({property, Key(xml_token(attribute_name(property)))});
  }
  const std::vector<Key> attributes = attribute_keys(options);
  std::vector<Point> places;
  if (flavour == Flavour::gephi || flavour == Flavour::yed) places = places_for(graph, options);
  ByteBuffer out(sink);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"";
  if (flavour == Flavour::yed) out << " xmlns:y=\"http://www.yworks.com/xml/graphml\"";
  out << ">\n";
  declare_keys(out, columns, attributes, options);
  declare_looks(out, flavour);
  out << "  <graph id=\"diplograph\" edgedefault=\"directed\">\n";
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    write_node(out, graph, vertex, columns, attributes, places, options, flavour);
  }
  std::string source_token;
  std::optional<Graph::Vertex> source;
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
    const Graph::Vertex here = boost::source(edge, graph.boost());
    if (source != here) {
      source = here;
      source_token = xml_token(graph.id(here));
    }
    write_edge(out, graph, edge, source_token, flavour);
  });
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
