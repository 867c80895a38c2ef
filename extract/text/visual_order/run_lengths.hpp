#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/text/visual_order/line_units.hpp"
#include "extract/text/visual_order/placed_unit.hpp"

namespace diplograph::extract::visual_order {

/// What stands before a run, in reading order: nothing; only runs of one word; a run of one word
/// with longer ones before it; a run of two words; of more.
enum class RunContext : std::uint8_t { start, singles, single, two, more };
constexpr std::size_t run_contexts = 5;

/// The context behind a run of `words` words, at least one.
[[nodiscard]] RunContext context_after(RunContext before, std::size_t words);

/// How long runs are, in words of letters. Begins with what was counted in a journal's text layer
/// and learns from the lines of the document at hand.
class RunLengths {
 public:
  RunLengths();

  /// -ln P(length | context), length at least 1.
  [[nodiscard]] float cost(RunContext context, std::size_t words) const {
    return costs_[static_cast<std::size_t>(context)][words < longest ? words : longest];
  }
  /// Forgets what was learnt.
  void clear();
  /// Counts the runs of a restored line.
  void add(const std::vector<Unit>& units, std::span<const PlacedUnit> placed);
  /// Makes the costs those of what was counted.
  void learn();

 private:
  static constexpr std::size_t longest = 47;
  static constexpr std::size_t buckets = 6;  // 1, 2, 3, 4-5, 6-8, more
  std::array<std::array<double, buckets>, run_contexts> counts_{};
  std::array<std::array<float, longest + 1>, run_contexts> costs_{};

  static std::size_t bucket(std::size_t words);
};

}  // namespace diplograph::extract::visual_order
