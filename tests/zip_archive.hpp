#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace diplograph::extract::test {

/// A ZIP archive of stored members, each a name and its bytes; `claimed` replaces the sizes that
/// the archive states.
[[nodiscard]] std::string zip(const std::vector<std::pair<std::string, std::string>>& members,
                              std::uint32_t claimed = 0);

}  // namespace diplograph::extract::test
