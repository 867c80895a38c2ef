#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// A line of a cell. Its words are plain: no control characters, no line ends, no marks that
/// override the direction of what stands around them; a name in a line that runs the other way
/// stands between isolates.
struct TableText {
  std::string text;
  std::string language;  ///< BCP 47 tag, may be empty
  bool right_to_left = false;
  std::string value;  ///< of a date in words: itself, for spreadsheets; else empty
};

/// What stands where a row and a column meet: lines below each other, or a number.
struct TableCell {
  std::vector<TableText> lines;
  std::optional<std::uint64_t> number;
};

struct TableColumn {
  std::string heading;
  unsigned width = 1;  ///< share of the table's width, relative to the other columns
};

/// A table for a paper, ready for any writer: the first column stands where reading begins.
struct Table {
  std::string caption;
  std::string language;  ///< of the words around: "fa" or "en"
  bool right_to_left = false;
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;
  std::string note;  ///< what was left out; may be empty
};

enum class TableKind : std::uint8_t {
  goals,       ///< goals, with the strategies and agreements that advance them and who pursues them
  agreements,  ///< agreements by date, with status, parties and goals
  actors,      ///< actors with what they are to others
  evidence     ///< an appendix: every statement with its quotes and their places
};

struct TableOptions {
  TableKind kind = TableKind::goals;
  std::string language;       ///< of labels and headings, "fa" or "en"; empty: the main language
  std::size_t most = 0;       ///< most rows, those with most evidence; 0 for all
  std::vector<TypeId> types;  ///< only rows about nodes of these types or their descendants
  std::size_t longest = 300;  ///< longest line, in letters; what is longer ends in "…"; 0: as it is
};

/// Gathers a table from a canonical graph, without columns that have nothing to say. O(nodes +
/// edges + evidence), and the sorting of rows.
[[nodiscard]] Table table_of(const Graph& graph, const TableOptions& options);

/// True for a line that is likely to be broken: it begins on the side where it is read from, while
/// short ones keep to the side of the table.
[[nodiscard]] bool begins_on_its_own_side(const TableText& line);

/// A number in the digits of a table's language.
[[nodiscard]] std::string table_number(const Table& table, std::uint64_t number);

}  // namespace diplograph::exporting
