#include "extract/relations/means_to_purposes.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace diplograph::extract {
namespace {

constexpr double share = 0.8;  // of the goal's confidence

}  // namespace

std::vector<Finding> means_to_purposes(std::span<const Finding* const> found,
                                       const std::vector<bool>& purposes) {
  const RelationId adopts = *Schema::diplomacy().find_relation("adopts");
  std::vector<Finding> result;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!purposes[i]) continue;
    const Finding& goal = *found[i];
    for (const Finding* means : found) {
      const bool apart = means->target_tokens.last <= goal.trigger.first ||
                         means->target_tokens.first >= goal.target_tokens.last;
      if (means->relation != adopts || means->source != goal.source ||
          means->polarity != goal.polarity || !apart) {
        continue;
      }
      const bool known = std::any_of(found.begin(), found.end(), [&](const Finding* other) {
        return other->source == means->target && other->target == goal.target;
      });
      if (known) continue;
      Finding advances = goal;
      advances.source = means->target;
      advances.source_tokens = means->target_tokens;
      advances.confidence *= share;
      result.push_back(std::move(advances));
    }
  }
  return result;
}

std::vector<Finding> items_as_means(std::span<const Finding* const> found, std::size_t goal) {
  std::vector<Finding> result;
  std::set<std::size_t> seen;
  for (const Finding* finding : found) {
    if (finding->target_tokens.first == finding->target_tokens.last) continue;
    if (!seen.insert(finding->target).second) continue;
    Finding means;
    means.rule = "list/means";
    means.source = finding->target;
    means.target = goal;
    means.source_tokens = finding->target_tokens;
    means.sentence = finding->sentence;
    means.confidence = finding->confidence * share;
    result.push_back(std::move(means));
  }
  return result;
}

}  // namespace diplograph::extract
