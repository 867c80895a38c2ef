#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <optional>
#include <thread>
#include <vector>

namespace diplograph::extract {

/// Trains `runs` times and sums what comes out: linear classifiers that learnt from the same
/// sentences in other orders make other mistakes, and the sum of their weights decides as all of
/// them together (T. G. Dietterich, Ensemble methods in machine learning, MCS 2000), in the time of
/// one. `train(run)` gives a trainer whose weights are averages, with `add` for another one's. Runs
/// take all processors; the sum does not depend on their number.
template <typename Train>
[[nodiscard]] auto sum_of_runs(std::size_t runs, Train train) -> decltype(train(std::size_t{0})) {
  using Trainer = decltype(train(std::size_t{0}));
  const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
  std::optional<Trainer> sum;
  for (std::size_t first = 0; first < runs; first += threads) {
    std::vector<std::future<Trainer>> batch;
    for (std::size_t run = first; run < std::min(runs, first + threads); ++run) {
      batch.push_back(std::async(std::launch::async, train, run));
    }
    for (std::future<Trainer>& trained : batch) {
      if (sum) {
        sum->add(trained.get());
      } else {
        sum.emplace(trained.get());
      }
    }
  }
  return std::move(*sum);
}

/// The lowest limit of codes from which on what is built takes `room` bytes at most: `build(limit)`
/// leaves smaller weights out, `size_of` says what the rest takes.
template <typename Build, typename Size>
[[nodiscard]] auto build_into(std::size_t room, long usual_limit, Build build, Size size_of) {
  constexpr long largest_code = 127;
  auto built = build(usual_limit);
  for (long limit = usual_limit + 1; size_of(built) > room && limit <= largest_code; ++limit) {
    built = build(limit);
  }
  return built;
}

}  // namespace diplograph::extract
