#include "export/format_table.hpp"

#include <string_view>

#include "export/format.hpp"

namespace diplograph::exporting {

std::string format_table() {
  std::string table = "| format | written as | for | leaves out |\n| --- | --- | --- | --- |\n";
  const auto cell = [&table](std::string_view text) {
    table += "| ";
    table += text;
    table += ' ';
  };
  for (const Format& format : formats()) {
    cell("`" + std::string(format.name) + "`");
    cell(format.write_folder != nullptr ? "a folder" : "`" + std::string(format.extension) + "`");
    cell(format.title);
    cell(format.loses.empty() ? "nothing" : format.loses);
    table += "|\n";
  }
  return table;
}

}  // namespace diplograph::exporting
