#pragma once

#include <string>

#include "cli/exit_status.hpp"
#include "cli/ordered_extraction.hpp"

namespace diplograph::cli {

/// What was refused of what others say of documents, and the counts of all they say.
class Refusals {
 public:
  void add(const ExtractedDocument& document);
  /// One rejection a line (schemas/rejection.schema.json), in the order of the documents.
  [[nodiscard]] const std::string& lines() const { return lines_; }
  [[nodiscard]] const extract::CandidateCounts& counts() const { return counts_; }

 private:
  std::string lines_;
  extract::CandidateCounts counts_;
};

/// The file for refused candidates: `chosen` if that is not empty, else rejected.jsonl beside
/// `output`; empty if that is standard output, a pipe or a device.
[[nodiscard]] std::string rejected_file(const std::string& chosen, const std::string& output);

/// Says lines of text to the person at the terminal.
void say(const std::string& lines);

/// The status of two parts of a command.
[[nodiscard]] ExitStatus worse(ExitStatus a, ExitStatus b);

}  // namespace diplograph::cli
