#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/columns.hpp"
#include "export/edge_walk.hpp"
#include "export/evidence_summary.hpp"
#include "export/spreadsheet_row.hpp"
#include "export/writers.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
void write_nodes_csv(const Graph& graph, const Options& options, const Sink& sink) {
  const std::vector<std::string> columns = property_columns(graph.schema());
  ByteBuffer out(sink);
  out << "id,type,label,aliases,label_en,label_fa,mentions";
  for (const std::string& column : columns) out << ',' << column;
  for (const NodeAttribute& attribute : options.attributes) {
    out << ',' << attribute_name(attribute.name);
  }
  out << '\n';
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const Node& node = graph.node(vertex);
    SpreadsheetRow row(out);
    row.text(graph.id(vertex))
        .text(graph.schema().type(node.type).name)
        .text(graph.label(vertex, options.language))
        .text(joined(graph.aliases(vertex, options.language)))
        .text(label_in(graph, vertex, "en"))
        .text(label_in(graph, vertex, "fa"))
        .number(graph.mentions(vertex).size());
    for (const std::string& column : columns) row.text(joined(graph.values(vertex, column)));
    for (const NodeAttribute& attribute : options.attributes) row.text(attribute.values[vertex]);
    row.end();
  }
  out.finish();
}

void write_edges_csv(const Graph& graph, const Options& /*options*/, const Sink& sink) {
  ByteBuffer out(sink);
  out << "source,relation,target,polarity,confidence,document,line,quote,"
         "modality,page,rule,evidence_count,id,dated\n";
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& descriptor) {
    const Edge& edge = graph.edge(descriptor);
    const EvidenceSummary evidence = evidence_summary(graph, edge);
    const auto& best = evidence.best;
    SpreadsheetRow row(out);
    row.text(graph.id(source(descriptor, graph.boost())))
        .text(graph.schema().relation(edge.relation).name)
        .text(graph.id(target(descriptor, graph.boost())))
        .text(to_string(edge.polarity))
        .text(decimal3(evidence.confidence));
    if (best) {
      row.text(graph.text(best->document)).number(best->line).text(graph.text(best->quote));
    } else {
      row.empty().empty().empty();
    }
    row.text(to_string(evidence.modality));
    if (best && best->page != 0) {
      row.number(best->page);
    } else {
      row.empty();
    }
    row.text(best ? graph.text(best->rule) : std::string_view{})
        .number(evidence.pieces)
        .text(graph.edge_id(descriptor))
        .text(evidence.dates)
        .end();
  });
  out.finish();
}

}  // namespace diplograph::exporting
