#pragma once

#include <string_view>

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {

/// Appends `text` as a JSON string with its quotes (RFC 8259): only what has to be escaped is.
/// Invalid UTF-8 becomes U+FFFD.
void json_string(ByteBuffer& out, std::string_view text);

}  // namespace diplograph::exporting
