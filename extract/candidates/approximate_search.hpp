#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace diplograph::extract {

/// Where a pattern ends in a text that has most of its letters.
struct ApproximateMatch {
  std::size_t begin = 0, end = 0;  ///< letters of the text, [begin, end)
  std::size_t edits = 0;           ///< insertions, deletions and replacements
};

/// The place of `text` that differs from `pattern` in the fewest letters, at most `most_edits`; of
/// equal ones that whose end is nearest to `wanted_end`, then the first. Of the beginnings that a
/// place may have, the shortest match counts. O(text * pattern / 64): the bit-parallel algorithm of
/// G. Myers (Journal of the ACM 46, 1999) in the block form of H. Hyyro (2003).
[[nodiscard]] std::optional<ApproximateMatch> approximate_search(std::u32string_view text,
                                                                 std::u32string_view pattern,
                                                                 std::size_t most_edits,
                                                                 std::size_t wanted_end = 0);

}  // namespace diplograph::extract
