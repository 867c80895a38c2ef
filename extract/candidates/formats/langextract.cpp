#include <optional>

#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/readers.hpp"
#include "extract/candidates/offset_table.hpp"

namespace diplograph::extract::formats {
namespace {

/// The ends that an extraction names among its attributes, if it is a relation.
struct Ends {
  CandidateEnd source, target;
};

std::optional<Ends> ends_of(const Json& attributes) {
  struct Names {
    std::string_view source, target;
  };
  for (const Names& names : {Names{"source", "target"}, Names{"subject", "object"},
                             Names{"head", "tail"}, Names{"from", "to"}}) {
    if (member(attributes, names.source) == nullptr ||
        member(attributes, names.target) == nullptr) {
      continue;
    }
    const auto end = [&](std::string_view name) {
      return CandidateEnd{
          text_of(attributes, name),
          first_text(attributes, {std::string(name) + "_type", std::string(name) + "Type"}),
          {}};
    };
    return Ends{end(names.source), end(names.target)};
  }
  return std::nullopt;
}

class AnnotatedDocumentReader {
 public:
  explicit AnnotatedDocumentReader(CandidateFile& result) : result_(result) {}

  void read(const Json& record, const CandidateOrigin& origin) {
    const Json* const extractions = member(record, "extractions");
    if (extractions == nullptr || !extractions->IsArray()) {
      Candidate none;
      none.origin = origin;
      refuse(none, "is no annotated document: it has no list of extractions", result_);
      return;
    }
    CandidateText text;
    text.document = text_of(record, "document_id");
    text.text = text_of(record, "text");
    text.whole = !text.text.empty();
    text.origin = origin;
    const OffsetTable offsets(text.text, OffsetUnit::code_points);
    const std::size_t place = result_.texts.size();
    result_.texts.push_back(std::move(text));
    std::size_t number = 0;
    for (const Json& extraction : extractions->GetArray()) {
      ReadCandidate read;
      read.text = place;
      read.candidate.origin = origin;
      read.candidate.origin.item += "/extractions/" + std::to_string(number++);
      take(extraction, offsets, std::move(read));
    }
  }

 private:
  CandidateFile& result_;

  void take(const Json& extraction, const OffsetTable& offsets, ReadCandidate read) {
    Candidate& candidate = read.candidate;
    const std::string kind = text_of(extraction, "extraction_class");
    const std::string words = text_of(extraction, "extraction_text");
    if (!extraction.IsObject() || kind.empty()) {
      refuse(candidate, "the extraction has no extraction_class", result_);
      return;
    }
    candidate.rule = "langextract/" + kind;
    std::optional<ByteSpan> place;
    if (const Json* interval = member(extraction, "char_interval"); interval != nullptr) {
      const auto begin = count_of(*interval, "start_pos");
      const auto end = count_of(*interval, "end_pos");
      if (begin && end) place = offsets.bytes_of(*begin, *end);
    }
    const Json* const attributes = member(extraction, "attributes");
    const auto ends = attributes != nullptr ? ends_of(*attributes) : std::nullopt;
    if (ends) {
      candidate.source = ends->source;
      candidate.target = ends->target;
      candidate.relation =
          first_text(*attributes, {"relation", "relationship", "predicate", "type"});
      if (candidate.relation.empty()) candidate.relation = kind;
      candidate.quote = words;
      candidate.passage = place;
    } else {
      candidate.kind = Candidate::Kind::entity;
      candidate.source = {words, kind, place};
    }
    if (attributes != nullptr && !take_qualifiers(*attributes, candidate, result_)) return;
    result_.candidates.push_back(std::move(read));
  }
};

}  // namespace

void read_langextract(std::span<const CandidateInput> files, const WordMap& /*words*/,
                      CandidateFile& result) {
  AnnotatedDocumentReader reader(result);
  for (const CandidateInput& file : files) {
    each_record(file, result, [&](const Json& record, const CandidateOrigin& origin) {
      reader.read(record, origin);
    });
  }
}

}  // namespace diplograph::extract::formats
