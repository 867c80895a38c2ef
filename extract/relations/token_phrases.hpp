#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/language/tokens.hpp"

namespace diplograph::extract {

/// A phrase as the folded keys of its tokens.
using KeyPhrase = std::vector<std::string>;

/// Whether one of the phrases stands somewhere in the range. O(tokens x phrases).
[[nodiscard]] bool contains_any(std::span<const Token> tokens,
                                const std::vector<KeyPhrase>& phrases, TokenRange range);

/// Whether the range ends with one of the phrases.
[[nodiscard]] bool ends_with_any(std::span<const Token> tokens,
                                 const std::vector<KeyPhrase>& phrases, TokenRange range);

}  // namespace diplograph::extract
