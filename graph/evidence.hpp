#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_span.hpp"

namespace diplograph {

/// Whether a statement affirms or denies its relation. Part of an edge's identity.
enum class Polarity : std::uint8_t { affirmed, negated };

/// How a statement holds its relation: as a fact, as a plan or possibility, or as somebody's words.
/// Ordered from strongest to weakest; an edge has the strongest modality of its evidence.
enum class Modality : std::uint8_t { asserted, planned, attributed };

[[nodiscard]] std::string_view to_string(Polarity polarity);
[[nodiscard]] std::string_view to_string(Modality modality);
/// Throws `std::invalid_argument` naming the allowed words.
[[nodiscard]] Polarity polarity_from(std::string_view word);
[[nodiscard]] Modality modality_from(std::string_view word);

/// What a marked part of a quote says.
enum class MarkRole : std::uint8_t { source, trigger, target, date };

[[nodiscard]] std::string_view to_string(MarkRole role);
[[nodiscard]] MarkRole mark_role_from(std::string_view word);

/// A part of a quote that carries the fact; `span` counts bytes from the start of the quote.
struct Mark {
  MarkRole role = MarkRole::trigger;
  ByteSpan span;
  auto operator<=>(const Mark&) const = default;
};

/// The words of a document that carry a mention or a relation.
///
/// `source` points into the bytes of the source file as they lie on disk; `text` points into the
/// repaired text (`text/NAME.txt`), where the bytes of the span are exactly `quote`. When the
/// repair moved words, `source` is the smallest range that holds all of them.
struct Evidence {
  std::string document;  ///< id of the document
  ByteSpan source;
  ByteSpan text;
  std::uint32_t line = 0;  ///< first line in the source file, from 1
  std::uint32_t page = 0;  ///< page in the source file, from 1; 0 if it has none
  std::string quote;
  std::vector<Mark> marks;  ///< sorted, within the quote
  std::string rule;         ///< id of the rule or lexicon that found it, "lexicon/states"
  std::string extractor;    ///< who found it: "diplograph", a model's name, a person's
  double confidence = 1.0;  ///< 0 to 1
  Modality modality = Modality::asserted;
  std::string holder;  ///< for attributed statements: who says so, as the text names them
  std::string date;    ///< when, as the text says: EDTF (Gregorian), or empty

  /// The words of the quote's first mark of a role; empty if there is none.
  [[nodiscard]] std::string_view marked(MarkRole role) const;

  auto operator<=>(const Evidence&) const = default;
};

}  // namespace diplograph
