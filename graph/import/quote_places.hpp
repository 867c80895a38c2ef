#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::importing {

/// Where the quotes of flat files stand. Such a file has the words and the line, not the bytes;
/// they are known from evidence of the graph that the file came from, or from the text itself.
class QuotePlaces {
 public:
  /// What came of looking for a quote.
  enum class Found : std::uint8_t {
    yes,
    no_text,   ///< nothing is known of the quote, and there is no text of its document
    not_there  ///< the text of its document does not have these words
  };

  /// Takes the places of all evidence of `base` (null: there is none), which must outlive this.
  explicit QuotePlaces(const Graph* base);

  /// The text of a document as `build` keeps it (text/NAME.txt).
  void add_text(const std::string& document, std::string text);

  /// Gives evidence the place of its quote. Of several places the one on `evidence.line` counts,
  /// else the first. A quote in the text alone gets no bytes of the source file; its line stays, or
  /// is that of the text. O(length of the text) for a quote that the base does not have.
  [[nodiscard]] Found settle(Evidence& evidence) const;

 private:
  struct Place {
    StringId quote{};
    ByteSpan source, text;
    std::uint32_t line = 0;
    std::uint32_t page = 0;
  };
  const Graph* base_;
  std::unordered_map<std::string, std::vector<Place>> known_;  // by document and flat quote
  std::map<std::string, std::string, std::less<>> texts_;

  void note(const StoredEvidence& evidence);
};

}  // namespace diplograph::importing
