#include "export/byte_buffer.hpp"
#include "export/table_formats.hpp"
#include "export/xml_text.hpp"

namespace diplograph::exporting {
namespace {

// Lines keep to the side of the table, but those that are long enough to be broken begin on the
// side where they are read from.
constexpr std::string_view style =
    "body{margin:2rem;font-family:\"Noto Sans\",\"Noto Sans Arabic\",sans-serif;line-height:1.5;"
    "color:#000;background:#fff}"
    "table{border-collapse:collapse;border-block:2px solid;width:100%}"
    "caption{font-weight:bold;padding-block:.5rem}"
    "thead{border-block-end:1px solid}"
    "th,td{padding:.35rem .6rem;vertical-align:top;overflow-wrap:anywhere}"
    "[dir=ltr] th,[dir=ltr] td{text-align:left}[dir=rtl] th,[dir=rtl] td{text-align:right}"
    "td p{margin:0}td p.own{text-align:start}"
    "tbody tr+tr{border-block-start:1px solid #ccc}";

void attribute(ByteBuffer& out, std::string_view name, std::string_view value) {
  out << ' ' << name << "=\"";
  xml_attribute(out, value);
  out << '"';
}

void write_cell(ByteBuffer& out, const Table& table, const TableCell& cell) {
  out << "<td>";
  if (cell.number) out << table_number(table, *cell.number);
  for (const TableText& line : cell.lines) {
    out << "<p";
    if (!line.language.empty()) attribute(out, "lang", line.language);
    attribute(out, "dir", line.right_to_left ? "rtl" : "ltr");
    if (begins_on_its_own_side(line)) attribute(out, "class", "own");
    out << '>';
    xml_content(out, line.text);
    out << "</p>";
  }
  out << "</td>";
}

}  // namespace

void write_html_table(const Table& table, const Sink& sink) {
  ByteBuffer out(sink);
  out << "<!DOCTYPE html>\n<html";
  attribute(out, "lang", table.language);
  attribute(out, "dir", table.right_to_left ? "rtl" : "ltr");
  out << ">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
  xml_content(out, table.caption);
  out << "</title>\n<style>" << style << "</style>\n</head>\n<body>\n<table>\n<caption>";
  xml_content(out, table.caption);
  out << "</caption>\n<colgroup>";
  unsigned whole = 0;
  for (const TableColumn& column : table.columns) whole += column.width;
  for (const TableColumn& column : table.columns) {
    out << "<col style=\"width:" << std::uint64_t{column.width} * 100 / whole << "%\">";
  }
  out << "</colgroup>\n<thead><tr>";
  for (const TableColumn& column : table.columns) {
    out << "<th scope=\"col\">";
    xml_content(out, column.heading);
    out << "</th>";
  }
  out << "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out << "<tr>";
    for (const TableCell& cell : row) write_cell(out, table, cell);
    out << "</tr>\n";
  }
  out << "</tbody>\n</table>\n";
  if (!table.note.empty()) {
    out << "<p>";
    xml_content(out, table.note);
    out << "</p>\n";
  }
  out << "</body>\n</html>\n";
  out.finish();
}

}  // namespace diplograph::exporting
