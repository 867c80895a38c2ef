#pragma once

#include <string>
#include <string_view>

namespace diplograph::extract {

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal, by Nettle.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace diplograph::extract
