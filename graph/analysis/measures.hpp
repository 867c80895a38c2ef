#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/analysis/network.hpp"

namespace diplograph {

/// How central a node is in a network.
enum class Measure : std::uint8_t {
  degree,       ///< edges that end at it (Freeman 1979)
  betweenness,  ///< share of the shortest paths between others that lead through it (Freeman 1977)
  closeness,    ///< mean of 1 / distance to all others: harmonic (Marchiori and Latora 2000)
  pagerank,     ///< share of a random walk along ties, damping 0.85 (Brin and Page 1998)
  core          ///< greatest k of a subnetwork in which all have k neighbours (Seidman 1983)
};

struct MeasureName {
  Measure measure;
  std::string_view name;        ///< "betweenness", as options and attributes call it
  std::string_view label_fa;    ///< its name in Persian
  std::string_view definition;  ///< one clause, for people
  bool whole = false;           ///< true for whole numbers
};

/// All measures, in the order of the enumeration.
[[nodiscard]] std::span<const MeasureName> measure_names();
[[nodiscard]] const MeasureName& name_of(Measure measure);
[[nodiscard]] std::optional<Measure> find_measure(std::string_view name);

/// Told after each node of a measure that takes long; may throw to give up.
using Step = std::function<void()>;

/// A measure's value for every vertex of the graph behind `network`; 0 for those that are not in
/// it. Betweenness (normalised by (n-1)(n-2)/2) and closeness take O(nodes * ties) and call `step`
/// once a node; the others O(ties), PageRank that many times some tens of rounds (until it changes
/// by less than 1e-10 in all, at most 200).
[[nodiscard]] std::vector<double> measured(const Network& network, Measure measure,
                                           const Step& step = {});

}  // namespace diplograph
