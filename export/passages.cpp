#include "export/passages.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include <unicode/utf8.h>

#include "export/edge_walk.hpp"

namespace diplograph::exporting {

Passages::Passages(const Graph& graph, std::string_view document)
    : document_(document), graph_(graph) {
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    gather(graph.mentions(vertex));
  }
  for_each_edge(graph, [&](const Graph::EdgeDescriptor& edge) { gather(graph.evidence(edge)); });
  compose();
}

bool Passages::before(const Passage& a, const Passage& b) const {
  return std::tuple(a.begin, a.end, graph_.text(a.quote)) <
         std::tuple(b.begin, b.end, graph_.text(b.quote));
}

void Passages::gather(const EvidenceStore::Range& evidence) {
  for (const StoredEvidence& one : evidence) {
    if (graph_.text(one.document) != document_ || graph_.text(one.quote).empty()) continue;
    passages_.push_back({one.text.begin, one.text.end, one.quote, {}});
  }
}

void Passages::compose() {
  const auto less = [this](const Passage& a, const Passage& b) { return before(a, b); };
  std::sort(passages_.begin(), passages_.end(), less);
  const auto same = [](const Passage& a, const Passage& b) {
    return a.begin == b.begin && a.end == b.end && a.quote == b.quote;
  };
  passages_.erase(std::unique(passages_.begin(), passages_.end(), same), passages_.end());

  std::size_t characters = 0;
  std::size_t units = 0;
  for (Passage& passage : passages_) {
    passage.place.begin = characters;
    passage.place.begin_utf16 = units;
    const std::string_view quote = graph_.text(passage.quote);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(quote.data());
    for (std::size_t at = 0; at < quote.size();) {
      const std::size_t start = at;
      UChar32 point = 0;
      U8_NEXT(bytes, at, quote.size(), point);
      // A carriage return would be a line end to some tools and shift what follows it.
      if (point < 0 || (point < 0x20 && point != '\n' && point != '\t')) {
        text_ += point == '\r' ? " " : "\xEF\xBF\xBD";
        point = ' ';
      } else {
        text_ += quote.substr(start, at - start);
      }
      ++characters;
      units += point > 0xFFFF ? 2 : 1;
    }
    passage.place.end = characters;
    passage.place.end_utf16 = units;
    text_ += "\n\n";
    characters += 2;
    units += 2;
  }
}

const Passages::Place* Passages::find(const StoredEvidence& evidence) const {
  if (graph_.text(evidence.document) != document_) return nullptr;
  const Passage wanted{evidence.text.begin, evidence.text.end, evidence.quote, {}};
  const auto found =
      std::lower_bound(passages_.begin(), passages_.end(), wanted,
                       [this](const Passage& a, const Passage& b) { return before(a, b); });
  if (found == passages_.end() || before(wanted, *found)) return nullptr;
  return &found->place;
}

}  // namespace diplograph::exporting
