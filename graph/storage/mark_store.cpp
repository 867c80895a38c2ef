#include "graph/storage/mark_store.hpp"

#include <limits>
#include <stdexcept>
#include <vector>

namespace diplograph {
namespace {

constexpr std::uint32_t last_mark = 1U << 31U;
constexpr unsigned role_shift = 28;
constexpr std::uint32_t wide_role = 7;
constexpr unsigned begin_shift = 14;
constexpr std::uint32_t span_mask = (1U << begin_shift) - 1;
constexpr std::uint32_t place_mask = (1U << role_shift) - 1;

bool fits(const Mark& mark) {
  return mark.span.begin <= span_mask && mark.span.end >= mark.span.begin &&
         mark.span.size() <= span_mask;
}

std::uint32_t role_of(std::uint32_t word) { return (word >> role_shift) & 7U; }

}  // namespace

MarksId MarkStore::add(std::span<const Mark> marks) {
  if (marks.empty()) return MarksId::none;
  if (words_.size() + marks.size() >= std::numeric_limits<std::uint32_t>::max() ||
      wide_.size() + marks.size() > place_mask) {
    throw std::length_error("too many marks in quotes");
  }
  const MarksId id{static_cast<std::uint32_t>(words_.size())};
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    std::uint32_t word = i + 1 == marks.size() ? last_mark : 0;
    if (fits(mark)) {
      word |= static_cast<std::uint32_t>(mark.role) << role_shift;
      word |= static_cast<std::uint32_t>(mark.span.begin) << begin_shift;
      word |= static_cast<std::uint32_t>(mark.span.size());
    } else {
      word |= wide_role << role_shift;
      word |= static_cast<std::uint32_t>(wide_.size());
      wide_.push_back(mark);
    }
    words_.push_back(word);
  }
  return id;
}

MarksId MarkStore::copy(const MarkStore& other, MarksId marks) {
  const Marks range(other, marks);
  return add(std::vector<Mark>(range.begin(), range.end()));
}

Mark Marks::Iterator::operator*() const {
  const std::uint32_t word = store_->words_[at_];
  if (role_of(word) == wide_role) return store_->wide_[word & place_mask];
  const std::uint32_t begin = (word >> begin_shift) & span_mask;
  return {static_cast<MarkRole>(role_of(word)), {begin, begin + (word & span_mask)}};
}

Marks::Iterator& Marks::Iterator::operator++() {
  at_ = (store_->words_[at_] & last_mark) != 0 ? 0 : at_ + 1;
  return *this;
}

std::strong_ordering operator<=>(const Marks& a, const Marks& b) {
  auto left = a.begin();
  auto right = b.begin();
  for (; left != a.end() && right != b.end(); ++left, ++right) {
    if (const auto order = *left <=> *right; order != 0) return order;
  }
  return (left != a.end()) <=> (right != b.end());
}

}  // namespace diplograph
