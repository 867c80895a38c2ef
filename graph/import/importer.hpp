#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"
#include "graph/import/columns.hpp"
#include "graph/import/edge_import.hpp"
#include "graph/import/file_format.hpp"
#include "graph/import/node_import.hpp"
#include "graph/storage/string_pool.hpp"

namespace diplograph::importing {

/// Makes a graph of files that other programs wrote, such as one that was exported, edited by hand
/// in Gephi and exported there.
///
/// Such a file has the best quote of an edge, no more. With the graph that it came from (`base`),
/// nodes and edges that are still there get all their evidence back, and what the files do not have
/// any more is removed; a table of nodes alone leaves edges as they are, one of edges alone nodes.
/// Without it, an edge has the evidence that its columns document and quote give. An edge without
/// evidence is refused, as is whatever the schema forbids: the rest comes in, and the report names
/// each with its line.
class Importer : private FlatFileSink {
 public:
  /// The schema and the base (null: there is none) must outlive this.
  Importer(const Schema& schema, ColumnNames names, ImportOptions options, const Graph* base);

  /// Takes the text of a document, in which quotes are then looked up.
  void add_text(const std::string& document, std::string text) {
    edges_.quotes().add_text(document, std::move(text));
  }

  /// Reads a file. Throws `InputError` with line for what is no such file, for ids that stand twice
  /// and for edges whose ends do not exist; the importer is of no use then.
  void read(std::string_view bytes, const std::string& file, const FileFormat& format);

  /// The canonical graph. Call once, after all files.
  [[nodiscard]] Graph finish();

  [[nodiscard]] const ImportReport& report() const { return report_; }
  /// What columns meant; tells mapped columns that no file has.
  [[nodiscard]] const ColumnNames& names() const { return names_; }

 private:
  struct Column {
    ColumnMeaning meaning;
    Owner owner = Owner::node;
    std::string name;
    std::size_t line = 0;
    std::size_t values = 0;
    std::string example;
  };
  struct FileNode {
    std::optional<Graph::Vertex> vertex;  // none if it was refused
    std::size_t line = 0;
    const std::string* file = nullptr;
  };
  struct WaitingEdge {
    EdgeRow row;
    std::string texts;  // what the row's views see
  };

  ColumnNames names_;
  ImportOptions options_;
  const Graph* base_;
  Graph graph_;
  ImportReport report_;
  NodeImport nodes_;
  EdgeImport edges_;
  std::deque<std::string> files_;  // names; rows point at them
  const FileFormat* format_ = nullptr;
  std::vector<Column> columns_;
  std::map<std::string, ColumnId, std::less<>> node_columns_, edge_columns_;  // of this file
  NodeColumns present_;
  StringPool ids_;                    // of the nodes of this file
  std::vector<FileNode> file_nodes_;  // by the number of their id
  std::deque<WaitingEdge> waiting_;   // for their nodes or documents
  bool some_nodes_ = false;           // a file had nodes
  bool some_edges_ = false;
  NodeRow node_row_;  // kept for its memory
  EdgeRow edge_row_;

  ColumnId column(Owner owner, std::string_view name, std::size_t line) override;
  void take(const FlatRecord& record) override;
  void notice(std::size_t line, std::string_view message) override;

  void take_node(const FlatRecord& record);
  void take_edge(const FlatRecord& record);
  void place_edge(const EdgeRow& row, bool last_chance);
  [[nodiscard]] const FileNode* find_node(std::string_view file_id) const;
  [[nodiscard]] std::optional<Graph::Vertex> implied_node(const EdgeRow& row,
                                                          std::string_view file_id);
  void wait(const EdgeRow& row);
  void place_waiting();
  void report_unread_columns();
  void keep_the_rest();
};

}  // namespace diplograph::importing
