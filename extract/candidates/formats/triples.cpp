#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/readers.hpp"
#include "extract/candidates/formats/table_records.hpp"
#include "graph/error.hpp"

namespace diplograph::extract::formats {
namespace {

void read_table_of_triples(const CandidateInput& file, const WordMap& words,
                           CandidateFile& result) {
  RecordTable table(file, words);
  const auto source = table.column("source", {"subject", "source", "head", "from", "arg1"});
  const auto target = table.column("target", {"object", "target", "tail", "to", "arg2"});
  const auto relation =
      table.column("relation", {"relation", "predicate", "relationship", "verb", "edge", "type"});
  if (!source || !target) {
    throw InputError(
        {file.name, 1, 0, {}},
        "has no column " + std::string(source ? "object" : "subject") +
            "; name one so, or map one: --map COLUMN=" + (source ? "target" : "source"));
  }
  const auto source_type = table.column(
      "sourcetype", {"subject_type", "source_type", "head_type", "subjecttype", "sourcetype"});
  const auto target_type = table.column(
      "targettype", {"object_type", "target_type", "tail_type", "objecttype", "targettype"});
  const auto document = table.column("document", {"document", "doc", "file", "source_file"});
  const auto extractor = table.column("extractor", {"extractor", "model", "annotator", "coder"});
  const auto rule = table.column("rule", {"rule", "prompt"});
  std::size_t place = ReadCandidate::no_text;
  for (const TableRow& row : table.rows()) {
    ReadCandidate read;
    Candidate& candidate = read.candidate;
    candidate.origin = table.origin(row);
    candidate.source = {RecordTable::cell(row, source), RecordTable::cell(row, source_type), {}};
    candidate.target = {RecordTable::cell(row, target), RecordTable::cell(row, target_type), {}};
    candidate.relation = RecordTable::cell(row, relation);
    candidate.extractor = RecordTable::cell(row, extractor);
    candidate.rule = RecordTable::cell(row, rule);
    if (candidate.rule.empty()) candidate.rule = "triples/row";
    if (!take_qualifiers(table, row, candidate, result)) continue;
    std::string name = RecordTable::cell(row, document);
    // Rows of one document mostly stand together.
    if (place == ReadCandidate::no_text || result.texts[place].document != name) {
      place = result.texts.size();
      result.texts.push_back({std::move(name), {}, false, candidate.origin});
    }
    read.text = place;
    result.candidates.push_back(std::move(read));
  }
  for (const std::string& name : table.unread()) {
    result.notices.push_back(file.name + ":1: the column \"" + name +
                             "\" is not read; --map says what it is, or --map " + name +
                             "=- that it is not meant");
  }
}

}  // namespace

void read_triples(std::span<const CandidateInput> files, const WordMap& words,
                  CandidateFile& result) {
  for (const CandidateInput& file : files) read_table_of_triples(file, words, result);
}

}  // namespace diplograph::extract::formats
