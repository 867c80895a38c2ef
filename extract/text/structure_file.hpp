#pragma once

#include <string>

#include "extract/text/document_text.hpp"

namespace diplograph::extract {

/// A document's structure as JSON (schemas/structure.schema.json): its text, blocks with their
/// source, footnote marks, citations, quotations, dates and what was left out, one member a line.
[[nodiscard]] std::string structure_as_json(const DocumentText& document, const std::string& file);

/// A document's structure as an outline to read: headings as a tree, the first words of each block,
/// with the line it begins on.
[[nodiscard]] std::string structure_as_tree(const DocumentText& document);

}  // namespace diplograph::extract
