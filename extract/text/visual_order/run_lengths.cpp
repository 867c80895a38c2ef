#include "extract/text/visual_order/run_lengths.hpp"

#include <cmath>

namespace diplograph::extract::visual_order {
namespace {

// Counted on lines of a journal's PDF whose order was restored by hand.
constexpr std::array<std::array<double, 6>, run_contexts> journal{{{141, 23, 10, 9, 6, 15},
                                                                   {1739, 63, 31, 30, 8, 5},
                                                                   {1739, 63, 31, 30, 8, 5},
                                                                   {71, 11, 7, 3, 1, 5},
                                                                   {88, 20, 16, 15, 11, 6}}};
constexpr std::array<double, 6> widths{1, 1, 1, 2, 3, 8};
constexpr double unseen = 0.7;
constexpr double journal_runs = 60;  // what the journal's counts weigh, in runs of each context

}  // namespace

RunContext context_after(RunContext before, std::size_t words) {
  if (words >= 3) return RunContext::more;
  if (words == 2) return RunContext::two;
  const bool singles = before == RunContext::start || before == RunContext::singles;
  return singles ? RunContext::singles : RunContext::single;
}

std::size_t RunLengths::bucket(std::size_t words) {
  return words <= 3 ? words - 1 : words <= 5 ? 3 : words <= 8 ? 4 : 5;
}

RunLengths::RunLengths() { learn(); }

void RunLengths::clear() { counts_ = {}; }

void RunLengths::add(const std::vector<Unit>& units, std::span<const PlacedUnit> placed) {
  RunContext context = RunContext::start;
  std::size_t words = 0;
  const auto close = [&] {
    if (words == 0) return;
    counts_[static_cast<std::size_t>(context)][bucket(words)] += 1;
    context = context_after(context, words);
    words = 0;
  };
  for (const PlacedUnit& place : placed) {
    if (place.cut) close();
    const Unit& unit = units[place.unit];
    if (unit.kind == UnitKind::letter && (place.cut || unit.starts_token || words == 0)) ++words;
  }
  close();
}

void RunLengths::learn() {
  for (std::size_t context = 0; context < run_contexts; ++context) {
    double known = 0;
    double counted = 0;
    for (std::size_t i = 0; i < buckets; ++i) {
      known += journal[context][i] + unseen;
      counted += counts_[context][i];
    }
    for (std::size_t words = 1; words <= longest; ++words) {
      const std::size_t i = bucket(words);
      const double share =
          (journal_runs * (journal[context][i] + unseen) / known + counts_[context][i]) /
          (journal_runs + counted);
      costs_[context][words] = static_cast<float>(-std::log(share / widths[i]));
    }
  }
}

}  // namespace diplograph::extract::visual_order
