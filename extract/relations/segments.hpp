#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// A stretch of a sentence that rules read at once: between colons, semicolons and the marks of an
/// enumeration.
struct Segment {
  TokenRange tokens;
  std::size_t sentence = 0;
  std::size_t block = 0;
  bool leads = false;               ///< it ends with a colon, and what follows are its items
  std::optional<std::size_t> lead;  ///< the segment whose item this one is
};

/// Splits the sentences of a document; an item of a list, in its paragraph ("(a) ...; (b) ...") or
/// in blocks of its own, knows the lead-in that stands before the list. O(tokens).
[[nodiscard]] std::vector<Segment> split_segments(const DocumentText& document,
                                                  const Analysis& analysis);

}  // namespace diplograph::extract
