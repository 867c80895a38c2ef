#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace diplograph::extract::visual_order {

/// The identity of a word: a polynomial over its folded letters, so that the key of any piece and
/// of any two pieces joined costs O(1). ZWNJ and marks take no part.
using WordKey = std::uint64_t;

constexpr WordKey key_base = 0x9E3779B97F4A7C15ULL;
/// Letters beyond this many never make one word.
constexpr std::size_t longest_word = 40;

/// Spreads the bits of a key (the finaliser of SplitMix64).
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

constexpr auto key_powers = [] {
  std::array<WordKey, longest_word + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * key_base;
  return powers;
}();

constexpr auto letter_values = [] {
  std::array<WordKey, 64> values{};
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = mixed(0xD1B54A32D192ED03ULL * (i + 1));
  return values;
}();

/// The key of a word and one more letter.
constexpr WordKey extended(WordKey word, std::uint8_t letter) {
  return word * key_base + letter_values[letter & 63U];
}

/// The key of two pieces written together; `second_length` letters, at most `longest_word`.
constexpr WordKey joined(WordKey first, WordKey second, std::size_t second_length) {
  return first * key_powers[second_length] + second;
}

/// Keys of what is no word: numbers, Latin, brackets, quotation marks, single marks.
enum class Symbol : std::uint32_t {
  line_start = 1,
  number,
  year,
  foreign,
  open_bracket,
  close_bracket,
  open_quote,
  close_quote,
  quote
};
constexpr WordKey key_of(Symbol symbol) {
  return mixed(0xA0761D6478BD642FULL + static_cast<std::uint64_t>(symbol));
}
constexpr WordKey key_of_mark(char32_t c) { return mixed(0xE7037ED1A0B428DBULL + c); }

constexpr std::uint64_t pair_key(WordKey first, WordKey second) {
  return mixed(first * 0xFF51AFD7ED558CCDULL + second);
}
constexpr std::uint64_t triple_key(WordKey first, WordKey second, WordKey third) {
  return mixed((first * 0xC4CEB9FE1A85EC53ULL + second) * 0xFF51AFD7ED558CCDULL + third);
}

}  // namespace diplograph::extract::visual_order
