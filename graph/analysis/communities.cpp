#include "graph/analysis/communities.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <utility>

namespace diplograph {
namespace {

/// A network whose nodes are communities of the round before.
struct Level {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> ties;  // without loops
  std::vector<double> loops;     // weight of the ties within a node, counted once
  std::vector<double> strength;  // of all its ties; loops count twice
  [[nodiscard]] std::size_t size() const { return ties.size(); }
};

Level first_level(const Network& network) {
  std::vector<std::uint32_t> place(num_vertices(network.boost()), 0);
  for (std::uint32_t i = 0; i < network.nodes().size(); ++i) place[network.nodes()[i]] = i;
  Level level;
  level.ties.resize(network.nodes().size());
  level.loops.assign(network.nodes().size(), 0);
  for (std::uint32_t i = 0; i < level.size(); ++i) {
    const auto [first, last] = out_edges(network.nodes()[i], network.boost());
    for (auto arc = first; arc != last; ++arc) {
      level.ties[i].emplace_back(place[target(*arc, network.boost())],
                                 network.boost()[*arc].weight);
    }
    level.strength.push_back(static_cast<double>(network.strength(network.nodes()[i])));
  }
  return level;
}

/// Moves nodes between communities as long as modularity grows.
class Mover {
 public:
  Mover(const Level& level, double total, std::mt19937_64* random)
      : level_(level),
        twice_total_(2 * total),
        community_(level.size()),
        order_(level.size()),
        towards_(level.size(), -1) {
    std::iota(community_.begin(), community_.end(), 0U);
    std::iota(order_.begin(), order_.end(), 0U);
    strength_ = level.strength;
    if (random != nullptr) {  // Fisher and Yates; std::shuffle differs between libraries
      for (std::size_t i = order_.size(); i > 1; --i) {
        std::swap(order_[i - 1], order_[(*random)() % i]);
      }
    }
  }

  /// True if any node was moved.
  bool run() {
    bool moved_any = false;
    for (bool moved = true; moved;) {
      moved = false;
      for (const std::uint32_t node : order_) moved = move(node) || moved;
      moved_any = moved_any || moved;
    }
    return moved_any;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& community() const { return community_; }

 private:
  const Level& level_;
  double twice_total_;
  std::vector<std::uint32_t> community_, order_;
  std::vector<double> strength_;           // of communities
  std::vector<double> towards_;            // weight of a node's ties with a community; -1: none yet
  std::vector<std::uint32_t> neighbours_;  // communities that `towards_` has values for

  bool move(std::uint32_t node) {
    const std::uint32_t own = community_[node];
    neighbours_.assign(1, own);
    towards_[own] = 0;
    for (const auto& [other, weight] : level_.ties[node]) {
      const std::uint32_t there = community_[other];
      if (towards_[there] < 0) {
        towards_[there] = 0;
        neighbours_.push_back(there);
      }
      towards_[there] += weight;
    }
    const double strength = level_.strength[node];
    strength_[own] -= strength;
    const auto gain = [&](std::uint32_t there) {
      return towards_[there] - strength_[there] * strength / twice_total_;
    };
    constexpr double least = 1e-12;  // gains below are rounding
    std::uint32_t best = own;
    double most = gain(own);
    for (const std::uint32_t there : neighbours_) {
      const double value = gain(there);
      if (value > most + least || (value > most - least && best != own && there < best)) {
        most = std::max(most, value);
        best = there;
      }
    }
    for (const std::uint32_t there : neighbours_) towards_[there] = -1;
    strength_[best] += strength;
    community_[node] = best;
    return best != own;
  }
};

/// Numbers from 0 in the order in which they occur; how many there are.
std::uint32_t renumber(std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> fresh(numbers.size(), Communities::none);
  std::uint32_t next = 0;
  for (std::uint32_t& number : numbers) {
    if (fresh[number] == Communities::none) fresh[number] = next++;
    number = fresh[number];
  }
  return next;
}

Level next_level(const Level& level, const std::vector<std::uint32_t>& community,
                 std::uint32_t count) {
  Level next;
  next.ties.resize(count);
  next.loops.assign(count, 0);
  next.strength.assign(count, 0);
  std::vector<std::map<std::uint32_t, double>> ties(count);
  for (std::uint32_t node = 0; node < level.size(); ++node) {
    const std::uint32_t own = community[node];
    next.loops[own] += level.loops[node];
    next.strength[own] += level.strength[node];
    for (const auto& [other, weight] : level.ties[node]) {
      if (community[other] == own) {
        next.loops[own] += weight / 2;  // is seen from both its ends
      } else {
        ties[own][community[other]] += weight;
      }
    }
  }
  for (std::uint32_t node = 0; node < count; ++node) {
    next.ties[node].assign(ties[node].begin(), ties[node].end());
  }
  return next;
}

double modularity(const Level& level, double total) {
  double sum = 0;
  for (std::uint32_t node = 0; node < level.size(); ++node) {
    const double share = level.strength[node] / (2 * total);
    sum += level.loops[node] / total - share * share;
  }
  return sum;
}

/// Numbers communities by size, then by their first node.
void number_by_size(std::vector<std::uint32_t>& community, std::uint32_t count) {
  std::vector<std::size_t> size(count, 0);
  for (const std::uint32_t number : community) ++size[number];
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);  // by first node, since `renumber` was last
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
  std::vector<std::uint32_t> place(count);
  for (std::uint32_t i = 0; i < count; ++i) place[order[i]] = i;
  for (std::uint32_t& number : community) number = place[number];
}

}  // namespace

Communities communities(const Network& network, std::uint64_t seed) {
  Communities result;
  result.of.assign(num_vertices(network.boost()), Communities::none);
  const auto total = static_cast<double>(network.weight());
  Level level = first_level(network);
  std::vector<std::uint32_t> whole(level.size());  // community of each node of the network
  std::iota(whole.begin(), whole.end(), 0U);
  std::mt19937_64 random(seed);
  while (total > 0) {
    Mover mover(level, total, seed == 0 ? nullptr : &random);
    if (!mover.run()) break;
    std::vector<std::uint32_t> community = mover.community();
    const std::uint32_t count = renumber(community);
    for (std::uint32_t& number : whole) number = community[number];
    level = next_level(level, community, count);
  }
  if (total > 0) result.modularity = modularity(level, total);
  const std::uint32_t count = renumber(whole);
  number_by_size(whole, count);
  result.count = count;
  for (std::size_t i = 0; i < whole.size(); ++i) result.of[network.nodes()[i]] = whole[i];
  return result;
}

}  // namespace diplograph
