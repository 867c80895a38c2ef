#pragma once

#include "extract/text/document_text.hpp"

namespace diplograph::extract {

/// Finds what stands between quotation marks within a block: « », “ ”, ‘ ’ is left alone (it is an
/// apostrophe as often), and " " in pairs. Fills `document.quotations`. O(text).
void find_quotations(DocumentText& document);

}  // namespace diplograph::extract
