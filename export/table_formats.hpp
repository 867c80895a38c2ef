#pragma once

#include <span>
#include <string_view>

#include "export/format.hpp"
#include "export/table.hpp"

namespace diplograph::exporting {

/// A format that a table can be written in.
struct TableFormat {
  std::string_view name;       ///< "markdown"
  std::string_view extension;  ///< "md"
  bool whole_texts = false;    ///< for programs rather than for a page: lines are not shortened
  void (*write)(const Table& table, const Sink& sink) = nullptr;
};

[[nodiscard]] std::span<const TableFormat> table_formats();

/// Pipes and dashes as GitHub and pandoc read them; a table that runs from right to left stands in
/// a `div` that says so.
void write_markdown_table(const Table& table, const Sink& sink);

/// RFC 4180 in UTF-8 with a byte order mark, for spreadsheets; no cell is a formula, numbers are in
/// ASCII digits, lines of a cell are joined by "; ".
void write_csv_table(const Table& table, const Sink& sink);

/// A document for XeLaTeX with a booktabs table, over several pages if it is long; its first lines
/// say what an article has to load to take the table over.
void write_latex_table(const Table& table, const Sink& sink);

/// A page of its own, without scripts and without anything to fetch; every line has its language
/// and direction.
void write_html_table(const Table& table, const Sink& sink);

}  // namespace diplograph::exporting
