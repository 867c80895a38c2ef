#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/text/visual_order/word_key.hpp"

namespace diplograph::extract::visual_order {

enum class UnitKind : std::uint8_t { letter, number, foreign, mark, opening, closing, quote };

/// The smallest pieces that a line can be cut into: a letter with its vowel signs; a number with
/// inner points; a stretch of foreign words with the numbers and marks between them; a mark.
struct Unit {
  std::uint32_t begin = 0;  ///< bytes in the line
  std::uint32_t end = 0;
  UnitKind kind = UnitKind::letter;
  std::uint8_t letter = 0;     ///< 1 to 63, folded
  bool space_before = false;   ///< in the line as it stands
  bool starts_token = true;    ///< false for a letter that follows a letter
  bool joiner_before = false;  ///< a ZWNJ in the line as it stands
  WordKey key = 0;             ///< of all but letters
};

struct LineUnits {
  std::vector<Unit> units;
  std::size_t persian_letters = 0;
  bool has_joiner = false;
};

/// The number of a Persian or Arabic letter after folding (forms of yeh, kaf, heh, waw and of alef
/// with hamza are one), 0 if `c` is none.
[[nodiscard]] std::uint8_t folded_letter(char32_t c);

/// Cuts a line into units. O(n).
void cut_into_units(std::string_view line, LineUnits& result);

/// What stands for a unit if the line's brackets are read the other way round.
[[nodiscard]] Unit mirrored(const Unit& unit);

}  // namespace diplograph::extract::visual_order
