#include "extract/mentions/lexicon_table.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "extract/mentions/lexicon_rows.hpp"
#include "graph/error.hpp"
#include "graph/schema.hpp"
#include "graph/slug.hpp"
#include "graph/table_reader.hpp"

namespace diplograph::extract {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") + 1 - first));
}

/// Letters of the Arabic block begin with these bytes.
bool in_arabic_script(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xD8 && byte <= 0xDB;
  });
}

class TableReading {
 public:
  TableReading(std::vector<TableRow> rows, const std::string& file)
      : rows_(std::move(rows)), file_(file) {
    if (rows_.empty()) throw InputError({file_, 0, 0, {}}, "is empty: there is no row in it");
    for (const char* name : {"type", "name"}) {
      if (!column(name)) {
        throw InputError({file_, rows_.front().line, 0, {}},
                         "the first row names no column \"" + std::string(name) +
                             "\"; a lexicon has type and name, and may have language, aliases, id "
                             "and part_of");
      }
    }
  }

  std::vector<LexiconRow> entries() {
    for (std::size_t i = 1; i < rows_.size(); ++i) read(rows_[i]);
    return std::move(entries_);
  }

 private:
  std::vector<TableRow> rows_;
  const std::string& file_;
  std::vector<LexiconRow> entries_;
  std::map<std::string, std::size_t> known_;  // by type and key

  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const {
    const std::vector<std::string>& header = rows_.front().cells;
    const auto found = std::find_if(header.begin(), header.end(),
                                    [&](const std::string& cell) { return trimmed(cell) == name; });
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
  }
  [[nodiscard]] std::string cell(const TableRow& row, std::string_view name) const {
    const auto place = column(name);
    return place && *place < row.cells.size() ? trimmed(row.cells[*place]) : std::string();
  }

  void read(const TableRow& row) {
    const auto refuse = [&](const std::string& problem) {
      throw InputError({file_, row.line, 0, {}}, problem);
    };
    const std::string name = cell(row, "name");
    const std::string type = cell(row, "type");
    if (name.empty()) refuse("the row has no name");
    const auto known_type = Schema::diplomacy().find_type(type);
    if (!known_type || Schema::diplomacy().type(*known_type).id_prefix.empty()) {
      refuse("there is no type \"" + type + "\" that things can have");
    }
    std::string language = cell(row, "language");
    if (language.empty()) language = in_arabic_script(name) ? "fa" : "en";
    if (language != "en" && language != "fa") {
      refuse("the language is en or fa, found \"" + language + "\"");
    }
    const std::string given = cell(row, "id");
    const std::string key = slug(given.empty() ? name : given);
    const auto [place, fresh] = known_.emplace(type + "/" + key, entries_.size());
    if (fresh) entries_.push_back({type, key, cell(row, "part_of"), {}, {}});
    std::vector<std::string>& names = entries_[place->second].names[language];
    names.push_back(name);
    const std::string aliases = cell(row, "aliases");
    for (std::size_t at = 0; at < aliases.size();) {
      const std::size_t end = std::min(aliases.find('|', at), aliases.size());
      if (std::string alias = trimmed(std::string_view(aliases).substr(at, end - at));
          !alias.empty()) {
        names.push_back(std::move(alias));
      }
      at = end + 1;
    }
  }
};

}  // namespace

std::string lexicon_of_table(std::string_view table, const std::string& file) {
  return lexicon_of_rows(TableReading(read_table(table, file), file).entries(), file);
}

}  // namespace diplograph::extract
