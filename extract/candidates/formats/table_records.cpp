#include "extract/candidates/formats/table_records.hpp"

#include <algorithm>

#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/qualifiers.hpp"
#include "extract/language/tokens.hpp"
#include "graph/error.hpp"

namespace diplograph::extract::formats {

RecordTable::RecordTable(const CandidateInput& file, const WordMap& words) : file_(file.name) {
  rows_ = read_table(file.bytes, file.name);
  if (rows_.empty()) {
    throw InputError({file.name, 0, 0, {}}, "is empty; a table begins with a row of column names");
  }
  names_ = std::move(rows_.front().cells);
  rows_.erase(rows_.begin());
  for (const std::string& name : names_) {
    const auto said = words.said(name);
    mapped_.push_back(said.has_value());
    meanings_.push_back(fold(said.value_or(name)));
  }
  read_.resize(names_.size());
}

std::optional<std::size_t> RecordTable::column(std::string_view role,
                                               std::initializer_list<std::string_view> names) {
  const auto take = [&](std::size_t i) {
    read_[i] = true;
    return std::optional(i);
  };
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (mapped_[i] && meanings_[i] == role) return take(i);
  }
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!mapped_[i] && meanings_[i] == name) return take(i);
    }
  }
  return std::nullopt;
}

std::string RecordTable::cell(const TableRow& row, std::optional<std::size_t> column) {
  return column && *column < row.cells.size() ? row.cells[*column] : std::string();
}

std::vector<std::string> RecordTable::unread() const {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!read_[i] && meanings_[i] != "-" && !names_[i].empty()) result.push_back(names_[i]);
  }
  return result;
}

std::vector<std::string> items_of(std::string_view list) {
  std::vector<std::string> items;
  std::string item;
  const auto flush = [&] {
    if (!item.empty()) items.push_back(std::move(item));
    item.clear();
  };
  for (const char c : list) {
    if (std::string_view("[](){}'\",; \t\r\n|").find(c) != std::string_view::npos) {
      flush();
    } else {
      item += c;
    }
  }
  flush();
  return items;
}

bool take_qualifiers(RecordTable& table, const TableRow& row, Candidate& candidate,
                     CandidateFile& result) {
  const auto cell = [&](std::string_view role, std::initializer_list<std::string_view> names) {
    return RecordTable::cell(row, table.column(role, names));
  };
  const auto fail = [&](std::string_view what, const std::string& value) {
    refuse(candidate, "the " + std::string(what) + " \"" + value + "\" is none that is known",
           result, RejectionReason::bad_value);
    return false;
  };
  candidate.quote =
      cell("quote", {"quote", "evidence", "sentence", "source_text", "context", "text"});
  candidate.holder = cell("holder", {"holder", "according_to"});
  candidate.date = cell("date", {"date", "dated"});
  if (const std::string text = cell("confidence", {"confidence", "score", "probability"});
      !text.empty()) {
    candidate.confidence = number_of_text(text);
    if (!candidate.confidence) return fail("confidence", text);
  }
  if (const std::string text = cell("polarity", {"polarity"}); !text.empty()) {
    candidate.polarity = polarity_of(text);
    if (!candidate.polarity) return fail("polarity", text);
  }
  if (const std::string text = cell("modality", {"modality"}); !text.empty()) {
    candidate.modality = modality_of(text);
    if (!candidate.modality) return fail("modality", text);
  }
  return true;
}

}  // namespace diplograph::extract::formats
