#pragma once

#include <string>
#include <string_view>

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {

/// Appends text as a Cypher string in single quotes, with the only two escapes that Neo4j,
/// Memgraph, Kùzu and Apache AGE share: `\\` and `\'`. Line ends stay as they are (Kùzu takes "\n"
/// for the letter n). NUL and bytes that are not UTF-8 become U+FFFD.
void cypher_string(ByteBuffer& out, std::string_view text);

/// A name in backticks, a backtick inside doubled: keywords (`Group`) need them in Kùzu.
[[nodiscard]] std::string cypher_name(std::string_view name);

}  // namespace diplograph::exporting
