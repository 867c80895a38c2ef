#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/candidates/candidate.hpp"

namespace diplograph::extract {

/// Why a candidate did not become a claim. The list is closed; docs/candidates.md explains it.
enum class RejectionReason : std::uint8_t {
  malformed,          ///< the record has not what a candidate needs, or wrong kinds of values
  invalid_text,       ///< it is no UTF-8
  unknown_document,   ///< nothing tells which document it is about
  no_quote,           ///< a relation without words that say it
  quote_not_found,    ///< the words do not stand in the text
  quote_too_long,     ///< the words are no quote but a page
  no_name,            ///< an end without a name
  name_not_found,     ///< a name that is nowhere in the text
  ends_not_in_quote,  ///< the words are there, but name neither of what they are to relate
  no_type,            ///< nothing tells the type of an end
  unknown_type,       ///< a type that the schema does not have
  type_conflict,      ///< the thing is known, and of another kind
  no_relation,        ///< no relation is named
  unknown_relation,   ///< a relation that the schema does not have
  domain_or_range,    ///< the schema forbids the relation between these types
  reversed_ends,      ///< the schema forbids it, and allows it the other way round
  same_ends,          ///< a relation of a thing to itself
  bad_value           ///< a confidence or date that is none
};
inline constexpr std::size_t rejection_reasons = 18;

/// The word for a reason in files and summaries, "quote-not-found".
[[nodiscard]] std::string_view to_string(RejectionReason reason);

/// A candidate that was refused.
struct Rejection {
  RejectionReason reason = RejectionReason::malformed;
  std::string message;   ///< what was expected, what stood there, and the remedy if there is one
  std::string document;  ///< id of the document, or empty
  Candidate candidate;   ///< as it was made, as far as it could be read
};

/// A rejection as a line of rejected.jsonl (schemas/rejection.schema.json), with its line end.
/// Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string to_json_line(const Rejection& rejection);

}  // namespace diplograph::extract
