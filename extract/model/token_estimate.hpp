#pragma once

#include <cstdint>
#include <string_view>

namespace diplograph::extract {

/// How many tokens a text will roughly be to a language model: one for each 4 bytes of ASCII begun
/// and one for each 3 other bytes begun (a letter of Persian has two bytes). Each model counts in
/// its own way; docs/models.md says how far this is off. O(size).
[[nodiscard]] std::uint64_t estimated_tokens(std::string_view text);

}  // namespace diplograph::extract
