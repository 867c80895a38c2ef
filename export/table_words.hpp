#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "export/table.hpp"
#include "graph/evidence.hpp"

namespace diplograph::exporting {

/// The words of tables that are not in a graph or its schema.
enum class TableWord : std::uint8_t {
  goal,
  strategies,
  means,
  pursued_by,
  passages,
  agreement,
  date,
  status,
  parties,
  goals,
  actor,
  kind,
  roles,
  number,
  statement,
  quote,
  document,
  page,
  line,
  denied,
};

/// They in English or Persian.
class TableWords {
 public:
  explicit TableWords(bool persian) : persian_(persian) {}

  [[nodiscard]] bool persian() const { return persian_; }
  [[nodiscard]] std::string operator()(TableWord word) const;
  [[nodiscard]] std::string caption(TableKind kind) const;
  /// "planned", "attributed"; empty for what is asserted.
  [[nodiscard]] std::string modality(Modality modality) const;
  /// An agreement's status as the schema names it; other words stay as they are.
  [[nodiscard]] std::string status(std::string_view status) const;
  /// "The 20 of 140 rows with most evidence are shown."
  [[nodiscard]] std::string left_out(const Table& table, std::size_t all) const;
  /// Between the items of a list.
  [[nodiscard]] std::string_view comma() const { return persian_ ? "، " : ", "; }

 private:
  bool persian_;
};

}  // namespace diplograph::exporting
