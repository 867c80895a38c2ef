#pragma once

#include <cstddef>
#include <vector>

#include "extract/text/source_map.hpp"
#include "extract/text/visual_order/repair_model.hpp"
#include "extract/text/visual_order/weights.hpp"

namespace diplograph::extract::visual_order {

/// A line that the repair changed.
struct LineChange {
  std::size_t line = 0;   ///< counted from 0
  double gain = 0;        ///< nats by which the restored order is the more probable one; 0 if the
                          ///< order stayed and only ZWNJ or brackets were restored
  double confidence = 0;  ///< that the change is right, between 0 and 1
};

struct RepairedLines {
  std::vector<MappedText> lines;
  std::vector<LineChange> changes;
};

/// True if some line shows by its neighbouring words, or by words whose halves are swapped, that
/// it does not stand in reading order. Decodes nothing. O(n).
[[nodiscard]] bool shows_damage(const std::vector<MappedText>& lines, const RepairModel& model);

/// Restores the order of a document's lines. Lines are decoded in turn, each with the words before
/// it and with what the document says elsewhere, twice over. One line out for each line in;
/// lines without signs of damage, in surroundings without damage, come out as they are, and so do
/// lines that have kept a ZWNJ. Lines longer than some 4 kB are taken in parts, each in its place.
[[nodiscard]] RepairedLines repair_document(const std::vector<MappedText>& lines,
                                            const RepairModel& model, const Weights& weights);

}  // namespace diplograph::extract::visual_order
