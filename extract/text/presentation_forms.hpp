#pragma once

#include <string_view>

#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// What a character of the blocks Arabic Presentation Forms-A and -B (U+FB50 to U+FDFF, U+FE70 to
/// U+FEFC) stands for, as UTF-8: its compatibility decomposition (Unicode NFKC, by ICU) with
/// Persian yeh and kaf and without kashida. Characters that have no decomposition stand for
/// themselves; empty for characters of other blocks.
[[nodiscard]] std::string_view presentation_form(char32_t code);

/// The text with each presentation form as what it stands for, and all else as it is. O(n).
[[nodiscard]] MappedText fold_presentation_forms(const MappedText& text);

}  // namespace diplograph::extract
