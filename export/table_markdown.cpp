#include "export/byte_buffer.hpp"
#include "export/markdown_text.hpp"
#include "export/table_formats.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

std::string cell(const Table& table, const TableCell& cell) {
  if (cell.number) return table_number(table, *cell.number);
  std::string text;
  for (const TableText& line : cell.lines) {
    if (!text.empty()) text += "<br>";
    const std::string words = markdown_text(line.text);
    text += line.right_to_left ? (table.right_to_left ? words : isolated(words))
            : table.right_to_left && !line.text.empty() ? left_to_right_isolated(words)
                                                        : words;
  }
  return text;
}

}  // namespace

void write_markdown_table(const Table& table, const Sink& sink) {
  ByteBuffer out(sink);
  if (table.right_to_left) out << "<div dir=\"rtl\" lang=\"" << table.language << "\">\n\n";
  out << "**" << markdown_text(table.caption) << "**\n\n|";
  for (const TableColumn& column : table.columns) {
    out << ' ' << markdown_text(column.heading) << " |";
  }
  out << "\n|";
  for (std::size_t i = 0; i < table.columns.size(); ++i) out << " --- |";
  out << '\n';
  for (const auto& row : table.rows) {
    out << '|';
    for (const TableCell& content : row) out << ' ' << cell(table, content) << " |";
    out << '\n';
  }
  if (!table.note.empty()) out << '\n' << markdown_text(table.note) << '\n';
  if (table.right_to_left) out << "\n</div>\n";
  out.finish();
}

}  // namespace diplograph::exporting
