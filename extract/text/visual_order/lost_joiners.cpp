#include "extract/text/visual_order/lost_joiners.hpp"

#include <cstddef>

#include "extract/text/visual_order/line_units.hpp"

namespace diplograph::extract::visual_order {

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
    const WordSlot* word = model.word(key);
    if (word == nullptr || word->spelling == 0 || word->spelling >= i - begin) continue;
    const std::size_t at = units[begin + word->spelling].begin;
    result.append(line, {copied, at});
    result.insert("\xE2\x80\x8C");
    copied = at;
  }
  if (copied == 0) return line;
  result.append(line, {copied, line.text().size()});
  return result;
}

}  // namespace diplograph::extract::visual_order
