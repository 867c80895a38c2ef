#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates/candidate_file.hpp"
#include "graph/table_reader.hpp"

namespace diplograph::extract::formats {

/// A table whose columns are asked for by the names that people give them.
class RecordTable {
 public:
  /// Reads a table; the first row names its columns. Throws `InputError` as `read_table`, and for
  /// an empty file.
  RecordTable(const CandidateInput& file, const WordMap& words);

  /// The column that --map calls `role`, else the first of `names` (in lower case) that there is.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view role,
                                                  std::initializer_list<std::string_view> names);
  /// A cell of a row; empty if there is no such column, or the row is shorter.
  [[nodiscard]] static std::string cell(const TableRow& row, std::optional<std::size_t> column);

  [[nodiscard]] const std::vector<TableRow>& rows() const { return rows_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] CandidateOrigin origin(const TableRow& row) const {
    return {file_, row.line, 0, {}};
  }
  /// Names of columns that nothing asked for.
  [[nodiscard]] std::vector<std::string> unread() const;

 private:
  std::string file_;
  std::vector<std::string> names_;     // of the columns
  std::vector<std::string> meanings_;  // in lower case, what --map says or the name
  std::vector<bool> mapped_, read_;
  std::vector<TableRow> rows_;
};

/// The items of a list in a cell, as Python and pandas write it: "['a', 'b']", "['a' 'b']", "a;b".
[[nodiscard]] std::vector<std::string> items_of(std::string_view list);

/// Takes quote, confidence, polarity, modality, holder and date of a row. False, with a malformed
/// record, for a value that is none.
[[nodiscard]] bool take_qualifiers(RecordTable& table, const TableRow& row, Candidate& candidate,
                                   CandidateFile& result);

}  // namespace diplograph::extract::formats
