#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace diplograph::extract {

/// Where short stretches of letters stand in a text.
///
/// A pattern that is found with k edits has, of any k + 1 parts of it, one that is unchanged: only
/// where a part stands exactly need the pattern be looked for (U. Manber and S. Wu, Communications
/// of the ACM 35, 1992).
class SeedIndex {
 public:
  /// Letters that are looked up; shorter parts are in no index.
  static constexpr std::size_t seed = 6;

  /// The text has to outlive the index. O(text log text).
  explicit SeedIndex(std::u32string_view text);

  struct Range {  // of letters, [begin, end)
    std::size_t begin = 0, end = 0;
  };
  /// Stretches of the text that hold every place at which `pattern` stands with at most `edits`
  /// edits; in order, and apart from each other. The parts must have at least `seed` letters:
  /// pattern.size() / (edits + 1) >= seed. O(parts * log text + their places * part).
  [[nodiscard]] std::vector<Range> stretches(std::u32string_view pattern, std::size_t edits) const;

 private:
  std::u32string_view text_;
  std::vector<std::uint64_t> places_;  // hash of a seed, then its place; sorted
};

}  // namespace diplograph::extract
