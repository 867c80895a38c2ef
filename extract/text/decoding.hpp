#pragma once

#include <cstdint>
#include <vector>

#include "extract/extractor.hpp"
#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// The source as UTF-8, each byte mapped to the source. UTF-16 and UTF-32 are recognised by their
/// byte order mark, everything else is read as UTF-8; an invalid sequence becomes U+FFFD with a
/// notice that names its byte offset (the first `max_notices` of them, then their number).
/// CR and CR LF become LF. Throws `InputError` for an empty or a binary file.
[[nodiscard]] MappedText decode(const Source& source, std::vector<Notice>& notices);

/// Byte offsets in the source at which its lines begin.
[[nodiscard]] std::vector<std::uint64_t> line_starts(const MappedText& decoded);

}  // namespace diplograph::extract
