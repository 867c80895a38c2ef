#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diplograph::exporting {

/// A text as one line that does nothing but stand there: white space and control characters become
/// single spaces, and what embeds, overrides or isolates a direction (U+202A to U+202E, U+2066 to
/// U+2069; Unicode Annex 9) is dropped, so that a label cannot turn the words around it. Bytes that
/// are not UTF-8 become U+FFFD. `longest`: most visible letters, cut between words where it can,
/// with an ellipsis; 0 for no limit.
[[nodiscard]] std::string plain_text(std::string_view text, std::size_t longest = 0);

}  // namespace diplograph::exporting
