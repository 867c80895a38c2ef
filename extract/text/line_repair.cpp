#include "extract/text/line_repair.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "extract/text/visual_order/document_repair.hpp"
#include "extract/text/visual_order/lam_alef.hpp"
#include "extract/text/visual_order/lost_joiners.hpp"
#include "extract/text/visual_order/repair_model.hpp"

namespace diplograph::extract {
namespace {

class Repair {
 public:
  explicit Repair(Lines& lines) : lines_(lines) {}

  void restore_letters() {
    for (visual_order::RestoredLine& line : visual_order::restored_lam_alef(lines_, model_)) {
      replace(line.line, std::move(line.text), 1 / (1 + std::exp(-line.gain)));
    }
  }
  void restore_order() {
    if (!visual_order::shows_damage(lines_, model_)) return;
    visual_order::RepairedLines repaired =
        visual_order::repair_document(lines_, model_, visual_order::Weights{});
    for (const visual_order::LineChange& change : repaired.changes) {
      replace(change.line, std::move(repaired.lines[change.line]), change.confidence);
    }
  }
  void restore_joiners() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      MappedText line = visual_order::with_lost_joiners(lines_[i], model_);
      if (line.text().size() != lines_[i].text().size()) replace(i, std::move(line), joined);
    }
  }
  [[nodiscard]] std::vector<ChangedLine> changes() {
    std::vector<ChangedLine> result;
    for (auto& [line, change] : changes_) {
      if (change.before != lines_[line].text()) result.push_back(std::move(change));
    }
    return result;
  }

 private:
  // How many of ten words that come out with a ZWNJ had one: docs/repair-quality.md.
  static constexpr double joined = 0.9;

  Lines& lines_;
  const visual_order::RepairModel& model_ = visual_order::RepairModel::persian();
  std::map<std::size_t, ChangedLine> changes_;

  void replace(std::size_t line, MappedText text, double confidence) {
    const auto change = changes_.try_emplace(line, ChangedLine{line, 1, lines_[line].text()}).first;
    change->second.confidence = std::min(change->second.confidence, confidence);
    lines_[line] = std::move(text);
  }
};

}  // namespace

std::vector<ChangedLine> repair(Lines& lines, bool joiners_lost) {
  Repair repair(lines);
  repair.restore_letters();
  repair.restore_order();
  if (joiners_lost) repair.restore_joiners();
  return repair.changes();
}

}  // namespace diplograph::extract
