#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/graph.hpp"
#include "graph/import/import_options.hpp"
#include "graph/import/import_report.hpp"
#include "graph/import/quote_places.hpp"
#include "graph/import/rows.hpp"

namespace diplograph::importing {

/// Makes edges of the rows of flat files.
class EdgeImport {
 public:
  /// `base` is the graph that the files came from, or null. All must outlive this.
  EdgeImport(Graph& graph, const Graph* base, const ImportOptions& options, ImportReport& report);

  [[nodiscard]] QuotePlaces& quotes() { return quotes_; }

  /// True if the row names a document that the graph does not have (yet).
  [[nodiscard]] bool lacks_document(const EdgeRow& row);

  /// Adds the edge, with all the evidence that the base has for it, and that of the row if it is
  /// new; or refuses it.
  void place(const EdgeRow& row, Graph::Vertex source, Graph::Vertex target);

  /// Copies an edge of the base as it is, between the same nodes of the graph.
  void keep(Graph::EdgeDescriptor of_base);

  /// True if a row was this edge of the base.
  [[nodiscard]] bool was_placed(Graph::EdgeDescriptor of_base) const;

 private:
  struct Meaning {
    RelationId relation{};
    bool inverse = false;  // "pursuedBy": from the target to the source
    bool denied = false;   // "not supports"
  };
  struct OfBase {
    Graph::EdgeDescriptor edge;
    bool placed = false;
  };

  Graph& graph_;
  const Graph* base_;
  const ImportOptions& options_;
  ImportReport& report_;
  QuotePlaces quotes_;
  std::unordered_map<std::string, std::optional<Meaning>> meanings_;  // by the file's word
  std::unordered_map<std::string, OfBase> of_base_;                   // by edge id
  std::string word_;                                                  // kept for its memory
  Evidence evidence_;                                                 // kept for its memory
  std::string last_document_;                                         // that the graph has

  [[nodiscard]] bool has_document(std::string_view document);

  void refuse(const EdgeRow& row, std::string message) {
    report_.refuse(*row.file, row.line, std::move(message));
  }
  [[nodiscard]] std::optional<Meaning> meaning_of(std::string_view word);
  [[nodiscard]] std::optional<Meaning> look_up(std::string_view word) const;
  [[nodiscard]] std::optional<Meaning> meaning_of(const EdgeRow& row);
  [[nodiscard]] std::optional<Polarity> polarity_of(const EdgeRow& row, const Meaning& meaning);
  [[nodiscard]] OfBase* find_of_base(Graph::Vertex source, RelationId relation,
                                     Graph::Vertex target, Polarity polarity);
  void copy_evidence(Graph::EdgeDescriptor of_base, Graph::EdgeDescriptor edge);
  [[nodiscard]] bool has_evidence(Graph::EdgeDescriptor edge, const EdgeRow& row) const;
  void compare(const EdgeRow& row, Graph::EdgeDescriptor of_base);
  /// Puts the row's evidence into `evidence_`; false, and refused, if something of it is wrong.
  [[nodiscard]] bool read_evidence(const EdgeRow& row);
  [[nodiscard]] bool read_numbers(const EdgeRow& row);
  [[nodiscard]] bool read_date(const EdgeRow& row);
};

}  // namespace diplograph::importing
