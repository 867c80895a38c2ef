#pragma once

#include "extract/text/document_text.hpp"

namespace diplograph::extract {

/// Finds citations in the running text, "(Segal, 2020: 3)", "(سیگال، 1399)", "Segal (2020)",
/// "[12]", and links them to the entries of the document's bibliography by author and year or by
/// number. Fills `document.citations`. O(text + citations · entries of the same year).
void find_citations(DocumentText& document);

}  // namespace diplograph::extract
