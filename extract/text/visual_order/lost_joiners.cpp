#include "extract/text/visual_order/lost_joiners.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/text/visual_order/compounds.hpp"
#include "extract/text/visual_order/line_units.hpp"

namespace diplograph::extract::visual_order {

namespace {

/// Letters before the ZWNJ that the word is mostly written with; 0 if it is written without.
std::size_t joiner_in(std::span<const Unit> word, WordKey key, const RepairModel& model) {
  if (const WordSlot* known = model.word(key); known != nullptr) {
    return known->spelling < word.size() ? known->spelling : 0;
  }
  std::vector<std::uint8_t> letters;
  for (const Unit& unit : word) letters.push_back(unit.letter);
  const auto division = best_division(letters, model);
  return division && division->half < common_half ? division->at : 0;
}

}  // namespace

MappedText with_lost_joiners(const MappedText& line, const RepairModel& model) {
  LineUnits cut;
  cut_into_units(line.text(), cut);
  const std::vector<Unit>& units = cut.units;
  MappedText result;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < units.size();) {
    const std::size_t begin = i;
    WordKey key = 0;
    do {
      if (units[i].kind == UnitKind::letter) key = extended(key, units[i].letter);
      ++i;
    } while (i < units.size() && !units[i].starts_token);
    if (units[begin].kind != UnitKind::letter || i - begin > longest_word) continue;
    const std::size_t joiner = joiner_in(std::span(&units[begin], i - begin), key, model);
    if (joiner == 0) continue;
    const std::size_t at = units[begin + joiner].begin;
    result.append(line, {copied, at});
    result.insert("\xE2\x80\x8C");
    copied = at;
  }
  if (copied == 0) return line;
  result.append(line, {copied, line.text().size()});
  return result;
}

}  // namespace diplograph::extract::visual_order
