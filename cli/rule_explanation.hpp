#pragma once

#include <string>

#include "extract/extractor.hpp"

namespace diplograph::cli {

/// What the rules did in each sentence of a document, for a person to read: which fired, and which
/// nearly fired and where they stopped. Sentences in which no rule had a trigger are left out.
/// `name` is that of the file. Needs an extraction with its trace.
[[nodiscard]] std::string explain_rules(const extract::Extraction& extraction,
                                        const std::string& name);

}  // namespace diplograph::cli
