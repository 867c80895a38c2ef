#include <algorithm>
#include <string>
#include <string_view>

#include "export/edge_walk.hpp"
#include "export/fields.hpp"
#include "export/folder_file.hpp"
#include "export/quoted_row.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

// The two tables of Gephi's spreadsheet import. Its reader takes a backslash for an escape, so
// each is doubled; it guesses types from the first rows, and a column of full dates would switch
// the whole graph to timestamps, so a date gets a word in front. `Kind` keeps parallel relations
// apart.

std::string gephi_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char letter : text) {
    result += letter;
    if (letter == '\\') result += '\\';
  }
  return result;
}

std::string gephi_cell(const Field& field, std::string_view value) {
  return field.date && !value.empty() ? "on " + gephi_text(value) : gephi_text(value);
}

void write_nodes(const Graph& graph, const Fields& fields, const FolderSink& sink) {
  FolderFile file(sink, "nodes.csv");
  QuotedRow header(file.out());
  header << "Id"
         << "Label"
         << "class";
  for (std::size_t i = 2; i < fields.of_nodes().size(); ++i) header << fields.of_nodes()[i].name;
  header.end();
  FieldValues values;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    fields.read(vertex, values);
    QuotedRow row(file.out());
    row << gephi_text(values[0]) << gephi_text(values[1])
        << graph.schema().type(graph.node(vertex).type).name;
    for (std::size_t i = 2; i < values.size(); ++i) {
      row << gephi_cell(fields.of_nodes()[i], values[i]);
    }
    row.end();
  }
  file.finish();
}

void write_edges(const Graph& graph, const Fields& fields, const FolderSink& sink) {
  FolderFile file(sink, "edges.csv");
  QuotedRow header(file.out());
  header << "Source"
         << "Target"
         << "Type"
         << "Kind"
         << "Id"
         << "Label"
         << "Weight"
         << "relation";
  for (std::size_t i = 1; i < fields.of_edges().size(); ++i) header << fields.of_edges()[i].name;
  header.end();
  FieldValues values;
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& descriptor) {
    const Edge& edge = graph.edge(descriptor);
    const RelationType& relation = graph.schema().relation(edge.relation);
    const std::string kind = (edge.polarity == Polarity::negated ? "not " : "") + relation.name;
    fields.read(descriptor, values);
    QuotedRow row(file.out());
    row << gephi_text(graph.id(source(descriptor, graph.boost())))
        << gephi_text(graph.id(target(descriptor, graph.boost())))
        << (relation.symmetric ? "Undirected" : "Directed") << kind << gephi_text(values.front())
        << kind << std::to_string(std::max<std::size_t>(graph.evidence(edge).size(), 1))
        << relation.name;
    for (std::size_t i = 1; i < values.size(); ++i) {
      row << gephi_cell(fields.of_edges()[i], values[i]);
    }
    row.end();
  });
  file.finish();
}

}  // namespace

void write_csv_gephi(const Graph& graph, const Options& options, const FolderSink& sink) {
  const Fields fields(graph, options);
  write_nodes(graph, fields, sink);
  write_edges(graph, fields, sink);
}

}  // namespace diplograph::exporting
