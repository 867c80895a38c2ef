#include "extract/candidates/approximate_search.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace diplograph::extract {
namespace {

constexpr std::size_t word_bits = 64;

/// The least edits between a pattern and any part of a text that ends at a place, letter by letter.
/// The rows of the matrix of edits lie in the bits of words: as differences from the row above.
class Distances {
 public:
  /// `anchored`: parts begin with the text's first letter, not anywhere.
  Distances(std::u32string_view pattern, bool anchored)
      : anchored_(anchored),
        words_((pattern.size() + word_bits - 1) / word_bits),
        greater_(words_, ~std::uint64_t{0}),
        smaller_(words_, 0),
        none_(words_, 0),
        last_bit_(std::uint64_t{1} << ((pattern.size() - 1) % word_bits)),
        edits_(pattern.size()) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      std::vector<std::uint64_t>& places = places_[pattern[i]];
      places.resize(words_, 0);
      places[i / word_bits] |= std::uint64_t{1} << (i % word_bits);
    }
    for (const auto& [letter, places] : places_) {
      if (letter < common_.size()) common_[letter] = places.data();
    }
  }

  ~Distances() = default;
  Distances(const Distances&) = delete;
  Distances& operator=(const Distances&) = delete;

  /// The edits when the part ends behind `letter`, which stands behind the letters before.
  std::size_t next(char32_t letter) {
    const std::uint64_t* const equal = places_of(letter);
    int carry = anchored_ ? 1 : 0;
    for (std::size_t word = 0; word < words_; ++word) {
      const bool last = word + 1 == words_;
      carry = step(word, equal[word], carry, last ? last_bit_ : std::uint64_t{1} << 63U);
    }
    edits_ = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(edits_) + carry);
    return edits_;
  }

 private:
  bool anchored_;
  std::size_t words_;
  std::vector<std::uint64_t> greater_,
      smaller_;  // rows that have one more, or one less, than above
  std::vector<std::uint64_t> none_;
  std::uint64_t last_bit_;
  std::size_t edits_;
  std::unordered_map<char32_t, std::vector<std::uint64_t>> places_;  // of letters in the pattern
  std::array<const std::uint64_t*, 0x800> common_{};  // of Latin and Arabic ones, without looking

  [[nodiscard]] const std::uint64_t* places_of(char32_t letter) const {
    if (letter < common_.size()) {
      return common_[letter] != nullptr ? common_[letter] : none_.data();
    }
    const auto found = places_.find(letter);
    return found == places_.end() ? none_.data() : found->second.data();
  }

  /// One word of a column; `carry` is the difference to the column before in the row above it, and
  /// what is returned that in its last row.
  int step(std::size_t word, std::uint64_t equal, int carry, std::uint64_t last_row) {
    std::uint64_t& greater = greater_[word];
    std::uint64_t& smaller = smaller_[word];
    const std::uint64_t vertical = equal | smaller;
    if (carry < 0) equal |= 1U;
    const std::uint64_t horizontal = (((equal & greater) + greater) ^ greater) | equal;
    std::uint64_t right_greater = smaller | ~(horizontal | greater);
    std::uint64_t right_smaller = greater & horizontal;
    const int result = (right_greater & last_row) != 0   ? 1
                       : (right_smaller & last_row) != 0 ? -1
                                                         : 0;
    right_greater = (right_greater << 1U) | (carry > 0 ? 1U : 0U);
    right_smaller = (right_smaller << 1U) | (carry < 0 ? 1U : 0U);
    greater = right_smaller | ~(vertical | right_greater);
    smaller = right_greater & vertical;
    return result;
  }
};

std::size_t distance(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

}  // namespace

std::optional<ApproximateMatch> approximate_search(std::u32string_view text,
                                                   std::u32string_view pattern,
                                                   std::size_t most_edits, std::size_t wanted_end) {
  if (pattern.empty()) return std::nullopt;
  std::optional<ApproximateMatch> best;
  Distances forward(pattern, false);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t edits = forward.next(text[i]);
    if (edits > most_edits) continue;
    const bool better =
        !best || edits < best->edits ||
        (edits == best->edits && distance(i + 1, wanted_end) < distance(best->end, wanted_end));
    if (better) best = ApproximateMatch{0, i + 1, edits};
  }
  if (!best) return std::nullopt;
  // The same backwards from the end: the first place with as few edits is the beginning.
  const std::u32string reversed(pattern.rbegin(), pattern.rend());
  Distances backward(reversed, true);
  best->begin = best->end;
  const std::size_t reach = std::min(best->end, pattern.size() + most_edits);
  for (std::size_t i = 1; i <= reach; ++i) {
    if (backward.next(text[best->end - i]) > best->edits) continue;
    best->begin = best->end - i;
    break;
  }
  return best;
}

}  // namespace diplograph::extract
