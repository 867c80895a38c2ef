#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_span.hpp"

namespace diplograph::extract {

/// Finds names in a text in one pass over its bytes: it validates UTF-8, folds letters, finds words
/// and looks names up, without making tokens. Faster than splitting words with ICU, and as fast for
/// twenty thousand names as for two hundred.
///
/// A name is found at word borders, whatever the spelling of the borders inside of it: spaces,
/// hyphens, zero-width non-joiners. Words and names are compared by a running hash of their folded
/// letters: a filter of all beginnings of names, which fits into the cache of a processor, says
/// after each word whether a name may go on, and letters are compared where a name seems to end.
/// Build once, scan from any number of threads.
class NameScan {
 public:
  struct Match {
    ByteSpan span;
    std::size_t name = 0;  ///< the number that `add` returned; of equal names the first
  };

  /// Adds a name; call `finish` before scanning. Returns its number.
  std::size_t add(std::string_view name);
  void finish();

  /// Calls `visit(match)` for the longest match at each word, from left to right, without overlaps.
  /// Bytes that are no UTF-8 end a word. O(bytes).
  template <typename Visit>
  void scan(std::string_view text, Visit visit) const {
    for (std::size_t at = 0; at < text.size();) {
      const Word word = next_word(text, at, seed);
      if (word.begin == word.end) break;
      at = word.end;
      if (!may_begin(word.hash)) continue;
      if (const Match match = longest(text, word); match.span.end != 0) {
        visit(match);
        at = match.span.end;
      }
    }
  }

  /// Whether a name stands in a text.
  [[nodiscard]] bool any(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
      const Word word = next_word(text, at, seed);
      if (word.begin == word.end) return false;
      if (may_begin(word.hash) && longest(text, word).span.end != 0) return true;
      at = word.end;
    }
    return false;
  }

 private:
  /// The next word of a text, and the hash of its letters behind those before it.
  struct Word {
    std::size_t begin = 0, end = 0;
    std::uint64_t hash = 0;
    bool joined = false;  ///< nothing but spaces and hyphens stands before it
  };
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t name = 0;  ///< its number + 1; 0: empty
  };

  static constexpr std::uint64_t seed = 0xCBF29CE484222325U;
  static constexpr std::size_t filter_words = std::size_t{1} << 15U;  // 256 KB
  static constexpr std::size_t most_words = 16;

  std::vector<std::string> letters_;   // of each name
  std::vector<std::uint64_t> filter_;  // bits of the hashes of all beginnings of names
  std::vector<Entry> table_;           // open addressing, by the hash of whole names
  std::vector<std::uint64_t> hashes_;  // of each name

  /// The bit of the filter that stands for a hash.
  struct Bit {
    std::size_t word;
    std::uint64_t mask;
  };
  [[nodiscard]] static Bit bit_of(std::uint64_t hash) {
    const std::uint64_t mixed = hash * 0x9E3779B97F4A7C15U;
    return {mixed >> 49U, std::uint64_t{1} << ((mixed >> 43U) & 63U)};
  }
  [[nodiscard]] bool may_begin(std::uint64_t hash) const {
    const Bit bit = bit_of(hash);
    return (filter_[bit.word] & bit.mask) != 0;
  }
  [[nodiscard]] static Word next_word(std::string_view text, std::size_t at, std::uint64_t hash);
  [[nodiscard]] Match longest(std::string_view text, Word word) const;
  [[nodiscard]] const Entry* find(std::uint64_t hash) const;
};

}  // namespace diplograph::extract
