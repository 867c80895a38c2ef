#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_span.hpp"

namespace diplograph::extract {

/// How a quote was found in a text, from the surest way to the least sure.
enum class QuoteMatch : std::uint8_t {
  exact,       ///< byte for byte
  normalised,  ///< but for spaces, ZWNJ, variants of letters and digits, quotation marks, case
  parts,       ///< parts around "..." stand one behind the other in a paragraph
  near         ///< with a few letters changed
};

[[nodiscard]] std::string_view to_string(QuoteMatch match);

/// Where a quote stands in a text.
struct FoundQuote {
  ByteSpan text;  ///< whole characters; begins and ends with words that the quote has
  QuoteMatch match = QuoteMatch::exact;
  std::size_t edits = 0;    ///< letters inserted, deleted or replaced; 0 unless `near`
  std::size_t letters = 0;  ///< letters of the quote, as `near` counts them
};

/// Of the letters of a quote at most this share may differ from those of the text, rounded down:
/// below ten letters none.
inline constexpr double most_edits = 0.1;
/// Longer quotes (in letters) are found exactly or normalised, or not at all.
inline constexpr std::size_t longest_near_quote = 2000;
/// What "..." in a quote may stand for: at most so many letters of the same paragraph.
inline constexpr std::size_t longest_omission = 300;

/// Finds quotes in a text. What is compared are letters, digits and punctuation, folded (`fold`,
/// tokens.hpp) after compatibility decomposition (NFKD): spaces, ZWNJ, diacritics, quotation marks
/// and controls do not count. A quote begins and ends at word borders of the text: "art" is not
/// found in "party". Numbers are never near: "Annex 16" is not found where "Annex 17" stands.
///
/// Build once for a text, use from any number of threads.
class QuoteFinder {
 public:
  /// The text has to be UTF-8 (other bytes match nothing) and to outlive the finder. O(text).
  explicit QuoteFinder(std::string_view text);

  /// The best place of a quote: by how it is found, then inside of `passage` (bytes of the text),
  /// then nearest to it; without a passage the first. Nothing for quotes without letters and for
  /// those that are no UTF-8. O(text + quote) where the quote stands; for near quotes, and those
  /// that stand nowhere, O(text * letters / 64), letters being at most `longest_near_quote`.
  [[nodiscard]] std::optional<FoundQuote> find(std::string_view quote,
                                               std::optional<ByteSpan> passage = {}) const;

  /// The first place of a name at word borders, exactly or normalised, inside of `passage` (bytes
  /// of the text); without one, anywhere. O(passage).
  [[nodiscard]] std::optional<ByteSpan> find_name(std::string_view name,
                                                  std::optional<ByteSpan> passage = {}) const;

 private:
  std::string_view text_;
  std::string letters_;                // of the text, folded, as UTF-8
  std::vector<std::uint32_t> places_;  // for each byte of letters_: where its character begins
  std::vector<std::uint32_t> ends_;    // and where that character ends, marks behind it included
};

/// What the offsets of other programs count.
enum class OffsetUnit : std::uint8_t {
  bytes,        ///< of UTF-8: C and C++, Go, Rust
  code_points,  ///< Python: spaCy, langextract, brat
  utf16         ///< Java, JavaScript: UIMA, INCEpTION, WebAnno
};

/// Turns offsets of other programs into bytes of UTF-8, and back.
class OffsetTable {
 public:
  /// The text has to outlive the table. O(text).
  OffsetTable(std::string_view text, OffsetUnit unit);

  /// The byte at an offset; nothing if it lies behind the text or within a character. O(1).
  [[nodiscard]] std::optional<std::uint64_t> byte_at(std::uint64_t offset) const;
  /// The same for a half-open range; nothing if it ends before it begins.
  [[nodiscard]] std::optional<ByteSpan> bytes_of(std::uint64_t begin, std::uint64_t end) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  std::vector<std::uint32_t> steps_;  // byte of every 64th offset
};

}  // namespace diplograph::extract
