#pragma once

#include <cstdint>
#include <vector>

#include "extract/extractor.hpp"
#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// The source as UTF-8, each byte mapped to the source. UTF-16 and UTF-32 are recognised by their
/// byte order mark, UTF-16 also by its looks; what is not UTF-8 is read in a single-byte encoding
/// (Windows-1256, ISO-8859-x, …) that detection by ICU names. A notice says what was assumed. In
/// UTF-8, UTF-16 and UTF-32 an invalid sequence becomes U+FFFD with a notice that names its byte
/// offset (the first ten of them, then their number). CR and CR LF become LF. Throws `InputError`
/// for an empty or a binary file. O(n).
[[nodiscard]] MappedText decode(const Source& source, std::vector<Notice>& notices);

/// Byte offsets in the source at which its lines begin.
[[nodiscard]] std::vector<std::uint64_t> line_starts(const MappedText& decoded);

}  // namespace diplograph::extract
