#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/import/import_options.hpp"
#include "graph/import/import_report.hpp"
#include "graph/import/rows.hpp"

namespace diplograph::importing {

/// Makes nodes of the rows of flat files.
class NodeImport {
 public:
  /// `base` is the graph that the files came from, or null. All must outlive this.
  NodeImport(Graph& graph, const Graph* base, const ImportOptions& options, ImportReport& report)
      : graph_(graph), base_(base), options_(options), report_(report) {}

  /// Adds the node, or puts the row's changes on the base's node. Nothing if it was refused.
  [[nodiscard]] std::optional<Graph::Vertex> place(const NodeRow& row);

  /// The node's id: of the column that has it, else of the file if its prefix names a type, else
  /// made of type and label. Nothing, and why, if no type is known.
  [[nodiscard]] std::optional<std::string> id_of(const NodeRow& row) const;

  /// Nodes that rows were read for, by vertex.
  [[nodiscard]] bool was_placed(Graph::Vertex vertex) const {
    return vertex < placed_.size() && placed_[vertex].line != 0;
  }

  /// Copies a node of the base as it is.
  void keep(Graph::Vertex of_base);

 private:
  struct Placed {
    const std::string* file = nullptr;
    std::size_t line = 0;
  };

  Graph& graph_;
  const Graph* base_;
  const ImportOptions& options_;
  ImportReport& report_;
  std::vector<Placed> placed_;

  void refuse(const NodeRow& row, std::string message) {
    report_.refuse(*row.file, row.line, std::move(message));
  }
  [[nodiscard]] std::optional<TypeId> type_named(std::string_view word) const;
  [[nodiscard]] std::optional<TypeId> type_of(const NodeRow& row) const;
  void add_document(const NodeRow& row, std::string_view id);
  void add_names(Graph::Vertex vertex, const NodeRow& row);
  void add_name(const NodeRow& row, Graph::Vertex vertex, const Name& name);
  void add_values(Graph::Vertex vertex, const NodeRow& row);
  void add_value(const NodeRow& row, Graph::Vertex vertex, const std::string& property,
                 std::string_view value);
  void add_edited(Graph::Vertex vertex, const NodeRow& row, Graph::Vertex of_base);
};

}  // namespace diplograph::importing
