#include "extract/language/parse_state.hpp"

#include <algorithm>

namespace diplograph::extract {

ParseState::ParseState(std::span<const WordFeatures> words, const TagRow& tags,
                       std::span<const GuideArc> guide)
    : words_(words),
      tags_(&tags),
      guide_(guide),
      last_dependents_(guide.empty() ? 0 : guide.size() + 1, -1),
      root_(static_cast<std::int32_t>(words.size() - 2 * padding)),
      heads_(words.size() - 2 * padding, -1),
      nodes_(words.size() - 2 * padding + 2),
      verbs_(words.size() + 1),
      marks_(words.size() + 1),
      conjunctions_(words.size() + 1) {
  for (std::size_t i = 0; i < guide.size(); ++i) {
    last_dependents_[static_cast<std::size_t>(guide[i].head)] = static_cast<std::int32_t>(i);
  }
  const auto count = [](std::uint16_t before, bool one) {
    return static_cast<std::uint16_t>(before + (one ? 1 : 0));
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int upos = tags.upos[i] - 2;
    const auto is = [&](Upos wanted) { return upos == static_cast<int>(wanted); };
    verbs_[i + 1] = count(verbs_[i], is(Upos::verb));
    marks_[i + 1] = count(marks_[i], is(Upos::punct));
    conjunctions_[i + 1] = count(conjunctions_[i], is(Upos::cconj) || is(Upos::sconj));
  }
}

std::uint64_t ParseState::waits(std::int32_t word) const {
  if (!is_word(word)) return 0;
  const std::int32_t last = last_dependents_[static_cast<std::size_t>(word)];
  if (last < next_) return 0;
  return last == next_ ? 2 : 1;
}

bool ParseState::allows(Transition transition) const {
  switch (transition) {
    case Transition::shift:
      return next_ < root_;
    case Transition::left:
      // Only one word may depend on the root: the others have to find their head in the stack.
      return !stack_.empty() && (next_ < root_ || stack_.size() == 1);
    case Transition::right:
      return stack_.size() > 1;
  }
  return false;
}

std::int32_t ParseState::head_of(Transition transition) const {
  return transition == Transition::left ? next_ : from_top(1);
}

void ParseState::apply(Transition transition, std::uint8_t label) {
  if (transition == Transition::shift) {
    stack_.push_back(next_++);
    return;
  }
  const std::int32_t head = head_of(transition);
  const std::int32_t word = stack_.back();
  stack_.pop_back();
  heads_[static_cast<std::size_t>(word)] = head;
  nodes_[static_cast<std::size_t>(word + 1)].label = label;
  Node& node = nodes_[static_cast<std::size_t>(head + 1)];
  const std::uint64_t bit = std::uint64_t{1} << (label & 63);
  // Dependents arrive from the inside out, on the left in arc-hybrid from the head's side.
  if (word < head) {
    node.left2 = node.left;
    node.left = word;
    node.left_labels |= bit;
    node.left_count = static_cast<std::uint8_t>(std::min(node.left_count + 1, 7));
  } else {
    node.right2 = node.right;
    node.right = word;
    node.right_labels |= bit;
    node.right_count = static_cast<std::uint8_t>(std::min(node.right_count + 1, 7));
  }
}

std::uint64_t ParseState::between(std::int32_t left, std::int32_t right) const {
  if (left < 0 || right <= left) return 0;
  const auto from = static_cast<std::size_t>(left + 1) + padding;
  const auto to = static_cast<std::size_t>(right) + padding;
  const auto capped = [&](const std::vector<std::uint16_t>& sums) {
    return static_cast<std::uint64_t>(std::min(3, sums[to] - sums[from]));
  };
  return 1 + capped(verbs_) * 16 + capped(marks_) * 4 + capped(conjunctions_);
}

std::uint64_t distance_step(std::int32_t left, std::int32_t right) {
  const std::int32_t distance = right - left;
  if (left < 0) return 0;
  if (distance <= 5) return static_cast<std::uint64_t>(distance);
  if (distance <= 8) return 6;
  if (distance <= 14) return 7;
  return distance <= 25 ? 8 : 9;
}

}  // namespace diplograph::extract
