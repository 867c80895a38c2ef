#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/claim.hpp"
#include "graph/graph.hpp"

namespace diplograph {

/// Random numbers that are the same on every platform (splitmix64, Steele et al. 2014), unlike
/// the distributions of the standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// A number from 0 to `end` - 1.
  std::size_t below(std::size_t end);
  bool chance(std::size_t in) { return below(in) == 0; }
  template <typename Item>
  const Item& of(const std::vector<Item>& items) {
    return items.at(below(items.size()));
  }
  template <typename Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

/// Random claims that obey the diplomacy schema and quote the texts of their own documents: every
/// concrete type and relation, both polarities, all modalities, names in several languages and in
/// none, values that contradict each other, repeated claims, and a few entities that many claims
/// share. Each document's claim comes before those that quote it.
[[nodiscard]] std::vector<Claim> generated_claims(std::uint64_t seed);

/// The same claims in another order that an assembler accepts.
[[nodiscard]] std::vector<Claim> shuffled(std::vector<Claim> claims, Random& random);

/// The claims dealt out to `parts` parts; each part has the documents that it quotes.
[[nodiscard]] std::vector<std::vector<Claim>> split(const std::vector<Claim>& claims,
                                                    std::size_t parts, Random& random);

/// Assembles claims with the diplomacy schema.
[[nodiscard]] Graph assembled(const std::vector<Claim>& claims);

/// Everything that a graph holds, as text: equal for equal graphs only.
[[nodiscard]] std::string everything_of(const Graph& graph);

}  // namespace diplograph
