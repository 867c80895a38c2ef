#include "extract/candidates/formats/json_records.hpp"
#include "extract/candidates/formats/readers.hpp"

namespace diplograph::extract::formats {
namespace {

CandidateEnd end_of(const Json& object, std::string_view name) {
  const Json* const value = member(object, name);
  if (value == nullptr) return {};
  if (value->IsString()) {
    return {text_of(object, name), text_of(object, std::string(name) + "Type"), {}};
  }
  return {text_of(*value, "name"), text_of(*value, "type"), {}};
}

}  // namespace

void read_candidates_jsonl(std::span<const CandidateInput> files, const WordMap& /*words*/,
                           CandidateFile& result) {
  for (const CandidateInput& file : files) {
    each_record(file, result, [&](const Json& record, const CandidateOrigin& origin) {
      // A line of rejected.jsonl has the candidate inside.
      const Json* const inner = member(record, "candidate");
      const Json& object = inner != nullptr && inner->IsObject() ? *inner : record;
      ReadCandidate read;
      Candidate& candidate = read.candidate;
      candidate.origin = origin;
      candidate.extractor = first_text(record, {"extractor", "model"});
      candidate.rule = text_of(record, "rule");
      const bool entity = member(object, "entity") != nullptr;
      candidate.kind = entity ? Candidate::Kind::entity : Candidate::Kind::relation;
      candidate.source = end_of(object, entity ? "entity" : "source");
      candidate.target = end_of(object, "target");
      candidate.relation = text_of(object, "relation");
      if (!take_qualifiers(object, candidate, result)) return;
      if (!entity && member(object, "source") == nullptr) {
        refuse(candidate,
               "it has neither an \"entity\" nor a \"source\" with a \"relation\" and a \"target\"",
               result);
        return;
      }
      read.text = result.texts.size();
      result.texts.push_back({text_of(record, "document"), {}, false, origin});
      result.candidates.push_back(std::move(read));
    });
  }
}

}  // namespace diplograph::extract::formats
