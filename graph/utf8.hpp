#pragma once

#include <cstddef>
#include <string_view>

namespace diplograph {

/// True if `text` is well-formed UTF-8 (Unicode 15, table 3-7: nothing overlong, no surrogates).
/// O(size); eight bytes at a time where they are ASCII.
[[nodiscard]] bool is_utf8(std::string_view text);

/// How many code points well-formed UTF-8 has.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

}  // namespace diplograph
