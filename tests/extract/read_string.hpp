#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/text/document_text.hpp"

namespace diplograph::extract::test {

/// Reads text as if it were a file.
[[nodiscard]] DocumentText read_string(std::string_view text);

/// Reads a document of the corpus beside the repository; without it, the test case is left with a
/// warning and `false`.
[[nodiscard]] bool read_corpus(const std::string& name, DocumentText& document);
[[nodiscard]] bool load_corpus(const std::string& name, Source& source);
/// The names of all documents of the corpus.
[[nodiscard]] std::vector<std::string> corpus_names();

/// A block's words.
[[nodiscard]] std::string words_of(const DocumentText& document, const Block& block);

/// One line per block: "heading 2 [4-1] Goals", "paragraph The parties …", "item 1 [-] …",
/// "footnote [1] …".
[[nodiscard]] std::vector<std::string> outline(const DocumentText& document);

}  // namespace diplograph::extract::test
