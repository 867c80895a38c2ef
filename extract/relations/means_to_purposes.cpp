#include "extract/relations/means_to_purposes.hpp"

#include <algorithm>
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

}  // namespace diplograph::extract
