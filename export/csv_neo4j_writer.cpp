#include <set>
#include <string>
#include <string_view>

#include "export/cypher_text.hpp"
#include "export/edge_walk.hpp"
#include "export/fields.hpp"
#include "export/folder_file.hpp"
#include "export/quoted_row.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

// Two tables with the headers of `neo4j-admin database import`, and a script that reads the same
// tables into a running server (LOAD CSV, one statement per label and type, since neither can be a
// variable). Lists stay texts joined by "|": Neo4j's own arrays have no escape for their
// delimiter. Dates stay texts too: Neo4j would make 2015 the first of January.

constexpr FieldTypeNames type_names{"string", "long", "double", "boolean"};

std::string column(const Field& field) {
  return field.name + ":" + std::string(type_names[field.type]);
}

void write_nodes(const Graph& graph, const Fields& fields, const FolderSink& sink) {
  FolderFile file(sink, "nodes.csv");
  QuotedRow header(file.out());
  header << "id:ID"
         << ":LABEL";
  for (std::size_t i = 1; i < fields.of_nodes().size(); ++i) header << column(fields.of_nodes()[i]);
  header.end();
  FieldValues values;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    fields.read(vertex, values);
    QuotedRow row(file.out());
    row << values.front() << graph.schema().type(graph.node(vertex).type).name;
    for (std::size_t i = 1; i < values.size(); ++i) row << values[i];
    row.end();
  }
  file.finish();
}

void write_edges(const Graph& graph, const Fields& fields, const FolderSink& sink) {
  FolderFile file(sink, "relationships.csv");
  QuotedRow header(file.out());
  header << ":START_ID"
         << ":END_ID"
         << ":TYPE";
  for (const Field& field : fields.of_edges()) header << column(field);
  header.end();
  FieldValues values;
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
    fields.read(edge, values);
    QuotedRow row(file.out());
    row << graph.id(source(edge, graph.boost())) << graph.id(target(edge, graph.boost()))
        << graph.schema().relation(graph.edge(edge).relation).name;
    for (const std::string& value : values) row << value;
    row.end();
  });
  file.finish();
}

void assign(ByteBuffer& out, std::string_view variable, const std::vector<Field>& fields) {
  bool first = true;
  for (std::size_t i = 1; i < fields.size(); ++i) {
    const Field& field = fields[i];
    const std::string cell = "row." + cypher_name(column(field));
    out << (first ? "\nSET " : ",\n    ") << variable << '.' << cypher_name(field.name) << " = ";
    first = false;
    switch (field.type) {
      case FieldType::integer:
        out << "toInteger(" << cell << ")";
        break;
      case FieldType::real:
        out << "toFloat(" << cell << ")";
        break;
      case FieldType::boolean:
        out << cell << " = 'true'";
        break;
      case FieldType::text:
        out << cell;
    }
  }
  out << ";\n";
}

void write_load_script(const Graph& graph, const Fields& fields, const FolderSink& sink) {
  FolderFile file(sink, "load.cypher");
  ByteBuffer& out = file.out();
  out << "// Reads nodes.csv and relationships.csv from the server's import folder. Run\n"
         "// constraints.cypher first. Set dbms.import.csv.legacy_quote_escaping=false, or the\n"
         "// server takes a backslash before a quote for an escape.\n";
  std::set<std::string_view> types, relations;
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    types.insert(graph.schema().type(graph.node(vertex).type).name);
  }
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
    relations.insert(graph.schema().relation(graph.edge(edge).relation).name);
  });
  for (const std::string_view type : types) {
    out << "LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row\nWITH row WHERE row.`:LABEL` = '"
        << type << "'\nMERGE (n:" << cypher_name(type) << " {id: row.`id:ID`})";
    assign(out, "n", fields.of_nodes());
  }
  // A pattern without labels could not use the constraints' indexes, so ends are found by label.
  for (const std::string_view relation : relations) {
    std::set<std::pair<std::string_view, std::string_view>> ends;
    for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
      if (graph.schema().relation(graph.edge(edge).relation).name != relation) return;
      ends.emplace(graph.schema().type(graph.node(source(edge, graph.boost())).type).name,
                   graph.schema().type(graph.node(target(edge, graph.boost())).type).name);
    });
    for (const auto& [from, to] : ends) {
      out << "LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row\n"
             "WITH row WHERE row.`:TYPE` = '"
          << relation << "'\nMATCH (a:" << cypher_name(from)
          << " {id: row.`:START_ID`})\nMATCH (b:" << cypher_name(to)
          << " {id: row.`:END_ID`})\nMERGE (a)-[r:" << cypher_name(relation)
          << " {id: row.`id:string`}]->(b)";
      assign(out, "r", fields.of_edges());
    }
  }
  file.finish();
}

void write_import_script(const FolderSink& sink) {
  FolderFile file(sink, "import.sh");
  file.out() << "#!/bin/sh\n"
                "# Makes a new database from the two tables; the server must be stopped.\n"
                "# usage: sh import.sh [DATABASE]\n"
                "cd \"$(dirname \"$0\")\" || exit 1\n"
                // Behind the files, the name would be taken for one of them.
                "exec neo4j-admin database import full \"${1:-neo4j}\" --id-type=string \\\n"
                "  --multiline-fields=true --nodes=nodes.csv --relationships=relationships.csv\n";
  file.finish();
}

}  // namespace

void write_csv_neo4j(const Graph& graph, const Options& options, const FolderSink& sink) {
  const Fields fields(graph, options);
  write_nodes(graph, fields, sink);
  write_edges(graph, fields, sink);
  write_cypher_constraints(graph, options,
                           [&](std::string_view block) { sink("constraints.cypher", block); });
  write_load_script(graph, fields, sink);
  write_import_script(sink);
}

}  // namespace diplograph::exporting
