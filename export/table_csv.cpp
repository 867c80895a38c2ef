#include "export/byte_buffer.hpp"
#include "export/spreadsheet_row.hpp"
#include "export/table_formats.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {

void write_csv_table(const Table& table, const Sink& sink) {
  ByteBuffer out(sink);
  out << "\xEF\xBB\xBF";
  SpreadsheetRow head(out);
  for (const TableColumn& column : table.columns) head.text(column.heading);
  head.end();
  for (const auto& cells : table.rows) {
    SpreadsheetRow row(out);
    for (const TableCell& cell : cells) {
      if (cell.number) {
        row.number(*cell.number);
        continue;
      }
      std::string text;
      for (const TableText& line : cell.lines) {
        text += (text.empty() ? "" : "; ") +
                (line.value.empty() ? without_isolates(line.text) : line.value);
      }
      row.text(text);
    }
    row.end();
  }
  out.finish();
}

}  // namespace diplograph::exporting
