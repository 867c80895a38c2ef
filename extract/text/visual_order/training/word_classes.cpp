#include "extract/text/visual_order/training/word_classes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diplograph::extract::visual_order {
namespace {

struct Neighbour {
  std::uint32_t word;
  std::uint32_t count;
};

class Exchange {
 public:
  Exchange(std::size_t word_count, std::span<const WordPair> pairs, std::size_t classes)
      : classes_(classes),
        before_(word_count),
        behind_(word_count),
        of_(word_count),
        counts_(classes * classes),
        first_(classes),
        second_(classes),
        left_(classes),
        right_(classes) {
    std::uint64_t total = 0;
    for (const WordPair& pair : pairs) {
      behind_[pair.first].push_back({pair.second, pair.count});
      before_[pair.second].push_back({pair.first, pair.count});
      total += pair.count;
    }
    n_log_n_.resize(std::min<std::uint64_t>(total, 1U << 21) + 2);
    for (std::size_t n = 1; n < n_log_n_.size(); ++n) {
      n_log_n_[n] = static_cast<double>(n) * std::log(static_cast<double>(n));
    }
    for (std::size_t w = 0; w < word_count; ++w) of_[w] = static_cast<std::uint8_t>(w % classes);
    for (const WordPair& pair : pairs) {
      count(of_[pair.first], of_[pair.second]) += pair.count;
      first_[of_[pair.first]] += pair.count;
      second_[of_[pair.second]] += pair.count;
    }
  }

  std::size_t round() {
    std::size_t moved = 0;
    for (std::uint32_t w = 0; w < of_.size(); ++w) {
      if (before_[w].empty() && behind_[w].empty()) continue;
      gather(w);
      const std::uint8_t old = of_[w];
      change(old, -1);
      std::uint8_t best = old;
      double best_gain = gain(old) + 1e-9;
      for (std::size_t c = 0; c < classes_; ++c) {
        if (c == old) continue;
        const double here = gain(c);
        if (here > best_gain) {
          best_gain = here;
          best = static_cast<std::uint8_t>(c);
        }
      }
      change(best, 1);
      of_[w] = best;
      if (best != old) ++moved;
    }
    return moved;
  }

  [[nodiscard]] const std::vector<std::uint8_t>& classes() const { return of_; }

 private:
  std::size_t classes_;
  std::vector<std::vector<Neighbour>> before_;
  std::vector<std::vector<Neighbour>> behind_;
  std::vector<std::uint8_t> of_;
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> first_;
  std::vector<std::int64_t> second_;
  std::vector<double> n_log_n_;
  // Of the word at hand: counts of its neighbours' classes, and of itself beside itself.
  std::vector<std::int64_t> left_;
  std::vector<std::int64_t> right_;
  std::vector<std::size_t> left_classes_;
  std::vector<std::size_t> right_classes_;
  std::int64_t self_ = 0;
  std::int64_t as_first_ = 0;
  std::int64_t as_second_ = 0;

  std::int64_t& count(std::size_t first, std::size_t second) {
    return counts_[first * classes_ + second];
  }
  [[nodiscard]] double f(std::int64_t n) const {
    if (static_cast<std::size_t>(n) < n_log_n_.size()) return n_log_n_[static_cast<std::size_t>(n)];
    return static_cast<double>(n) * std::log(static_cast<double>(n));
  }

  void gather(std::uint32_t w) {
    for (const std::size_t c : left_classes_) left_[c] = 0;
    for (const std::size_t c : right_classes_) right_[c] = 0;
    left_classes_.clear();
    right_classes_.clear();
    self_ = as_first_ = as_second_ = 0;
    for (const Neighbour& n : before_[w]) {
      as_second_ += n.count;
      if (n.word == w) continue;
      if (left_[of_[n.word]] == 0) left_classes_.push_back(of_[n.word]);
      left_[of_[n.word]] += n.count;
    }
    for (const Neighbour& n : behind_[w]) {
      as_first_ += n.count;
      if (n.word == w) {
        self_ += n.count;
        continue;
      }
      if (right_[of_[n.word]] == 0) right_classes_.push_back(of_[n.word]);
      right_[of_[n.word]] += n.count;
    }
  }

  void change(std::size_t c, int sign) {
    for (const std::size_t x : left_classes_) count(x, c) += sign * left_[x];
    for (const std::size_t x : right_classes_) count(c, x) += sign * right_[x];
    count(c, c) += sign * self_;
    first_[c] += sign * as_first_;
    second_[c] += sign * as_second_;
  }

  double gain(std::size_t c) {
    double sum = 0;
    for (const std::size_t x : left_classes_) {
      if (x != c) sum += f(count(x, c) + left_[x]) - f(count(x, c));
    }
    for (const std::size_t x : right_classes_) {
      if (x != c) sum += f(count(c, x) + right_[x]) - f(count(c, x));
    }
    const std::int64_t own = left_[c] + right_[c] + self_;
    if (own > 0) sum += f(count(c, c) + own) - f(count(c, c));
    return sum - (f(first_[c] + as_first_) - f(first_[c])) -
           (f(second_[c] + as_second_) - f(second_[c]));
  }
};

}  // namespace

std::vector<std::uint8_t> word_classes(std::size_t word_count, std::span<const WordPair> pairs,
                                       std::size_t classes, int rounds) {
  Exchange exchange(word_count, pairs, classes);
  for (int i = 0; i < rounds; ++i) {
    if (exchange.round() * 200 < word_count) break;
  }
  return exchange.classes();
}

}  // namespace diplograph::extract::visual_order
