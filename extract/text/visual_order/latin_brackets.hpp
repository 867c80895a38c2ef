#pragma once

#include "extract/text/source_map.hpp"

namespace diplograph::extract::visual_order {

/// The line with its brackets around Latin words in their reading order: where such a bracket
/// stands mirrored, ") ... (", its inside was stored in pieces too, a year before the name that it
/// follows: "). ,2020Segal :3(" is "(Segal, 2020: 3).". Nothing is lost, and each byte keeps its
/// source; brackets that are not mirrored stay as they are. O(n).
[[nodiscard]] MappedText with_latin_brackets_restored(const MappedText& line);

}  // namespace diplograph::extract::visual_order
