#pragma once

#include <functional>
#include <span>
#include <string>

#include "cli/input_documents.hpp"
#include "cli/model/model_witness.hpp"
#include "cli/ordered_extraction.hpp"
#include "cli/progress.hpp"
#include "cli/reading_options.hpp"
#include "extract/extractor.hpp"

namespace diplograph::cli {

/// `extract_in_order` with a language model as a second witness: what it says goes through the
/// check of candidates, and stands among the claims of the rules. Documents are put to it in
/// batches, so that questions about several can be asked at once.
void extract_with_model(const extract::Extractor& extractor,
                        std::span<const InputDocument> documents, const ReadingOptions& options,
                        ModelWitness& witness, Progress& progress,
                        const std::function<void(ExtractedDocument)>& sink);

/// Says what would be asked about documents, on standard output, and sends nothing. Returns how
/// many documents could not be read; each is reported.
[[nodiscard]] std::size_t plan_for_model(const extract::Extractor& extractor,
                                         std::span<const InputDocument> documents,
                                         const ReadingOptions& options, ModelWitness& witness);

}  // namespace diplograph::cli
