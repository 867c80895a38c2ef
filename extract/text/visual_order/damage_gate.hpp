#pragma once

#include <vector>

#include "extract/text/visual_order/line_units.hpp"
#include "extract/text/visual_order/repair_model.hpp"

namespace diplograph::extract::visual_order {

/// What a look at a line, without decoding it, says about its order.
struct DamageSigns {
  int words = 0;
  int forward = 0;   ///< neighbours known in this order
  int backward = 0;  ///< neighbours known in the other order only
  int forward_only = 0;
  int swapped = 0;            ///< unknown words that are known ones with their halves swapped
  bool leading_mark = false;  ///< begins with a mark that closes a sentence or a phrase

  /// Above 0 if the line looks damaged.
  [[nodiscard]] float score() const;
};

/// O(letters), some 100 ns a word.
[[nodiscard]] DamageSigns damage_signs(const std::vector<Unit>& units, const RepairModel& model);

}  // namespace diplograph::extract::visual_order
