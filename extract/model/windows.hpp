#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/text/document_text.hpp"
#include "graph/byte_span.hpp"

namespace diplograph::extract {

/// How much of a document a model reads at once, in estimated tokens (token_estimate.hpp).
struct WindowLimits {
  std::size_t tokens = 1200;
  std::size_t overlap = 120;  ///< of what the window before has too; less than half of `tokens`
};

/// A part of a document that is read at once.
struct Window {
  ByteSpan text;        ///< in DocumentText::text; whole blocks, or whole sentences of a long one
  std::string section;  ///< headings that it stands under, outermost first, "A > B"; may be empty
};

/// Cuts a document into windows that cover all of its blocks, in text order. A window ends before a
/// heading if it is half full there, else behind a paragraph, never behind a heading; a block that
/// is longer than a window is cut between sentences, and a longer sentence between words. Where a
/// cut is not at a heading, the next window begins with the last paragraphs, or sentences, of the
/// one before, as far as `overlap` goes. Empty for a document without blocks. O(n).
[[nodiscard]] std::vector<Window> cut_into_windows(const DocumentText& document,
                                                   const WindowLimits& limits);

}  // namespace diplograph::extract
