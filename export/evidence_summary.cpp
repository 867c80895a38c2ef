#include "export/evidence_summary.hpp"

#include "export/columns.hpp"
#include "graph/agreed_confidence.hpp"

namespace diplograph::exporting {

EvidenceSummary evidence_summary(const Graph& graph, const Edge& edge) {
  EvidenceSummary summary;
  AgreedConfidence<StringId> agreed;
  bool dated = false;
  for (const StoredEvidence& piece : graph.evidence(edge)) {
    const auto& best = summary.best;
    if (!best || piece.modality < best->modality ||
        (piece.modality == best->modality && piece.confidence > best->confidence)) {
      summary.best = piece;
    }
    agreed.add(piece.extractor, static_cast<double>(piece.confidence));
    dated = dated || piece.date != StringId{};
    ++summary.pieces;
  }
  summary.confidence = agreed.value();
  if (summary.best) summary.modality = summary.best->modality;
  if (dated) summary.dates = joined(graph.dates(edge));
  return summary;
}

}  // namespace diplograph::exporting
