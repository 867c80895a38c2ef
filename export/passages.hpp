#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// The quoted passages of a document as a text of their own: one paragraph per distinct passage, in
/// the order of the document. A graph keeps no texts, so this is what coding tools, which want a
/// text to mark, can be given.
class Passages {
 public:
  struct Place {
    std::size_t begin = 0;  ///< in characters (code points)
    std::size_t end = 0;
    std::size_t begin_utf16 = 0;  ///< in UTF-16 units, as Java counts
    std::size_t end_utf16 = 0;
  };

  /// Gathers what the evidence of all nodes and edges of a canonical graph quotes from a document.
  Passages(const Graph& graph, std::string_view document);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Where the passage stands in the text; none for evidence of another document or without a
  /// quote.
  [[nodiscard]] const Place* find(const StoredEvidence& evidence) const;

 private:
  struct Passage {
    std::size_t begin = 0;  // in the document's repaired text
    std::size_t end = 0;
    StringId quote{};
    Place place;
  };
  std::string document_;
  const Graph& graph_;
  std::string text_;
  std::vector<Passage> passages_;  // sorted by (begin, end, quote's text)

  [[nodiscard]] bool before(const Passage& a, const Passage& b) const;
  void gather(const EvidenceStore::Range& evidence);
  void compose();
};

}  // namespace diplograph::exporting
