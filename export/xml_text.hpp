#pragma once

#include <string>
#include <string_view>

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {

/// Appends text as the content of an XML element. What XML 1.0 (section 2.2) forbids, control
/// characters and bytes that are not UTF-8, becomes U+FFFD.
void xml_content(ByteBuffer& out, std::string_view text);

/// Appends text as the value of an XML attribute in double quotes; tabs and line ends are written
/// as character references, since a reader would make spaces of them (section 3.3.3).
void xml_attribute(ByteBuffer& out, std::string_view text);

/// An XML name token (NMTOKEN), which the GraphML schema asks of ids: "/" becomes ":", and every
/// other byte but ASCII letters, digits, "." and "-" becomes "_" and two hexadecimal digits.
/// Different texts give different tokens.
[[nodiscard]] std::string xml_token(std::string_view text);
void xml_token(ByteBuffer& out, std::string_view text);

}  // namespace diplograph::exporting
