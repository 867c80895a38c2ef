#pragma once

#include <string_view>

namespace diplograph::extract {

/// What a character of the blocks Arabic Presentation Forms-A and -B (U+FB50 to U+FDFF, U+FE70 to
/// U+FEFC) stands for, as UTF-8: its compatibility decomposition (Unicode NFKC, by ICU) with
/// Persian yeh and kaf and without kashida. Characters that have no decomposition stand for
/// themselves; empty for characters of other blocks.
[[nodiscard]] std::string_view presentation_form(char32_t code);

}  // namespace diplograph::extract
