#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/columns.hpp"
#include "export/edge_walk.hpp"
#include "export/writers.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

// Comma-separated values by RFC 4180 but with LF line ends, which every client reads.

bool is_plain_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe in front
// keeps it text (OWASP, CSV injection).
bool looks_like_formula(std::string_view text) {
  return !text.empty() &&
         std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
         !is_plain_number(text);
}

class Row {
 public:
  explicit Row(ByteBuffer& out) : out_(out) {}

  Row& text(std::string_view cell) {
    separate();
    const bool guarded = looks_like_formula(cell);
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ << (guarded ? "'" : "") << cell;
      return *this;
    }
    out_ << '"' << (guarded ? "'" : "");
    for (std::size_t quote = cell.find('"'); quote != std::string_view::npos;
         quote = cell.find('"')) {
      out_ << cell.substr(0, quote) << "\"\"";
      cell.remove_prefix(quote + 1);
    }
    out_ << cell << '"';
    return *this;
  }
  Row& number(std::uint64_t cell) {
    separate();
    out_ << cell;
    return *this;
  }
  Row& empty() {
    separate();
    return *this;
  }
  void end() { out_ << '\n'; }

 private:
  ByteBuffer& out_;
  bool first_ = true;

  void separate() {
    if (!first_) out_ << ',';
    first_ = false;
  }
};

}  // namespace

void write_nodes_csv(const Graph& graph, const Options& options, const Sink& sink) {
  const std::vector<std::string> columns = property_columns(graph.schema());
  ByteBuffer out(sink);
  out << "id,type,label,aliases,label_en,label_fa,mentions";
  for (const std::string& column : columns) out << ',' << column;
  out << '\n';
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    const Node& node = graph.node(vertex);
    Row row(out);
    row.text(graph.id(vertex))
        .text(graph.schema().type(node.type).name)
        .text(graph.label(vertex, options.language))
        .text(joined(graph.aliases(vertex, options.language)))
        .text(label_in(graph, vertex, "en"))
        .text(label_in(graph, vertex, "fa"))
        .number(node.mentions.size());
    for (const std::string& column : columns) row.text(joined(graph.values(vertex, column)));
    row.end();
  }
  out.finish();
}

void write_edges_csv(const Graph& graph, const Options& /*options*/, const Sink& sink) {
  ByteBuffer out(sink);
  out << "source,relation,target,polarity,confidence,document,line,quote,"
         "modality,page,rule,evidence_count,id\n";
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& descriptor) {
    const Edge& edge = graph.edge(descriptor);
    const StoredEvidence* best = Graph::best(edge);
    Row row(out);
    row.text(graph.id(source(descriptor, graph.boost())))
        .text(graph.schema().relation(edge.relation).name)
        .text(graph.id(target(descriptor, graph.boost())))
        .text(to_string(edge.polarity))
        .text(decimal3(Graph::confidence(edge)));
    if (best != nullptr) {
      row.text(graph.text(best->document)).number(best->line).text(graph.text(best->quote));
    } else {
      row.empty().empty().empty();
    }
    row.text(to_string(Graph::modality(edge)));
    if (best != nullptr && best->page != 0) {
      row.number(best->page);
    } else {
      row.empty();
    }
    row.text(best != nullptr ? graph.text(best->rule) : std::string_view{})
        .number(edge.evidence.size())
        .text(graph.edge_id(descriptor))
        .end();
  });
  out.finish();
}

}  // namespace diplograph::exporting
