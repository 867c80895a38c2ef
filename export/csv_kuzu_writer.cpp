#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "export/cypher_text.hpp"
#include "export/edge_walk.hpp"
#include "export/fields.hpp"
#include "export/folder_file.hpp"
#include "export/quoted_row.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

// Kùzu and its successor LadybugDB want a table per type and per relation, declared beforehand, and
// a file per table and pair of types. PARALLEL=false, or a line end in a quote breaks the import;
// dates are texts, since one partial date in a DATE column fails the whole of it.

using Ends = std::pair<TypeId, TypeId>;
using Tables = std::map<RelationId, std::set<Ends>>;  // the pairs of types that occur

constexpr std::string_view how =
    " (HEADER=true, PARALLEL=false, QUOTE='\"', ESCAPE='\"', auto_detect=false";

constexpr FieldTypeNames type_names{"STRING", "INT64", "DOUBLE", "BOOLEAN"};

Ends ends_of(const Graph& graph, const Graph::EdgeDescriptor& edge) {
  return {graph.node(source(edge, graph.boost())).type,
          graph.node(target(edge, graph.boost())).type};
}

const std::string& name_of(const Graph& graph, TypeId type) {
  return graph.schema().type(type).name;
}

std::string file_of(const Graph& graph, RelationId relation, const Ends& ends) {
  return graph.schema().relation(relation).name + "-" + name_of(graph, ends.first) + "-" +
         name_of(graph, ends.second) + ".csv";
}

void write_schema(const Graph& graph, const Fields& fields, const Tables& tables,
                  const FolderSink& sink) {
  FolderFile file(sink, "schema.cypher");
  ByteBuffer& out = file.out();
  for (const NodeType& type : graph.schema().types()) {
    if (type.abstract) continue;
    out << "CREATE NODE TABLE " << cypher_name(type.name) << " (";
    for (const Field& field : fields.of_nodes()) {
      out << cypher_name(field.name) << ' ' << type_names[field.type] << ", ";
    }
    out << "PRIMARY KEY (`id`));\n";
  }
  for (const auto& [relation, pairs] : tables) {
    out << "CREATE REL TABLE " << cypher_name(graph.schema().relation(relation).name) << " (";
    for (const Ends& ends : pairs) {
      out << "FROM " << cypher_name(name_of(graph, ends.first)) << " TO "
          << cypher_name(name_of(graph, ends.second)) << ", ";
    }
    bool first = true;
    for (const Field& field : fields.of_edges()) {
      out << (first ? "" : ", ") << cypher_name(field.name) << ' ' << type_names[field.type];
      first = false;
    }
    out << ");\n";
  }
  file.finish();
}

void write_copy(const Graph& graph, const std::set<TypeId>& types, const Tables& tables,
                const FolderSink& sink) {
  FolderFile file(sink, "copy.cypher");
  ByteBuffer& out = file.out();
  for (const TypeId type : types) {
    out << "COPY " << cypher_name(name_of(graph, type)) << " FROM '" << name_of(graph, type)
        << ".csv'" << how << ");\n";
  }
  for (const auto& [relation, pairs] : tables) {
    for (const Ends& ends : pairs) {
      out << "COPY " << cypher_name(graph.schema().relation(relation).name) << " FROM '"
          << file_of(graph, relation, ends) << "'" << how << ", from='"
          << name_of(graph, ends.first) << "', to='" << name_of(graph, ends.second) << "');\n";
    }
  }
  file.finish();
}

void write_nodes(const Graph& graph, const Fields& fields, TypeId type, const FolderSink& sink) {
  FolderFile file(sink, name_of(graph, type) + ".csv");
  QuotedRow header(file.out());
  for (const Field& field : fields.of_nodes()) header << field.name;
  header.end();
  FieldValues values;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    if (graph.node(vertex).type != type) continue;
    fields.read(vertex, values);
    QuotedRow row(file.out());
    for (const std::string& value : values) row << value;
    row.end();
  }
  file.finish();
}

void write_edges(const Graph& graph, const Fields& fields, RelationId relation, const Ends& ends,
                 const FolderSink& sink) {
  FolderFile file(sink, file_of(graph, relation, ends));
  QuotedRow header(file.out());
  header << "from"
         << "to";
  for (const Field& field : fields.of_edges()) header << field.name;
  header.end();
  FieldValues values;
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
    if (graph.edge(edge).relation != relation || ends_of(graph, edge) != ends) return;
    fields.read(edge, values);
    QuotedRow row(file.out());
    row << graph.id(source(edge, graph.boost())) << graph.id(target(edge, graph.boost()));
    for (const std::string& value : values) row << value;
    row.end();
  });
  file.finish();
}

}  // namespace

void write_csv_kuzu(const Graph& graph, const Options& options, const FolderSink& sink) {
  const Fields fields(graph, options);
  std::set<TypeId> types;
  Tables tables;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    types.insert(graph.node(vertex).type);
  }
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
    tables[graph.edge(edge).relation].insert(ends_of(graph, edge));
  });
  write_schema(graph, fields, tables, sink);
  write_copy(graph, types, tables, sink);
  for (const TypeId type : types) write_nodes(graph, fields, type, sink);
  for (const auto& [relation, pairs] : tables) {
    for (const Ends& ends : pairs) write_edges(graph, fields, relation, ends, sink);
  }
}

}  // namespace diplograph::exporting
