#include "export/table_formats.hpp"

#include <array>

namespace diplograph::exporting {
namespace {

constexpr auto all_formats = std::to_array<TableFormat>({
    {"markdown", "md", false, write_markdown_table},
    {"csv", "csv", true, write_csv_table},
    {"latex", "tex", false, write_latex_table},
    {"html", "html", false, write_html_table},
});

}  // namespace

std::span<const TableFormat> table_formats() { return all_formats; }

}  // namespace diplograph::exporting
