#pragma once

#include <cstdint>
#include <string_view>

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {

/// Appends `text` as a JSON string with its quotes (RFC 8259): only what has to be escaped is.
/// Invalid UTF-8 becomes U+FFFD.
void json_string(ByteBuffer& out, std::string_view text);

/// Appends an ASCII character as JSON and N-Quads escape it: "\n", "\u001B".
void escape_by_backslash(ByteBuffer& out, std::uint8_t byte);

}  // namespace diplograph::exporting
