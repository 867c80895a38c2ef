#pragma once

#include <string>
#include <string_view>

namespace diplograph::exporting {

/// True if the first strong letter of the text runs from right to left (Unicode UAX 9, P2).
[[nodiscard]] bool right_to_left(std::string_view text);

/// A right-to-left text between U+2067 and U+2069, so that it keeps its order and its brackets
/// whatever stands around it; other text as it is.
[[nodiscard]] std::string isolated(std::string_view text);

/// Any text between U+2066 and U+2069: for a place that runs from right to left.
[[nodiscard]] std::string left_to_right_isolated(std::string_view text);

/// The text without the marks of isolation, U+2066 to U+2069.
[[nodiscard]] std::string without_isolates(std::string_view text);

}  // namespace diplograph::exporting
