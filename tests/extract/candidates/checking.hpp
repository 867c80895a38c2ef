#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "extract/candidates/candidate_check.hpp"
#include "extract/extractor.hpp"

namespace diplograph::extract {

/// The built-in extractor, made once.
inline const Extractor& built_in_extractor() {
  static const Extractor extractor;
  return extractor;
}

/// A document of a test, read, with the check of candidates about it.
struct CheckedDocument {
  explicit CheckedDocument(std::string text, CheckOptions options = {},
                           const Schema& schema = Schema::diplomacy())
      : source{"test", "test.txt", std::move(text)},
        reading(built_in_extractor().read(source)),
        check(*reading, schema, options) {}

  Source source;
  std::unique_ptr<DocumentReading> reading;
  CandidateCheck check;

  [[nodiscard]] CheckedCandidates operator()(const std::vector<Candidate>& candidates) const {
    return check.check(candidates);
  }
};

inline Candidate relation(CandidateEnd source, std::string name, CandidateEnd target,
                          std::string quote) {
  Candidate candidate;
  candidate.source = std::move(source);
  candidate.relation = std::move(name);
  candidate.target = std::move(target);
  candidate.quote = std::move(quote);
  candidate.extractor = "model:test";
  candidate.rule = "prompt@1";
  return candidate;
}

inline Candidate entity(CandidateEnd end, std::string quote = {}) {
  Candidate candidate = relation(std::move(end), {}, {}, std::move(quote));
  candidate.kind = Candidate::Kind::entity;
  return candidate;
}

/// The relations among claims.
inline std::vector<RelationClaim> relations_of(const CheckedCandidates& checked) {
  std::vector<RelationClaim> relations;
  for (const Claim& claim : checked.claims) {
    if (const auto* relation = std::get_if<RelationClaim>(&claim)) relations.push_back(*relation);
  }
  return relations;
}

/// "state/norway supports agreement/x", with "not" behind the relation if it is denied; or the word
/// for the reason why it was refused.
inline std::string outcome_of(const CheckedCandidates& checked) {
  if (!checked.rejections.empty()) return std::string(to_string(checked.rejections[0].reason));
  const std::vector<RelationClaim> relations = relations_of(checked);
  if (relations.size() == 1) {
    const RelationClaim& claim = relations.front();
    return claim.source + " " + claim.relation +
           (claim.polarity == diplograph::Polarity::negated ? " not " : " ") + claim.target;
  }
  for (const Claim& claim : checked.claims) {
    if (const auto* mention = std::get_if<MentionClaim>(&claim)) return mention->entity;
  }
  return "nothing";
}

}  // namespace diplograph::extract
