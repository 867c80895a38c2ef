#include "extract/relations/goal_references.hpp"

#include <utility>

#include "graph/schema.hpp"

namespace diplograph::extract {
namespace {

constexpr double confidence = 0.6;

}  // namespace

GoalReferences::GoalReferences(const Grammar& grammar, std::span<const Token> tokens)
    : grammar_(grammar),
      tokens_(tokens),
      pursues_(*Schema::diplomacy().find_relation("pursues")),
      adopts_(*Schema::diplomacy().find_relation("adopts")) {}

/// The first token of the words that point, or the end of the range.
std::size_t GoalReferences::pointing_words(TokenRange range) const {
  std::size_t at = range.first;
  while (at < range.last && !grammar_.goal_references.at(tokens_, at, range.last)) ++at;
  return at;
}

std::vector<Finding> GoalReferences::read(const Segment& segment,
                                          std::span<const Finding* const> found) {
  const std::size_t at = pointing_words(segment.tokens);
  const bool points = at < segment.tokens.last;
  std::vector<Filler> named;   // goals of this segment
  std::vector<Filler> before;  // of these, those before the words that point
  std::vector<Filler> means;
  for (const Finding* finding : found) {
    if (finding->polarity != diplograph::Polarity::affirmed) continue;
    const Filler target{finding->target, finding->target_tokens};
    if (finding->relation == pursues_) {
      named.push_back(target);
      if (target.tokens.last <= at) before.push_back(target);
    }
    if (finding->relation == adopts_ && target.tokens.first > at) means.push_back(target);
  }
  std::vector<Finding> result;
  if (points) {
    if (before.empty() && segment.block <= block_ + 1) before = goals_;
    for (const Filler& by : means) {
      for (const Filler& goal : before) {
        Finding finding;
        finding.rule = "discourse/these-goals";
        finding.source = by.entity;
        finding.target = goal.entity;
        finding.source_tokens = by.tokens;
        // The words that name the goal may stand in an earlier sentence.
        if (goal.tokens.first >= segment.tokens.first) finding.target_tokens = goal.tokens;
        finding.trigger = {at, at + 1};
        finding.sentence = segment.sentence;
        finding.confidence = confidence;
        result.push_back(std::move(finding));
      }
    }
  }
  if (!named.empty()) {
    goals_ = points && !before.empty() ? std::move(before) : std::move(named);
    block_ = segment.block;
  }
  return result;
}

}  // namespace diplograph::extract
