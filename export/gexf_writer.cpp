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
#include "graph/days.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

// GEXF 1.3 for Gephi and Gephi Lite: one block of attributes per class, attribute ids that are
// their titles (graphology takes the id for the name), colours as r, g, b, and `kind` on edges,
// without which Gephi merges parallel edges. Dates stand as whole days: a year alone on a node is
// an error to Gephi. GEXF 1.2 is for networkx before 3.6, which knows neither 1.3, nor undirected
// edges among directed ones, nor an interval without an end.

enum class Version : std::uint8_t { v12, v13 };

struct Column {
  std::string property;
  std::string attribute;
};

void declare(ByteBuffer& out, std::string_view name, std::string_view type) {
  out << "      <attribute id=\"" << name << "\" title=\"" << name << "\" type=\"" << type
      << "\"/>\n";
}

constexpr FieldTypeNames type_names{"string", "integer", "double", "boolean"};

void declare_attributes(ByteBuffer& out, const std::vector<Column>& columns,
                        const Options& options) {
  out << "    <attributes class=\"node\">\n";
  for (const std::string_view name : {"class", "label_en", "label_fa", "aliases"}) {
    declare(out, name, "string");
  }
  declare(out, "mentions", "integer");
  for (const Column& column : columns) declare(out, column.attribute, "string");
  for (const NodeAttribute& attribute : options.attributes) {
    declare(out, attribute_name(attribute.name), type_names[attribute.type]);
  }
  out << "    </attributes>\n    <attributes class=\"edge\">\n";
  for (const std::string_view name : {"relation", "polarity", "modality"}) {
    declare(out, name, "string");
  }
  declare(out, "confidence", "double");
  declare(out, "evidence_count", "integer");
  declare(out, "document", "string");
  declare(out, "line", "integer");
  declare(out, "page", "integer");
  for (const std::string_view name : {"quote", "rule", "holder", "dated"}) {
    declare(out, name, "string");
  }
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

/// The days that the node's dates cover, from the first to the last; only years that ISO 8601
/// writes with four digits and no sign.
std::optional<DayInterval> interval_of(const Graph& graph, Graph::Vertex vertex) {
  std::optional<DayInterval> interval;
  for (const StoredProperty& stored : graph.properties(vertex)) {
    if (graph.schema().property(stored.property).datatype != Datatype::date) continue;
    const std::optional<DayInterval> days = days_of(graph.text(stored.value));
    if (!days) continue;
    if (!interval) {
      interval = days;
      continue;
    }
    interval->first = std::min(interval->first, days->first);
    interval->last = std::max(interval->last, days->last);
  }
  return interval;
}

void write_node(ByteBuffer& out, const Graph& graph, Graph::Vertex vertex,
                const std::vector<Column>& columns, const std::vector<Point>& places,
                const Options& options, Version version) {
  const Node& node = graph.node(vertex);
  out << "      <node id=\"";
  xml_attribute(out, graph.id(vertex));
  out << "\" label=\"";
  xml_attribute(out, graph.label(vertex, options.language));
  out << '"';
  if (version == Version::v13) {
    if (const auto interval = interval_of(graph, vertex)) {
      out << " start=\"" << interval->first << "\" end=\"" << interval->last << '"';
    }
  }
  out << ">\n        <attvalues>\n";
  text_value(out, "class", graph.schema().type(node.type).name);
  text_value(out, "label_en", label_in(graph, vertex, "en"));
  text_value(out, "label_fa", label_in(graph, vertex, "fa"));
  text_value(out, "aliases", joined(graph.aliases(vertex, options.language)));
  number_value(out, "mentions", graph.mentions(vertex).size());
  for (const Column& column : columns) {
    text_value(out, column.attribute, joined(graph.values(vertex, column.property)));
  }
  for (const NodeAttribute& attribute : options.attributes) {
    text_value(out, attribute_name(attribute.name), attribute.values[vertex]);
  }
  const Colour colour = node_style(graph.schema(), node.type).colour;
  const auto degree = in_degree(vertex, graph.boost()) + out_degree(vertex, graph.boost());
  out << "        </attvalues>\n        <viz:color r=\"" << std::uint64_t{colour.red} << "\" g=\""
      << std::uint64_t{colour.green} << "\" b=\"" << std::uint64_t{colour.blue}
      << "\"/>\n        <viz:size value=\""
      << decimal(8.0 + 4.0 * std::sqrt(static_cast<double>(degree))) << "\"/>\n";
  if (!places.empty()) {
    out << "        <viz:position x=\"" << decimal(places[vertex].x) << "\" y=\""
        << decimal(places[vertex].y) << "\" z=\"0\"/>\n";
  }
  out << "      </node>\n";
}

void write_edge(ByteBuffer& out, const Graph& graph, Graph::EdgeDescriptor descriptor,
                Version version) {
  const Edge& edge = graph.edge(descriptor);
  const RelationType& relation = graph.schema().relation(edge.relation);
  const EvidenceSummary evidence = evidence_summary(graph, edge);
  // A reader takes edges of one source, target and kind for one edge, so the kind says "not".
  const std::string kind = (edge.polarity == Polarity::negated ? "not " : "") + relation.name;
  out << "      <edge id=\"";
  xml_attribute(out, graph.edge_id(descriptor));
  out << "\" source=\"";
  xml_attribute(out, graph.id(source(descriptor, graph.boost())));
  out << "\" target=\"";
  xml_attribute(out, graph.id(target(descriptor, graph.boost())));
  out << "\" type=\"" << (relation.symmetric && version == Version::v13 ? "undirected" : "directed")
      << "\" kind=\"";
  xml_attribute(out, kind);
  out << "\" label=\"";
  xml_attribute(out, kind);
  // Gephi deletes an edge of weight 0.
  out << "\" weight=\"" << std::uint64_t{std::max<std::size_t>(evidence.pieces, 1)}
      << "\">\n        <attvalues>\n";
  text_value(out, "relation", relation.name);
  text_value(out, "polarity", to_string(edge.polarity));
  text_value(out, "modality", to_string(evidence.modality));
  text_value(out, "confidence", decimal3(evidence.confidence));
  number_value(out, "evidence_count", evidence.pieces);
  if (const auto& best = evidence.best) {
    text_value(out, "document", graph.text(best->document));
    number_value(out, "line", best->line);
    if (best->page != 0) number_value(out, "page", best->page);
    text_value(out, "quote", graph.text(best->quote));
    text_value(out, "rule", graph.text(best->rule));
    text_value(out, "holder", graph.text(best->holder));
  }
  text_value(out, "dated", evidence.dates);
  const Colour colour = edge_style(graph.schema(), edge.relation).colour;
  out << "        </attvalues>\n        <viz:color r=\"" << std::uint64_t{colour.red} << "\" g=\""
      << std::uint64_t{colour.green} << "\" b=\"" << std::uint64_t{colour.blue}
      << "\"/>\n      </edge>\n";
}

// The default must be left out when edges of both kinds occur: Gephi then drops one kind.
std::string_view default_edge_type(const Graph& graph) {
  bool directed = false;
  bool undirected = false;
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
    (graph.schema().relation(graph.edge(edge).relation).symmetric ? undirected : directed) = true;
  });
  if (!undirected) return " defaultedgetype=\"directed\"";
  if (!directed) return " defaultedgetype=\"undirected\"";
  return "";
}

void write_head(ByteBuffer& out, const Graph& graph, Version version) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string_view meta = "  <meta>\n    <creator>diplograph</creator>\n  </meta>\n  <graph";
  if (version == Version::v12) {
    out << "<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
           "xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
        << meta << " defaultedgetype=\"directed\">\n";
    return;
  }
  out << "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
         "version=\"1.3\">\n"
      << meta << default_edge_type(graph) << " idtype=\"string\" timeformat=\"date\">\n";
}

void write_version(const Graph& graph, const Options& options, const Sink& sink, Version version) {
  std::vector<Column> columns;
  for (const std::string& property : property_columns(graph.schema())) {
    columns.push_back({property, attribute_name(property)});
  }
  const std::vector<Point> places = places_for(graph, options);
  ByteBuffer out(sink);
  write_head(out, graph, version);
  declare_attributes(out, columns, options);
  out << "    <nodes count=\"" << std::uint64_t{graph.node_count()} << "\">\n";
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    write_node(out, graph, vertex, columns, places, options, version);
  }
  out << "    </nodes>\n    <edges count=\"" << std::uint64_t{graph.edge_count()} << "\">\n";
  for_each_edge(graph,
                [&](const Graph::EdgeDescriptor& edge) { write_edge(out, graph, edge, version); });
  out << "    </edges>\n  </graph>\n</gexf>\n";
  out.finish();
}

}  // namespace

void write_gexf(const Graph& graph, const Options& options, const Sink& sink) {
  write_version(graph, options, sink, Version::v13);
}

void write_gexf_12(const Graph& graph, const Options& options, const Sink& sink) {
  write_version(graph, options, sink, Version::v12);
}

}  // namespace diplograph::exporting
