#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "cli/input_documents.hpp"
#include "cli/reading_options.hpp"
#include "extract/candidates/candidate_check.hpp"
#include "extract/document_reading.hpp"
#include "extract/extractor.hpp"

namespace diplograph::cli {

/// What became of one document.
struct ExtractedDocument {
  const InputDocument* input = nullptr;
  std::optional<extract::Extraction> extraction;  ///< none if the document was skipped
  std::string lines;                              ///< its claims as lines of a claims file
  std::string reason;                             ///< why it was skipped
  /// Of what others said of it: what became of that, and what was refused.
  extract::CandidateCounts candidates;
  std::vector<extract::Rejection> rejections;
};

/// Reads and extracts documents as the options say and hands them to `sink` in their order, on one
/// thread at a time. Only a few documents are in memory at once. A document that cannot be read is
/// handed over without an extraction; what `sink` throws ends the work and is thrown on.
void extract_in_order(const extract::Extractor& extractor, std::span<const InputDocument> documents,
                      const ReadingOptions& options,
                      const std::function<void(ExtractedDocument)>& sink);

/// A document that was read, and has no claims yet.
struct ReadDocument {
  const InputDocument* input = nullptr;
  std::unique_ptr<const extract::Source> source;
  std::unique_ptr<extract::DocumentReading> reading;  ///< none if the document was skipped
  std::string reason;                                 ///< why it was skipped
};

/// The first half of `extract_in_order`, for those who ask others about documents before they make
/// claims.
void read_in_order(const extract::Extractor& extractor, std::span<const InputDocument> documents,
                   const ReadingOptions& options, const std::function<void(ReadDocument)>& sink);

/// Reports what happened to a document: why it was skipped, or what was noticed in it.
void report(const ExtractedDocument& document);

}  // namespace diplograph::cli
