#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// Tells in which single-byte encoding a text is that is not UTF-8: by ICU's detection among
/// encodings whose letters fit the way that bytes above 127 stand (in whole words, or singly among
/// ASCII). The name is one that ICU knows, "windows-1256" or "windows-1252" where detection yields
/// nothing better.
[[nodiscard]] std::string detect_single_byte(std::string_view bytes);

/// Decodes `bytes` from byte `skip` on by the named single-byte encoding. CR and CR LF become LF. A
/// byte that the encoding does not have becomes U+FFFD. O(n).
[[nodiscard]] MappedText decode_single_byte(std::string_view bytes, const std::string& encoding);

}  // namespace diplograph::extract
