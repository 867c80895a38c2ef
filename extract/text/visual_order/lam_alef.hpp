#pragma once

#include <cstddef>
#include <vector>

#include "extract/text/source_map.hpp"
#include "extract/text/visual_order/repair_model.hpp"

namespace diplograph::extract::visual_order {

/// A line whose letters were put back in order.
struct RestoredLine {
  std::size_t line = 0;
  MappedText text;
  double gain = 0;  ///< nats by which the least certain of its changed words became more probable
};

/// The lines in which the letters of the ligature lam-alef stand the wrong way round, restored:
/// "اسالمی" is "اسلامی", from a glyph of two letters that was turned as if it were one. None if not
/// the whole text suffers from it, which unknown words show that become known ones; if it does,
/// each word is read in the way that is the more probable. O(n).
[[nodiscard]] std::vector<RestoredLine> restored_lam_alef(const std::vector<MappedText>& lines,
                                                          const RepairModel& model);

}  // namespace diplograph::extract::visual_order
