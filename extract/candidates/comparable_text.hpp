#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::extract {

/// A text as quotes are compared with it: its letters, digits and punctuation, each folded as in
/// `fold` (tokens.hpp) after compatibility decomposition (NFKD, UAX #15). Spaces, ZWNJ, diacritics,
/// quotation marks, apostrophes and controls are left out; dashes are one, and so are the commas,
/// semicolons and question marks of both scripts. Bytes that are no UTF-8 become U+FFFD.
struct ComparableText {
  explicit ComparableText(std::string_view text);

  std::u32string letters;
  std::vector<std::uint32_t> begins;  ///< of each letter: where its character begins in the text
  std::vector<std::uint32_t> ends;    ///< and where it ends, with the diacritics behind it
};

/// The letters alone.
[[nodiscard]] std::u32string comparable(std::string_view text);

}  // namespace diplograph::extract
