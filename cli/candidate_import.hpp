#pragma once

#include <string>
#include <vector>

#include "cli/exit_status.hpp"
#include "extract/candidates/candidate_file.hpp"
#include "graph/schema.hpp"

namespace diplograph::cli {

/// What `import` is told about candidates of other programs.
struct CandidateImportOptions {
  std::vector<std::string> inputs;
  std::vector<std::string> documents;  ///< files or folders that the candidates are about
  std::vector<std::string> mappings;   ///< "WORD=MEANING", or files of such lines
  std::vector<std::string> lexicons;   ///< names beyond the built-in ones
  std::string by;                      ///< who found what names no finder; empty: the format
  std::string type;                    ///< of ends that nothing else says the type of
  std::string relation;                ///< of relations that nothing else names
  std::string output;                  ///< the graph; "-" is standard output
  std::string claims;                  ///< empty: not written
  std::string rejected;                ///< empty: rejected.jsonl beside the graph
  bool sentences = false;              ///< sentences that name both ends stand for quotes
  bool repair = true;
};

/// Reads candidates, checks them against the documents that they are about, writes the graph of
/// what the texts support and what was refused, and prints how much that is. Throws as commands do.
[[nodiscard]] ExitStatus import_candidates(const extract::CandidateFormat& format,
                                           const CandidateImportOptions& options,
                                           const Schema& schema);

}  // namespace diplograph::cli
