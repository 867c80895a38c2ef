#pragma once

#include "extract/text/document_text.hpp"
#include "extract/text/layout.hpp"

namespace diplograph::extract {

/// Joins lines into blocks and writes them into `document.text`, one block a line: paragraphs go on
/// over line ends, page ends and the notes between; a word that a hyphen divides at a line's end is
/// one word again; footnotes follow behind the running text, with their marks in
/// `document.footnote_marks`; furniture is kept apart. O(total length).
void reflow(const Lines& lines, const Layout& layout, DocumentText& document);

}  // namespace diplograph::extract
