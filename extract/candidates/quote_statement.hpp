#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/candidates/entity_resolver.hpp"
#include "extract/document_reading.hpp"
#include "extract/relations/segments.hpp"

namespace diplograph::extract {

/// How the words around two ends hold a relation between them, by our own analysis.
struct QuoteStatement {
  /// Whether the words could be read: false where no word of them carries the relation, as far as
  /// we know, so that nothing can be said against whoever knows more.
  bool read = false;
  diplograph::Polarity polarity = diplograph::Polarity::affirmed;
  Modality modality = Modality::asserted;
  std::string holder;
  std::string date;    ///< of a rule that found the same relation there; EDTF
  TokenRange trigger;  ///< the words that carry it; may be empty
};

/// Reads polarity and modality of what a quote says, as the rule engine does for its own triggers.
class QuoteStatements {
 public:
  /// The reading has to outlive this. O(tokens).
  explicit QuoteStatements(const DocumentReading& reading);

  /// `relation` by its name in the schema, `symmetric` if its ends may be swapped. The words are
  /// those of a rule that found the same; else of a rule's trigger for the relation, nearest to the
  /// ends; else the verb that governs an end. O(tokens of the sentences, findings in them).
  [[nodiscard]] QuoteStatement read(const ResolvedEntity& source, const std::string& relation,
                                    bool symmetric, const ResolvedEntity& target,
                                    const QuotePlace& place) const;

  /// The dates (EDTF) that stand in the sentences of a quote.
  [[nodiscard]] std::vector<std::string> dates_in(const QuotePlace& place) const;

 private:
  const DocumentReading& reading_;
  std::vector<Segment> segments_;
  std::vector<std::vector<std::size_t>> findings_;  // by sentence

  struct Trigger {
    TokenRange tokens;
    const Rule* rule = nullptr;
  };
  [[nodiscard]] const Finding* same_finding(const std::string& source, const std::string& relation,
                                            bool symmetric, const std::string& target,
                                            const QuotePlace& place) const;
  [[nodiscard]] std::optional<Trigger> trigger_for(const std::string& relation, TokenRange sentence,
                                                   const ResolvedEntity& source,
                                                   const ResolvedEntity& target) const;
  [[nodiscard]] std::optional<std::size_t> verb_of(TokenRange words) const;
  [[nodiscard]] bool carries_other(std::size_t verb, TokenRange sentence) const;
  [[nodiscard]] TokenRange segment_of(std::size_t token) const;
};

}  // namespace diplograph::extract
