#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates/comparable_text.hpp"
#include "extract/candidates/seed_index.hpp"
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
/// and controls do not count, nor does punctuation at the ends of a quote. A quote begins and ends
/// at word borders of the text: "art" is not found in "party". Numbers are never near: "Annex 16"
/// is not found where "Annex 17" stands.
///
/// Build once for a text, use from any number of threads.
class QuoteFinder {
 public:
  /// The text has to outlive the finder. O(text).
  explicit QuoteFinder(std::string_view text);

  /// The best place of a quote. Exact and normalised ones come first, then those in parts, then
  /// near ones, by their edits; of several places the first inside of `passage` (bytes of the text)
  /// counts, then the nearest to it; without a passage the first. Nothing for quotes without
  /// letters and for those that are no UTF-8. O(text + quote) where the quote stands; for near
  /// quotes, and those that stand nowhere, O(text * letters / 64), letters being at most
  /// `longest_near_quote`.
  [[nodiscard]] std::optional<FoundQuote> find(std::string_view quote,
                                               std::optional<ByteSpan> passage = {}) const;

  /// The first place of a name at word borders, exactly or normalised, inside of `passage` (bytes
  /// of the text); without one, anywhere. O(passage + name).
  [[nodiscard]] std::optional<ByteSpan> find_name(std::string_view name,
                                                  std::optional<ByteSpan> passage = {}) const;

  /// All places of a name, in text order. O(text + name).
  [[nodiscard]] std::vector<ByteSpan> find_names(std::string_view name) const;

  /// How many letters of the text stand before a byte: what two versions of a text that differ in
  /// spaces and line breaks have in common. O(log text).
  [[nodiscard]] std::size_t letters_before(std::uint64_t byte) const;
  /// The byte at which a letter of the text begins; the end of the text for letters behind it.
  [[nodiscard]] std::uint64_t byte_of_letter(std::size_t letter) const;

 private:
  struct Letters {  // of letters_, [begin, end)
    std::size_t begin = 0, end = 0;
  };
  std::string_view text_;
  ComparableText letters_;
  mutable std::once_flag seeds_made_;
  mutable std::unique_ptr<const SeedIndex> seeds_;  // of long texts, when first asked for

  [[nodiscard]] Letters letters_in(ByteSpan passage) const;
  [[nodiscard]] ByteSpan span_of(Letters part) const;
  [[nodiscard]] bool begins_word(std::size_t letter) const;
  [[nodiscard]] bool ends_word(std::size_t end) const;
  [[nodiscard]] std::vector<std::size_t> places_of(std::u32string_view pattern,
                                                   Letters range) const;
  [[nodiscard]] std::optional<Letters> whole(std::u32string_view pattern,
                                             std::optional<Letters> passage) const;
  [[nodiscard]] std::optional<Letters> in_parts(const std::vector<std::u32string>& parts,
                                                std::optional<Letters> passage) const;
  [[nodiscard]] std::optional<FoundQuote> near(std::u32string_view pattern,
                                               std::optional<Letters> passage) const;
  [[nodiscard]] std::optional<FoundQuote> near_in(std::u32string_view pattern, Letters range,
                                                  std::size_t wanted) const;
  [[nodiscard]] const SeedIndex& seeds() const;
};

}  // namespace diplograph::extract
