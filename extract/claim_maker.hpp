#pragma once

#include <vector>

#include "extract/extractor.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/rule_engine.hpp"
#include "extract/text/document_text.hpp"

namespace diplograph::extract {

/// Evidence for words of a document's text: the words as its quote, and the place of the source
/// file that they came from. `text` must begin and end between characters. O(log lines).
[[nodiscard]] Evidence evidence_of(const std::string& document_id, const DocumentText& document,
                                   ByteSpan text);

/// Turns what was found in a document into claims with their evidence, in order of their place in
/// the text: its names, what its relations need, and its relations, each once a sentence.
[[nodiscard]] std::vector<Claim> make_claims(const Source& source, const DocumentText& document,
                                             const Analysis& analysis, const Register& entities,
                                             std::vector<Finding> findings);

}  // namespace diplograph::extract
