#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// A column of a table of nodes or edges, or an attribute of a node or an edge.
struct Field {
  std::string name;
  FieldType type = FieldType::text;
  bool date = false;  ///< EDTF dates, which some readers take for something else
};

/// One text per field; empty if there is no value.
using FieldValues = std::vector<std::string>;

/// What formats that hold one flat record per node and one per edge write, the same for all of
/// them, so that a graph has the same columns in every database. Names are safe in the sense of
/// `attribute_name`. Lists are joined by "|"; an edge has its best evidence.
class Fields {
 public:
  Fields(const Graph& graph, const Options& options);

  /// id, label, label_en, label_fa, aliases, mentions, then the schema's properties, then the
  /// attributes that are asked for.
  [[nodiscard]] const std::vector<Field>& of_nodes() const { return of_nodes_; }
  /// id, polarity, modality, symmetric, confidence, evidence_count, document, line, page, quote,
  /// rule, holder, dated.
  [[nodiscard]] const std::vector<Field>& of_edges() const { return of_edges_; }

  /// Puts one value per field of a node into `values`, whose memory is used again.
  void read(Graph::Vertex vertex, FieldValues& values) const;
  void read(Graph::EdgeDescriptor edge, FieldValues& values) const;

 private:
  const Graph& graph_;
  const Options& options_;
  std::vector<Field> of_nodes_;
  std::vector<Field> of_edges_;
  std::vector<std::string> properties_;
};

}  // namespace diplograph::exporting
