#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// What formats with one line for an edge say of its evidence.
struct EvidenceSummary {
  std::size_t pieces = 0;
  double confidence = 0;                   ///< as `Graph::confidence`
  Modality modality = Modality::asserted;  ///< as `Graph::modality`
  std::optional<StoredEvidence> best;      ///< as `Graph::best`
  std::string dates;                       ///< those of `Graph::dates`, `joined`
};

/// Walks through an edge's evidence once. O(pieces).
[[nodiscard]] EvidenceSummary evidence_summary(const Graph& graph, const Edge& edge);

}  // namespace diplograph::exporting
