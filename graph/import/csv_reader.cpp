#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/error.hpp"
#include "graph/import/ascii_case.hpp"
#include "graph/import/pending_record.hpp"
#include "graph/import/readers.hpp"
#include "graph/table_reader.hpp"

namespace diplograph::importing {
namespace {

// Tables as export/csv_writer.cpp, export/csv_gephi_writer.cpp and Gephi's data laboratory write
// them. A table with a source and a target has edges, one with an id nodes.

/// What the writers do to a cell for the program that it is meant for, and how it is undone.
enum class Dialect : std::uint8_t {
  spreadsheet,  ///< an apostrophe stands before what would run as a formula
  for_gephi     ///< backslashes are doubled
};

struct Layout {
  Owner owner = Owner::node;
  Dialect dialect = Dialect::spreadsheet;
  std::size_t id = 0;
  std::size_t source = 0;
  std::size_t target = 0;
  std::optional<std::size_t> type;  // "Directed" or "Undirected"
  std::vector<ColumnId> columns;
};

bool is_header_for_gephi(const std::vector<std::string>& header) {
  constexpr std::array<std::string_view, 4> nodes{"Id", "Label", "class", "label_en"};
  constexpr std::array<std::string_view, 8> edges{"Source", "Target", "Type",   "Kind",
                                                  "Id",     "Label",  "Weight", "relation"};
  const auto begins_with = [&header](const auto& names) {
    return header.size() >= names.size() && std::equal(names.begin(), names.end(), header.begin());
  };
  return begins_with(nodes) || begins_with(edges);
}

std::string cell_text(std::string_view cell, Dialect dialect) {
  std::string text;
  if (dialect == Dialect::for_gephi) {
    for (std::size_t i = 0; i < cell.size(); ++i) {
      text += cell[i];
      if (cell.substr(i).starts_with("\\\\")) ++i;
    }
    return text;
  }
  constexpr std::string_view formula_begins = "=+-@\t\r";
  if (cell.size() > 1 && cell[0] == '\'' &&
      formula_begins.find(cell[1]) != std::string_view::npos) {
    cell.remove_prefix(1);
  }
  return std::string(cell);
}

/// The column of `role` that is asked first, if there is one.
std::optional<std::size_t> find_column(const std::vector<std::string>& header, Owner owner,
                                       Role role, const ColumnNames& names) {
  std::optional<std::size_t> best;
  std::uint8_t best_rank = 0;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const ColumnMeaning meaning = names.meaning(owner, header[i]);
    if (meaning.role != role || (best && meaning.rank >= best_rank)) continue;
    best = i;
    best_rank = meaning.rank;
  }
  return best;
}

std::optional<std::size_t> find_name(const std::vector<std::string>& header,
                                     std::string_view name) {
  const auto found = std::find_if(header.begin(), header.end(), [name](const std::string& each) {
    return lower_case(each) == name;
  });
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

Layout layout_of(const TableRow& header, const std::string& file, const ColumnNames& names,
                 FlatFileSink& sink) {
  Layout layout;
  if (is_header_for_gephi(header.cells)) layout.dialect = Dialect::for_gephi;
  const auto source = find_column(header.cells, Owner::edge, Role::source, names);
  const auto target = find_column(header.cells, Owner::edge, Role::target, names);
  if (source && target) {
    layout.owner = Owner::edge;
    layout.source = *source;
    layout.target = *target;
    layout.type = find_name(header.cells, "type");
  } else {
    auto id = find_column(header.cells, Owner::node, Role::id, names);
    if (!id) id = find_name(header.cells, "id");
    if (!id) {
      throw InputError({file, header.line, 0, {}},
                       "expected a table of nodes, with a column \"id\", or of edges, with "
                       "\"source\" and \"target\"; --map COLUMN=id, =source and =target say which "
                       "columns are that");
    }
    layout.id = *id;
  }
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string& name = header.cells[i];
    if (name.empty()) {
      throw InputError({file, header.line, 0, {}},
                       "column " + std::to_string(i + 1) + " of the first row has no name");
    }
    if (std::find(header.cells.begin(), header.cells.begin() + static_cast<std::ptrdiff_t>(i),
                  name) != header.cells.begin() + static_cast<std::ptrdiff_t>(i)) {
      throw InputError({file, header.line, 0, {}},
                       "the first row names the column \"" + name + "\" twice");
    }
    layout.columns.push_back(sink.column(layout.owner, name, header.line));
  }
  return layout;
}

}  // namespace

void read_csv(std::string_view bytes, const std::string& file, const ColumnNames& names,
              FlatFileSink& sink) {
  const std::vector<TableRow> rows = read_table(bytes, file);
  if (rows.empty()) throw InputError({file, 0, 0, {}}, "is empty; expected a table with a header");
  const Layout layout = layout_of(rows.front(), file, names, sink);
  PendingRecord record;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const TableRow& row = rows[i];
    const auto fail = [&](const std::string& problem) {
      throw InputError({file, row.line, 0, {}}, problem);
    };
    if (row.cells.size() != layout.columns.size()) {
      fail("the row has " + std::to_string(row.cells.size()) + " cells, the first row has " +
           std::to_string(layout.columns.size()) +
           "; a cell with a comma in it goes between quotation marks");
    }
    const auto text = [&](std::size_t column) {
      return cell_text(row.cells[column], layout.dialect);
    };
    record.begin(layout.owner, row.line);
    if (layout.owner == Owner::edge) {
      record.set_source(text(layout.source));
      record.set_target(text(layout.target));
      if (row.cells[layout.source].empty() || row.cells[layout.target].empty()) {
        fail("an edge without source or target");
      }
      if (layout.type) record.set_directed(lower_case(row.cells[*layout.type]) != "undirected");
    } else {
      record.set_id(text(layout.id));
      if (row.cells[layout.id].empty()) fail("a node without id");
    }
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (!row.cells[column].empty()) record.value(layout.columns[column], text(column));
    }
    record.emit(sink);
  }
}

}  // namespace diplograph::importing
