#include <string>
#include <string_view>

#include "export/byte_buffer.hpp"
#include "export/cypher_text.hpp"
#include "export/edge_walk.hpp"
#include "export/fields.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

// Cypher that Neo4j, Memgraph, Kùzu (after its DDL) and Apache AGE (inside its cypher() call) run
// alike: one label, MERGE then SET, no functions, no maps but the key, no ON CREATE. Running it
// twice changes nothing.

void assign(ByteBuffer& out, std::string_view variable, const std::vector<Field>& fields,
            const FieldValues& values) {
  bool first = true;
  for (std::size_t i = 1; i < fields.size(); ++i) {  // the first is the key
    if (values[i].empty()) continue;
    out << (first ? " SET " : ", ") << variable << '.' << cypher_name(fields[i].name) << " = ";
    first = false;
    if (fields[i].type == FieldType::text) {
      cypher_string(out, values[i]);
    } else {
      out << values[i];
      // An integer where others have fractions would change the type of the column.
      if (fields[i].type == FieldType::real && values[i].find('.') == std::string::npos) {
        out << ".0";
      }
    }
  }
  out << ";\n";
}

void end_of(ByteBuffer& out, std::string_view variable, const Graph& graph, Graph::Vertex vertex) {
  out << '(' << variable << ':' << cypher_name(graph.schema().type(graph.node(vertex).type).name)
      << " {id: ";
  cypher_string(out, graph.id(vertex));
  out << "})";
}

}  // namespace

void write_cypher(const Graph& graph, const Options& options, const Sink& sink) {
  const Fields fields(graph, options);
  FieldValues values;
  ByteBuffer out(sink);
  out << "// Nodes and edges of a graph; may be run again. In Neo4j, first run the constraints\n"
         "// (format cypher-constraints), without which each MERGE looks at every node.\n";
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    out << "MERGE ";
    end_of(out, "n", graph, vertex);
    fields.read(vertex, values);
    assign(out, "n", fields.of_nodes(), values);
  }
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) {
    out << "MATCH ";
    end_of(out, "a", graph, source(edge, graph.boost()));
    out << ", ";
    end_of(out, "b", graph, target(edge, graph.boost()));
    fields.read(edge, values);
    out << " MERGE (a)-[r:" << cypher_name(graph.schema().relation(graph.edge(edge).relation).name)
        << " {id: ";
    cypher_string(out, values.front());
    out << "}]->(b)";
    assign(out, "r", fields.of_edges(), values);
  });
  out.finish();
}

void write_cypher_constraints(const Graph& graph, const Options& /*options*/, const Sink& sink) {
  ByteBuffer out(sink);
  out << "// Neo4j 5: ids are unique within a type. May be run again.\n";
  for (const NodeType& type : graph.schema().types()) {
    if (type.abstract) continue;
    out << "CREATE CONSTRAINT " << cypher_name(type.name + "_id")
        << " IF NOT EXISTS FOR (n:" << cypher_name(type.name) << ") REQUIRE n.id IS UNIQUE;\n";
  }
  out.finish();
}

}  // namespace diplograph::exporting
