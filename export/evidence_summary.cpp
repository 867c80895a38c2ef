#include "export/evidence_summary.hpp"

#include <algorithm>

#include "export/columns.hpp"

namespace diplograph::exporting {

EvidenceSummary evidence_summary(const Graph& graph, const Edge& edge) {
  EvidenceSummary summary;
  bool dated = false;
  for (const StoredEvidence& piece : graph.evidence(edge)) {
    const auto& best = summary.best;
    if (!best || piece.modality < best->modality ||
        (piece.modality == best->modality && piece.confidence > best->confidence)) {
      summary.best = piece;
    }
    summary.confidence = std::max(summary.confidence, static_cast<double>(piece.confidence));
    dated = dated || piece.date != StringId{};
    ++summary.pieces;
  }
  if (summary.best) summary.modality = summary.best->modality;
  if (dated) summary.dates = joined(graph.dates(edge));
  return summary;
}

}  // namespace diplograph::exporting
