#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/qualifiers.hpp"
#include "extract/candidates/formats/readers.hpp"
#include "extract/candidates/formats/table_records.hpp"
#include "graph/error.hpp"

namespace diplograph::extract::formats {
namespace {

/// GraphRAG writes this where it has nothing.
std::string known(std::string text) { return text == "NONE" || text == "nan" ? "" : text; }

class Tables {
 public:
  explicit Tables(CandidateFile& result) : result_(result) {}

  void add(const CandidateInput& file, const WordMap& words) { tables_.emplace_back(file, words); }

  void read() {
    // Text units and documents come first: the others refer to them.
    for (RecordTable& table : tables_) {
      if (is_documents(table)) documents(table);
    }
    for (RecordTable& table : tables_) {
      if (is_text_units(table)) text_units(table);
    }
    for (RecordTable& table : tables_) {
      if (is_documents(table) || is_text_units(table)) continue;
      if (table.column("source", {"subject_id"})) {
        covariates(table);
      } else if (table.column("source", {"source"}) && table.column("target", {"target"})) {
        relationships(table);
      } else if (table.column("name", {"title", "name"})) {
        entities(table);
      } else {
        throw InputError({table.file(), 1, 0, {}},
                         "is no table of GraphRAG: entities have a title, relationships a source "
                         "and a target, text units a text, covariates a subject_id");
      }
    }
  }

 private:
  CandidateFile& result_;
  std::vector<RecordTable> tables_;
  std::map<std::string, std::string, std::less<>> documents_;  // titles by id
  std::map<std::string, std::size_t, std::less<>> units_;      // texts by id

  static bool is_documents(RecordTable& table) {
    return table.column("text", {"text", "raw_content"}) && table.column("name", {"title"});
  }
  static bool is_text_units(RecordTable& table) {
    return table.column("text", {"text"}) && !table.column("name", {"title"}) &&
           !table.column("source", {"subject_id", "source"});
  }

  void documents(RecordTable& table) {
    const auto id = table.column("id", {"id"});
    const auto title = table.column("name", {"title"});
    for (const TableRow& row : table.rows()) {
      documents_.emplace(RecordTable::cell(row, id), RecordTable::cell(row, title));
    }
  }

  void text_units(RecordTable& table) {
    const auto id = table.column("id", {"id"});
    const auto text = table.column("text", {"text"});
    const auto document = table.column("document", {"document_id", "document_ids"});
    for (const TableRow& row : table.rows()) {
      CandidateText unit;
      unit.text = RecordTable::cell(row, text);
      unit.origin = table.origin(row);
      const std::vector<std::string> ids = items_of(RecordTable::cell(row, document));
      if (ids.size() == 1) {
        const auto found = documents_.find(ids.front());
        // An id alone is a hash that names no document of ours.
        if (found != documents_.end()) unit.document = found->second;
      }
      units_.emplace(RecordTable::cell(row, id), result_.texts.size());
      result_.texts.push_back(std::move(unit));
    }
  }

  [[nodiscard]] std::size_t unit_of(std::string_view list) const {
    for (const std::string& id : items_of(list)) {
      if (const auto found = units_.find(id); found != units_.end()) return found->second;
    }
    return ReadCandidate::no_text;
  }

  void entities(RecordTable& table) {
    const auto name = table.column("name", {"title", "name"});
    const auto type = table.column("type", {"type"});
    const auto units = table.column("units", {"text_unit_ids"});
    for (const TableRow& row : table.rows()) {
      ReadCandidate read;
      read.candidate.kind = Candidate::Kind::entity;
      read.candidate.source = {RecordTable::cell(row, name), RecordTable::cell(row, type), {}};
      finish(table, row, "graphrag/entities", unit_of(RecordTable::cell(row, units)),
             std::move(read));
    }
  }

  void relationships(RecordTable& table) {
    const auto source = table.column("source", {"source"});
    const auto target = table.column("target", {"target"});
    const auto relation = table.column("relation", {"relation", "type", "predicate"});
    const auto quote = table.column("quote", {"quote", "source_text"});
    const auto units = table.column("units", {"text_unit_ids"});
    for (const TableRow& row : table.rows()) {
      ReadCandidate read;
      read.candidate.source.name = RecordTable::cell(row, source);
      read.candidate.target.name = RecordTable::cell(row, target);
      read.candidate.relation = RecordTable::cell(row, relation);
      read.candidate.quote = RecordTable::cell(row, quote);
      finish(table, row, "graphrag/relationships", unit_of(RecordTable::cell(row, units)),
             std::move(read));
    }
  }

  void covariates(RecordTable& table) {
    const auto subject = table.column("source", {"subject_id"});
    const auto object = table.column("target", {"object_id"});
    const auto type = table.column("relation", {"type"});
    const auto status = table.column("status", {"status"});
    const auto quote = table.column("quote", {"source_text"});
    const auto date = table.column("date", {"start_date"});
    const auto unit = table.column("units", {"text_unit_id", "text_unit_ids"});
    for (const TableRow& row : table.rows()) {
      ReadCandidate read;
      Candidate& candidate = read.candidate;
      candidate.source.name = known(RecordTable::cell(row, subject));
      candidate.target.name = known(RecordTable::cell(row, object));
      candidate.relation = RecordTable::cell(row, type);
      candidate.quote = known(RecordTable::cell(row, quote));
      // "2015-05-03T00:00:00" is a day.
      std::string day = known(RecordTable::cell(row, date));
      candidate.date = day.substr(0, day.find('T'));
      const std::string word = RecordTable::cell(row, status);
      if (polarity_of(word) == diplograph::Polarity::negated) {
        candidate.polarity = diplograph::Polarity::negated;
      } else {
        candidate.modality = modality_of(word);
      }
      finish(table, row, "graphrag/covariates", unit_of(RecordTable::cell(row, unit)),
             std::move(read));
    }
  }

  void finish(const RecordTable& table, const TableRow& row, const char* rule, std::size_t unit,
              ReadCandidate read) {
    read.candidate.origin = table.origin(row);
    read.candidate.rule = rule;
    read.text = unit;
    result_.candidates.push_back(std::move(read));
  }
};

}  // namespace

void read_graphrag(std::span<const CandidateInput> files, const WordMap& words,
                   CandidateFile& result) {
  Tables tables(result);
  for (const CandidateInput& file : files) tables.add(file, words);
  tables.read();
}

}  // namespace diplograph::extract::formats
