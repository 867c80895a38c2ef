#pragma once

#include "extract/text/source_map.hpp"
#include "extract/text/visual_order/repair_model.hpp"

namespace diplograph::extract::visual_order {

/// The line with ZWNJ in the words that are mostly written with it, and between unknown words and
/// their common endings, its order as it is: for lines of a text that has lost every ZWNJ. O(n).
[[nodiscard]] MappedText with_lost_joiners(const MappedText& line, const RepairModel& model);

}  // namespace diplograph::extract::visual_order
