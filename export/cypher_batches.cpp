#include "export/cypher_batches.hpp"

#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/cypher_text.hpp"
#include "export/edge_walk.hpp"
#include "export/fields.hpp"
#include "export/json_text.hpp"

namespace diplograph::exporting {
namespace {

/// `{"label": "China", "mentions": 3, "aliases": null}`. A null removes what an earlier run set.
void properties(ByteBuffer& out, const std::vector<Field>& fields, const FieldValues& values) {
  for (std::size_t i = 1; i < fields.size(); ++i) {  // the first is the key
    out << (i == 1 ? '{' : ',');
    json_string(out, fields[i].name);
    out << ':';
    if (values[i].empty()) {
      out << "null";
    } else if (fields[i].type == FieldType::text) {
      json_string(out, values[i]);
    } else {
      out << values[i];
      // 1 would become an integer where other edges have fractions.
      if (fields[i].type == FieldType::real && values[i].find('.') == std::string::npos) {
        out << ".0";
      }
    }
  }
  out << '}';
}

/// Rows that one statement takes.
struct Rows {
  std::string text;
  std::size_t count = 0;
};

class Batches {
 public:
  Batches(const Graph& graph, const Options& options, const BatchLimits& limits,
          const std::function<void(const CypherBatch&)>& visit)
      : graph_(graph), fields_(graph, options), limits_(limits), visit_(visit) {}

  void constraints() {
    std::vector<bool> used(graph_.schema().types().size());
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      used[static_cast<std::size_t>(graph_.node(vertex).type)] = true;
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i]) continue;
      const NodeType& type = graph_.schema().types()[i];
      CypherBatch batch;
      batch.what = type.name;
      batch.statement = "CREATE CONSTRAINT " + cypher_name(type.name + "_id") +
                        " IF NOT EXISTS FOR (n:" + cypher_name(type.name) +
                        ") REQUIRE n.id IS UNIQUE";
      batch.parameters = "{}";
      visit_(batch);
    }
  }

  void nodes() {
    std::map<std::string_view, Rows> waiting;
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      const std::string_view type = type_of(vertex);
      fields_.read(vertex, values_);
      Rows& rows = waiting[type];
      append(rows, [&](ByteBuffer& out) {
        out << "{\"id\":";
        json_string(out, values_.front());
        out << ",\"properties\":";
        properties(out, fields_.of_nodes(), values_);
      });
      if (full(rows)) hand_over_nodes(type, rows);
    }
    for (auto& [type, rows] : waiting) hand_over_nodes(type, rows);
  }

  void edges() {
    std::map<Kind, Rows> waiting;
    for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) {
      const Graph::Vertex from = source(edge, graph_.boost());
      const Graph::Vertex to = target(edge, graph_.boost());
      const Kind kind{type_of(from), graph_.schema().relation(graph_.edge(edge).relation).name,
                      type_of(to)};
      fields_.read(edge, values_);
      Rows& rows = waiting[kind];
      append(rows, [&](ByteBuffer& out) {
        out << "{\"source\":";
        json_string(out, graph_.id(from));
        out << ",\"target\":";
        json_string(out, graph_.id(to));
        out << ",\"id\":";
        json_string(out, values_.front());
        out << ",\"properties\":";
        properties(out, fields_.of_edges(), values_);
      });
      if (full(rows)) hand_over_edges(kind, rows);
    });
    for (auto& [kind, rows] : waiting) hand_over_edges(kind, rows);
  }

 private:
  /// Types of the ends, and the relation between them.
  using Kind = std::tuple<std::string_view, std::string_view, std::string_view>;

  const Graph& graph_;
  Fields fields_;
  BatchLimits limits_;
  const std::function<void(const CypherBatch&)>& visit_;
  FieldValues values_;
  std::string* into_ = nullptr;  // where out_ puts a row
  const Sink sink_ = [this](std::string_view block) { into_->append(block); };
  ByteBuffer out_{sink_};

  [[nodiscard]] std::string_view type_of(Graph::Vertex vertex) const {
    return graph_.schema().type(graph_.node(vertex).type).name;
  }

  template <typename Write>
  void append(Rows& rows, const Write& write) {
    rows.text += rows.count++ == 0 ? "{\"rows\":[" : ",";
    into_ = &rows.text;
    write(out_);
    out_ << '}';
    out_.finish();
  }

  [[nodiscard]] bool full(const Rows& rows) const {
    return rows.count >= limits_.rows || rows.text.size() >= limits_.bytes;
  }

  void hand_over(CypherBatch& batch, Rows& rows) {
    if (rows.count == 0) return;
    batch.rows = rows.count;
    batch.parameters = std::exchange(rows.text, {}) + "]}";
    rows.count = 0;
    visit_(batch);
  }

  void hand_over_nodes(std::string_view type, Rows& rows) {
    CypherBatch batch;
    batch.part = CypherPart::nodes;
    batch.what = type;
    batch.statement = "UNWIND $rows AS row MERGE (n:" + cypher_name(type) +
                      " {id: row.id}) SET n += row.properties RETURN count(*) AS done";
    hand_over(batch, rows);
  }

  void hand_over_edges(const Kind& kind, Rows& rows) {
    const auto& [from, relation, to] = kind;
    CypherBatch batch;
    batch.part = CypherPart::edges;
    batch.what = std::string(from) + '-' + std::string(relation) + '-' + std::string(to);
    batch.statement = "UNWIND $rows AS row MATCH (a:" + cypher_name(from) +
                      " {id: row.source}) MATCH (b:" + cypher_name(to) +
                      " {id: row.target}) MERGE (a)-[r:" + cypher_name(relation) +
                      " {id: row.id}]->(b) SET r += row.properties RETURN count(*) AS done";
    hand_over(batch, rows);
  }
};

}  // namespace

void visit_cypher_batches(const Graph& graph, const Options& options, const BatchLimits& limits,
                          bool constraints, const std::function<void(const CypherBatch&)>& visit) {
  Batches batches(graph, options, limits, visit);
  if (constraints) batches.constraints();
  batches.nodes();
  batches.edges();
}

}  // namespace diplograph::exporting
