#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "extract/candidates/candidate.hpp"
#include "extract/candidates/quote_finder.hpp"
#include "extract/candidates/rejection.hpp"
#include "extract/document_reading.hpp"
#include "graph/claim.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {

/// What became of candidates, for a summary. Counts of several documents add up.
struct CandidateCounts {
  std::size_t candidates = 0;  ///< that were looked at
  std::size_t entities = 0;    ///< candidates of entities that the text supports
  std::size_t relations = 0;   ///< candidates of relations that the text supports
  std::size_t duplicates = 0;  ///< of these, that say what another one of the same witness says
  std::array<std::size_t, 4> matches{};  ///< supported relations, by `QuoteMatch` of their quotes
  std::size_t by_sentence = 0;   ///< relations without a quote for which a sentence was found
  std::size_t contradicted = 0;  ///< supported, but the text denies or hedges what they say
  std::array<std::size_t, rejection_reasons> rejected{};  ///< by `RejectionReason`

  /// All that were refused.
  [[nodiscard]] std::size_t refused() const;
  CandidateCounts& operator+=(const CandidateCounts& other);
};

/// A few lines for a person: how many candidates the text supports, how their quotes were found,
/// and how many were refused for which reason. Empty if there were no candidates.
[[nodiscard]] std::string to_text(const CandidateCounts& counts);

struct CheckOptions {
  /// Confidence of a candidate that says none.
  double confidence = 0.5;
  /// Takes for a relation without a quote the first sentence of its passage (else of the text) that
  /// names both ends. Such a sentence need not state the relation.
  bool sentences_for_quotes = false;
};

/// What is left of candidates.
struct CheckedCandidates {
  /// Mentions and relations in order of their place in the text. Names and properties come with
  /// the first mention of an entity.
  std::vector<Claim> claims;
  std::vector<Rejection> rejections;  ///< in the order of the candidates
  CandidateCounts counts;
};

/// Checks what others say of one document, and makes claims of what the text supports.
///
/// - The quote has to stand in the text (`QuoteFinder`): the words that were found there are the
///   evidence, with the source bytes that they came from; other wording is kept in `Claim::said`.
/// - Names have to stand in the quote, its sentence or paragraph, or elsewhere in the text (one of
///   the two ends of a relation), in the way of our own mentions: spelled otherwise, as an alias
///   that a lexicon or the text gives, as an adjective, by a pronoun whose bearer is known. What
///   our register or a lexicon knows is the same node; else the words of the text become the name.
/// - Types and relations have to be the schema's, domain and range have to hold. Where a lexicon or
///   the register knows a thing by another type, that type counts if it is of the same kind.
/// - Polarity and modality are read again from the words around both ends. Where the two readings
///   differ the claim takes the weaker one (a denial rather than an affirmation; somebody's words
///   or a plan rather than a fact), half of its confidence, and says so in `Claim::said`.
///
/// What fails is a `Rejection`. Belongs to one thread.
class CandidateCheck {
 public:
  /// Reading and schema have to outlive the check. O(text).
  CandidateCheck(const DocumentReading& reading, const Schema& schema, CheckOptions options = {});
  ~CandidateCheck();
  CandidateCheck(const CandidateCheck&) = delete;
  CandidateCheck& operator=(const CandidateCheck&) = delete;

  /// Checks candidates, all those of the document at once: what stands in two overlapping windows
  /// is then one claim. The result depends on their set only, but for the order of rejections.
  [[nodiscard]] CheckedCandidates check(std::span<const Candidate> candidates) const;

  /// Where a quote or name stands in the document's text.
  [[nodiscard]] const QuoteFinder& quotes() const;

 private:
  class Work;
  std::unique_ptr<const Work> work_;
};

}  // namespace diplograph::extract
