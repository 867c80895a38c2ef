#include <algorithm>
#include <cstddef>
#include <string>

#include "export/byte_buffer.hpp"
#include "export/latex_text.hpp"
#include "export/table_formats.hpp"

namespace diplograph::exporting {
namespace {

constexpr std::size_t most_lines_of_one_page = 32;
constexpr double letters_a_line = 95;  // of small print across an upright A4 page, roughly

/// How many lines of print a cell of so many letters a line takes, roughly.
std::size_t printed_lines(const TableCell& cell, double letters) {
  std::size_t count = 0;
  for (const TableText& line : cell.lines) {
    const auto size = static_cast<double>(line.text.size()) / (line.right_to_left ? 2 : 1);
    count += static_cast<std::size_t>(size / letters) + 1;
  }
  return count;
}

class LatexTable {
 public:
  LatexTable(const Table& table, ByteBuffer& out)
      : table_(table),
        out_(out),
        landscape_(table.columns.size() > 4),
        directed_(table.right_to_left) {
    unsigned whole = 0;
    for (const TableColumn& column : table.columns) whole += column.width;
    const double letters = letters_a_line * (landscape_ ? 1.5 : 1);
    std::size_t lines = 0;
    for (const auto& row : table.rows) {
      std::size_t highest = 1;
      for (std::size_t i = 0; i < row.size(); ++i) {
        highest =
            std::max(highest, printed_lines(row[i], letters * table.columns[i].width / whole));
        for (const TableText& line : row[i].lines) {
          directed_ = directed_ ||
                      latex_text(line.text, line.right_to_left, false).find("\\persianlabel") !=
                          std::string::npos;
        }
      }
      lines += highest;
    }
    long_ = lines > (landscape_ ? most_lines_of_one_page * 2 / 3 : most_lines_of_one_page);
  }

  void write() {
    write_preamble();
    out_ << "\\begin{document}\n";
    if (long_) {
      write_long();
    } else {
      write_short();
    }
    out_ << "\\end{document}\n";
  }

 private:
  const Table& table_;
  ByteBuffer& out_;
  bool landscape_;
  bool directed_;  // something runs from right to left
  bool long_ = false;

  /// Words in their direction, whatever the direction around them is.
  [[nodiscard]] std::string text(std::string_view words, bool right_to_left) const {
    return latex_text(words, right_to_left, directed_ && !right_to_left);
  }
  [[nodiscard]] std::string own(std::string_view words) const {
    return "{" + text(words, table_.right_to_left) + "}";
  }

  void write_preamble() {
    out_ << "% For XeLaTeX. To use the table in an article, copy the lines between the rules of\n"
            "% percent signs into its preamble, and those between \\begin{document} and\n"
            "% \\end{document} to its place.\n";
    if (directed_) {
      out_
          << "% In an article with XePersian, or with polyglossia and Persian, leave out the line\n"
             "% that loads bidi: they load it themselves. For the fonts of the article, define\n"
             "% \\persianlabel and \\latinlabel as these select them, and leave out the lines "
             "with\n"
             "% \\newfontfamily.\n";
    }
    if (!table_.right_to_left) {
      out_ << "% In a Persian article, put the table into the environment latin of XePersian or\n"
              "% english of polyglossia.\n";
    }
    out_ << "\\documentclass[a4paper]{article}\n"
            "\\usepackage[margin=20mm"
         << (landscape_ ? ",landscape" : "") << "]{geometry}\n"
         << "%%%%%%%%%%\n"
            "\\usepackage{fontspec}\n"
            "\\usepackage{array,booktabs"
         << (long_ ? ",longtable" : "") << "}\n";
    if (directed_) out_ << "\\newfontfamily\\persianlabel[Script=Arabic]{Noto Sans Arabic}\n";
    out_ << "\\newfontfamily\\latinlabel{Noto Sans}\n";
    if (directed_) out_ << "\\usepackage{bidi}\n";
    // \raggedright is another one in each of bidi's environments, so the skips are set by hand. In
    // a table that runs from right to left, TeX--XeT mirrors its lines: \leftskip is at the right.
    out_ << "\\newcommand\\cellfromstart{\\leftskip0pt\\relax\\rightskip0pt plus1fil\\relax"
            "\\parfillskip0pt\\relax\\parindent0pt\\relax}\n"
            "\\newcommand\\cellfromend{\\rightskip0pt\\relax\\leftskip0pt plus1fil\\relax"
            "\\parfillskip0pt\\relax\\parindent0pt\\relax}\n";
    out_ << "%%%%%%%%%%\n";
    if (table_.right_to_left) {
      out_ << "\\setmainfont[Script=Arabic]{Noto Sans Arabic}\n"
              "\\renewcommand\\tablename{جدول}\n";
    }
  }

  /// p columns whose widths, with the room between them, make up a line.
  void write_columns() {
    unsigned whole = 0;
    for (const TableColumn& column : table_.columns) whole += column.width;
    out_ << "{@{}";
    for (const TableColumn& column : table_.columns) {
      out_ << "p{\\dimexpr " << decimal(static_cast<double>(column.width) / whole)
           << "\\linewidth-2\\tabcolsep}";
    }
    out_ << "@{}}\n";
  }

  void write_head() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      out_ << (i == 0 ? "" : " & ") << "\\cellfromstart\\bfseries "
           << text(table_.columns[i].heading, table_.right_to_left);
    }
    out_ << " \\\\\n";
  }

  // The last line has no \par: the cell ends it, with a strut that would else be a line of its own.
  void write_cell(const TableCell& cell) {
    if (cell.number) {
      out_ << "\\cellfromstart " << text(table_number(table_, *cell.number), table_.right_to_left);
    }
    bool first = true;
    for (const TableText& line : cell.lines) {
      const bool at_end =
          begins_on_its_own_side(line) && line.right_to_left != table_.right_to_left;
      out_ << (first ? "" : "\\par") << (at_end ? "\\cellfromend " : "\\cellfromstart ")
           << text(line.text, line.right_to_left);
      first = false;
    }
  }

  void write_rows() {
    bool first = true;
    for (const auto& row : table_.rows) {
      if (!first) out_ << "\\addlinespace\n";
      first = false;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i != 0) out_ << " &\n";
        write_cell(row[i]);
      }
      out_ << " \\\\\n";
    }
  }

  void write_direction() {
    out_ << (table_.right_to_left ? "\\setRTL\n"
             : directed_          ? "\\setLTR\n"
                                  : "\\ifdefined\\setLTR\\setLTR\\fi\n");
  }

  void write_note() {
    if (!table_.note.empty()) out_ << "\\par\\smallskip\n" << own(table_.note) << "\n";
  }

  void write_short() {
    out_ << "\\begin{table}[htbp]\n";
    write_direction();
    // A float begins with the font of the article, a Persian one perhaps, and "Table 1:" is in it.
    if (!table_.right_to_left) out_ << "\\latinlabel\n";
    out_ << "\\small\n\\caption" << own(table_.caption) << "\n\\begin{tabular}";
    write_columns();
    out_ << "\\toprule\n";
    write_head();
    out_ << "\\midrule\n";
    write_rows();
    out_ << "\\bottomrule\n\\end{tabular}\n";
    write_note();
    out_ << "\\end{table}\n";
  }

  void write_long() {
    out_ << "\\begingroup\n";
    write_direction();
    out_ << "\\small\n\\begin{longtable}";
    write_columns();
    out_ << "\\caption" << own(table_.caption) << " \\\\\n\\toprule\n";
    write_head();
    out_ << "\\midrule\n\\endfirsthead\n\\toprule\n";
    write_head();
    out_ << "\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n";
    write_rows();
    out_ << "\\end{longtable}\n";
    write_note();
    out_ << "\\par\\endgroup\n";
  }
};

}  // namespace

void write_latex_table(const Table& table, const Sink& sink) {
  ByteBuffer out(sink);
  LatexTable(table, out).write();
  out.finish();
}

}  // namespace diplograph::exporting
