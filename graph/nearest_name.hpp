#pragma once

#include <span>
#include <string>
#include <string_view>

namespace diplograph {

/// The name that a misspelled word most likely stands for: the one with the fewest insertions,
/// deletions, replacements and swaps of neighbours, if these are at most a third of its letters;
/// of equally near ones the first. Empty if none is near. O(names * length^2).
[[nodiscard]] std::string nearest_name(std::string_view word, std::span<const std::string> names);

/// "; did you mean NAME?", or nothing.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> names);

}  // namespace diplograph
