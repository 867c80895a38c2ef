#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::exporting {

/// Breaks a label into lines of at most `width` visible characters, between words where it can, or
/// behind a dash, a slash or a zero-width non-joiner;
/// what does not fit into `most_lines` is cut, between words too, and ends in an ellipsis. Marks
/// and joiners that have no width of their own are not counted and stay with their letter.
[[nodiscard]] std::vector<std::string> wrap_label(std::string_view label, std::size_t width,
                                                  std::size_t most_lines);

/// Letters that take room: all but marks and joiners.
[[nodiscard]] std::size_t visible_length(std::string_view text);

}  // namespace diplograph::exporting
