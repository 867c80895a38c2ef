#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "cli/model/model_witness.hpp"
#include "extract/document_reading.hpp"

namespace diplograph::cli {

/// Gathers what would be asked about documents, and says it.
class DryRun {
 public:
  explicit DryRun(ModelWitness& witness) : witness_(witness) {}

  /// Counts the questions of a document.
  void add(const extract::DocumentReading& reading);
  /// The requests so far, one a line, as they would be sent.
  [[nodiscard]] const std::string& requests() const { return requests_; }
  /// For a person: documents with their requests and tokens, what is in the cache, money, and what
  /// the budget leaves of it.
  [[nodiscard]] std::string plan() const;

 private:
  /// Requests and their estimated tokens.
  struct Amount {
    std::size_t requests = 0;
    std::size_t cached = 0;
    std::uint64_t request_tokens = 0;  ///< of those that are not in the cache
    std::uint64_t answer_tokens = 0;   ///< likewise, half as many as their windows' text has
  };
  ModelWitness& witness_;
  Amount all_;
  Amount within_budget_;
  std::string documents_;
  std::string requests_;

  [[nodiscard]] bool has_room_for(std::uint64_t tokens) const;
};

}  // namespace diplograph::cli
