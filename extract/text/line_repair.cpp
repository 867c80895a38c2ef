#include "extract/text/line_repair.hpp"

namespace diplograph::extract {

bool looks_damaged(const Lines& lines) {
  return visual_order::shows_damage(lines, visual_order::RepairModel::persian());
}

RepairedLines repair_with_changes(const Lines& lines) {
  return visual_order::repair_document(lines, visual_order::RepairModel::persian(),
                                       visual_order::Weights{});
}

Lines repair(const Lines& lines) { return repair_with_changes(lines).lines; }

}  // namespace diplograph::extract
