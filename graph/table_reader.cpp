#include "graph/table_reader.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <csv.h>
#include <unicode/utf8.h>

#include "graph/error.hpp"

namespace diplograph {
namespace {

unsigned char delimiter_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  if (count('\t') > count(',') && count('\t') > count(';')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

std::size_t line_at(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(
             std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
         1;
}

void require_utf8(std::string_view text, const std::string& file) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 code = 0;
    U8_NEXT(data, at, text.size(), code);
    if (code < 0) {
      throw InputError({file, line_at(text, begin), 0, {}},
                       "is not UTF-8; save the table as \"CSV UTF-8\"");
    }
  }
}

int never_strips(unsigned char /*c*/) { return 0; }

/// Puts what the parser finds into rows. Its lines are counted as rows begin.
struct Collected {
  std::vector<TableRow> rows;
  TableRow row;
  std::size_t line = 1;    // of the byte that is parsed next
  std::size_t begins = 1;  // of the row

  static void cell(void* text, std::size_t size, void* self) {
    static_cast<Collected*>(self)->row.cells.emplace_back(static_cast<const char*>(text), size);
  }
  static void end(int /*c*/, void* self) {
    auto* collected = static_cast<Collected*>(self);
    collected->row.line = collected->begins;
    const bool filled = std::any_of(collected->row.cells.begin(), collected->row.cells.end(),
                                    [](const std::string& text) { return !text.empty(); });
    if (filled) collected->rows.push_back(std::move(collected->row));
    collected->row = {};
    collected->begins = collected->line + 1;
  }
};

}  // namespace

std::vector<TableRow> read_table(std::string_view text, const std::string& file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  require_utf8(text, file);
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0)
    throw std::bad_alloc();
  const std::unique_ptr<csv_parser, decltype(&csv_free)> owner(&parser, csv_free);
  csv_set_delim(&parser, delimiter_of(text));
  csv_set_space_func(&parser, never_strips);
  Collected collected;
  // Line by line, so that rows know theirs.
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (csv_parse(&parser, text.data() + at, end - at, Collected::cell, Collected::end,
                  &collected) != end - at) {
      throw InputError({file, collected.line, 0, {}},
                       "a quotation mark stands where none may; a cell that has one goes between "
                       "quotation marks, and those in it are doubled");
    }
    ++collected.line;
    at = end;
  }
  if (csv_fini(&parser, Collected::cell, Collected::end, &collected) != 0) {
    throw InputError({file, collected.begins, 0, {}},
                     "a quotation mark that opens a cell in this row is never closed");
  }
  return std::move(collected.rows);
}

}  // namespace diplograph
