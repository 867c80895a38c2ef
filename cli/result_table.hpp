#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace diplograph::cli {

/// How a command that prints a table is asked to write it.
enum class TableForm : std::uint8_t { text, csv, json };

/// The options `--csv` and `--json`.
class TableFormOption {
 public:
  void setup(CLI::App& parser);
  [[nodiscard]] TableForm form() const {
    return csv_ ? TableForm::csv : json_ ? TableForm::json : TableForm::text;
  }

 private:
  bool csv_ = false, json_ = false;
};

/// A table of results, for people or programs.
class ResultTable {
 public:
  struct Column {
    std::string name;
    bool number = false;  ///< flush right, and a number in JSON
  };

  explicit ResultTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// One cell for each column; an empty number is none.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  /// Text: numbers flush right, words padded but for the last column (the width of Persian words
  /// on a terminal is not their number of letters). CSV: as spreadsheets take it, with a header.
  /// JSON: an array of objects.
  [[nodiscard]] std::string written(TableForm form) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string csv() const;
  [[nodiscard]] std::string json() const;
};

}  // namespace diplograph::cli
