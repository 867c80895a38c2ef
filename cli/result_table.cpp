#include "cli/result_table.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <CLI/CLI.hpp>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "export/byte_buffer.hpp"
#include "export/spreadsheet_row.hpp"

namespace diplograph::cli {
namespace {

/// Letters, but for those that take no room of their own.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char letter) {
    return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;
  }));
}

std::string padding(std::size_t width, std::string_view text) {
  const std::size_t own = width_of(text);
  return std::string(width > own ? width - own : 0, ' ');
}

}  // namespace

void TableFormOption::setup(CLI::App& parser) {
  auto* csv = parser.add_flag("--csv", csv_, "Write a table for spreadsheets");
  parser.add_flag("--json", json_, "Write JSON for programs")->excludes(csv);
}

std::string ResultTable::written(TableForm form) const {
  return form == TableForm::csv ? csv() : form == TableForm::json ? json() : text();
}

std::string ResultTable::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    widths.push_back(width_of(columns_[i].name));
    for (const auto& row : rows_) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string result;
  const auto line = [&](const auto& cell_of) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& cell = cell_of(i);
      if (i != 0) result += "  ";
      if (columns_[i].number) result += padding(widths[i], cell);
      result += cell;
      if (!columns_[i].number && i + 1 < columns_.size()) result += padding(widths[i], cell);
    }
    result += '\n';
  };
  line([&](std::size_t i) -> const std::string& { return columns_[i].name; });
  for (const auto& row : rows_) {
    line([&](std::size_t i) -> const std::string& { return row[i]; });
  }
  return result;
}

std::string ResultTable::csv() const {
  std::string result;
  const exporting::Sink sink = [&](std::string_view block) { result += block; };
  exporting::ByteBuffer out(sink);
  exporting::SpreadsheetRow header(out);
  for (const Column& column : columns_) header.text(column.name);
  header.end();
  for (const auto& cells : rows_) {
    exporting::SpreadsheetRow row(out);
    for (const std::string& cell : cells) row.text(cell);
    row.end();
  }
  out.finish();
  return result;
}

std::string ResultTable::json() const {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartArray();
  for (const auto& row : rows_) {
    writer.StartObject();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].number && row[i].empty()) continue;
      writer.Key(columns_[i].name.c_str());
      if (columns_[i].number) {
        writer.RawValue(row[i].data(), row[i].size(), rapidjson::kNumberType);
      } else {
        writer.String(row[i].data(), static_cast<rapidjson::SizeType>(row[i].size()));
      }
    }
    writer.EndObject();
  }
  writer.EndArray();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace diplograph::cli
