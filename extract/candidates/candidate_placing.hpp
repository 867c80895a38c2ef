#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/candidates/candidate_file.hpp"
#include "extract/candidates/quote_finder.hpp"
#include "graph/byte_span.hpp"

namespace diplograph::extract {

/// Whether a document is the one that a witness names: by its id, by the name of its file, or by a
/// path to that file.
[[nodiscard]] bool is_named(const std::string& id, const std::string& file_name,
                            std::string_view witness_name);

/// Takes candidates about a text of their own, or a passage of it, over to the text of a document:
/// both have the same letters in the same order, mostly, and other spaces, line breaks and
/// spellings.
class CandidatePlacing {
 public:
  /// `text` is that of the witness, `finder` of the document; both have to outlive this. O(text).
  CandidatePlacing(const CandidateText& text, const QuoteFinder& finder);

  /// Whether the document has the text, or its beginning or end.
  [[nodiscard]] bool found() const { return found_; }
  /// The candidate with its places counted in the document's text. An end whose name does not stand
  /// there loses its place.
  [[nodiscard]] Candidate placed(const Candidate& candidate) const;

 private:
  const QuoteFinder& finder_;
  QuoteFinder own_;  // of the witness's text
  bool found_ = false;
  bool whole_ = false;
  std::size_t first_ = 0;    // letter of the document that its first letter is
  std::size_t letters_ = 0;  // that it has

  [[nodiscard]] ByteSpan moved(ByteSpan span) const;
  void settle(CandidateEnd& end) const;
};

}  // namespace diplograph::extract
