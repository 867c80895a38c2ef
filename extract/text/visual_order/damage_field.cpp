#include "extract/text/visual_order/damage_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace diplograph::extract::visual_order {
namespace {

constexpr double even_gain = 3.0;  // nats: as frequent in sound lines as in damaged ones
constexpr double per_nat = 0.4;
// A damaged text has sound lines too; a sound text has none that gain much.
constexpr double least_evidence = -2.5;
constexpr double most_evidence = 5.0;
constexpr int rounds = 8;
// Changes between sound and damaged lines as if they had been seen before.
constexpr double seen_changes = 1.0;
constexpr double seen_stays = 9.0;
constexpr double least_chance = 1e-4;

using Pair = std::array<double, 2>;  // sound, damaged

struct Chain {
  Pair start{0.5, 0.5};
  std::array<Pair, 2> next{{{0.9, 0.1}, {0.1, 0.9}}};  // from, to
};

struct Chances {
  std::vector<Pair> ahead;   ///< of the state of each line, by the lines before it
  std::vector<Pair> behind;  ///< of the lines behind it, by its state; scaled
};

Pair scaled(const Pair& pair) {
  const double sum = pair[0] + pair[1];
  return {pair[0] / sum, pair[1] / sum};
}

Pair shown(double evidence) { return {1.0, std::exp(evidence)}; }

Pair stepped(const Chain& chain, const Pair& from) {
  return {from[0] * chain.next[0][0] + from[1] * chain.next[1][0],
          from[0] * chain.next[0][1] + from[1] * chain.next[1][1]};
}

Chances chances(const Chain& chain, const std::vector<double>& evidence) {
  const std::size_t n = evidence.size();
  Chances result{std::vector<Pair>(n), std::vector<Pair>(n)};
  Pair before = chain.start;
  for (std::size_t i = 0; i < n; ++i) {
    result.ahead[i] = before;
    const Pair here = shown(evidence[i]);
    before = stepped(chain, scaled({before[0] * here[0], before[1] * here[1]}));
  }
  Pair behind{1.0, 1.0};
  for (std::size_t i = n; i-- > 0;) {
    result.behind[i] = behind;
    const Pair here = shown(evidence[i]);
    const Pair with{behind[0] * here[0], behind[1] * here[1]};
    behind = scaled({chain.next[0][0] * with[0] + chain.next[0][1] * with[1],
                     chain.next[1][0] * with[0] + chain.next[1][1] * with[1]});
  }
  return result;
}

Chain relearnt(const Chain& chain, const Chances& seen, const std::vector<double>& evidence) {
  std::array<Pair, 2> counts{{{seen_stays, seen_changes}, {seen_changes, seen_stays}}};
  Pair all{0.5, 0.5};
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const Pair here = shown(evidence[i]);
    const Pair from{seen.ahead[i][0] * here[0], seen.ahead[i][1] * here[1]};
    const Pair state = scaled({from[0] * seen.behind[i][0], from[1] * seen.behind[i][1]});
    all[0] += state[0];
    all[1] += state[1];
    if (i + 1 == evidence.size()) break;
    const Pair then = shown(evidence[i + 1]);
    std::array<Pair, 2> both{};
    double sum = 0;
    for (std::size_t a = 0; a < 2; ++a) {
      for (std::size_t b = 0; b < 2; ++b) {
        both[a][b] = from[a] * chain.next[a][b] * then[b] * seen.behind[i + 1][b];
        sum += both[a][b];
      }
    }
    for (std::size_t a = 0; a < 2; ++a) {
      for (std::size_t b = 0; b < 2; ++b) counts[a][b] += both[a][b] / sum;
    }
  }
  return {scaled(all), {scaled(counts[0]), scaled(counts[1])}};
}

}  // namespace

double damage_evidence(double gain) {
  return std::clamp(per_nat * (gain - even_gain), least_evidence, most_evidence);
}

double least_gain(double log_odds) { return std::max(0.0, even_gain - log_odds / per_nat); }

std::vector<double> damage_log_odds(const std::vector<double>& evidence) {
  Chain chain;
  Chances seen = chances(chain, evidence);
  for (int round = 0; round < rounds; ++round) {
    chain = relearnt(chain, seen, evidence);
    seen = chances(chain, evidence);
  }
  std::vector<double> result;
  result.reserve(evidence.size());
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const Pair odds =
        scaled({seen.ahead[i][0] * seen.behind[i][0], seen.ahead[i][1] * seen.behind[i][1]});
    result.push_back(std::log(std::max(odds[1], least_chance) / std::max(odds[0], least_chance)));
  }
  return result;
}

}  // namespace diplograph::extract::visual_order
