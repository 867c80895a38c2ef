#include "extract/text/visual_order/damage_gate.hpp"

#include <array>
#include <cstddef>

namespace diplograph::extract::visual_order {
namespace {

/// True if an unknown word is a known one behind its own ending: "های" + "سال".
bool is_swapped(const std::vector<Unit>& units, std::size_t begin, std::size_t end,
                const RepairModel& model) {
  const std::size_t size = end - begin;
  if (size < 4 || size > longest_word) return false;
  std::array<WordKey, longest_word + 1> behind{};
  WordKey tail = 0;
  for (std::size_t i = size; i-- > 0;) {
    tail += letter_values[units[begin + i].letter] * key_powers[size - 1 - i];
    behind[i] = tail;
  }
  WordKey before = 0;
  for (std::size_t i = 1; i + 1 < size; ++i) {
    before = extended(before, units[begin + i - 1].letter);
    const WordKey whole = joined(behind[i], before, i);
    if (model.second_half(before) >= 0 || model.first_half(behind[i]) >= 0) {
      const WordSlot* word = model.word(whole);
      if (word != nullptr && word->spelling == size - i) return true;
    }
  }
  return false;
}

bool closes(const Unit& unit) {
  constexpr std::array<char32_t, 4> marks{U'.', U'\u060C', U'\u061B', U'\u061F'};
  if (unit.kind != UnitKind::mark) return false;
  for (const char32_t mark : marks) {
    if (unit.key == key_of_mark(mark)) return true;
  }
  return false;
}

}  // namespace

float DamageSigns::score() const {
  const int order = backward - forward_only;
  return static_cast<float>(order) + 2.0F * static_cast<float>(swapped) +
         (leading_mark ? 2.0F : 0.0F);
}

DamageSigns damage_signs(const std::vector<Unit>& units, const RepairModel& model) {
  DamageSigns signs;
  if (units.empty()) return signs;
  signs.leading_mark = units.size() > 1 && closes(units[0]) && units[1].kind == UnitKind::letter;
  WordKey last = 0;
  for (std::size_t i = 0; i < units.size();) {
    if (units[i].kind != UnitKind::letter) {
      last = units[i].key;
      ++i;
      continue;
    }
    const std::size_t begin = i;
    WordKey key = 0;
    do key = extended(key, units[i].letter);
    while (++i < units.size() && !units[i].starts_token);
    ++signs.words;
    const WordSlot* word = model.word(key);
    if (word == nullptr) {
      if (is_swapped(units, begin, i, model)) ++signs.swapped;
      last = 0;
      continue;
    }
    if (last != 0) {
      const bool forward = model.bigram(last, key) >= 0;
      const bool backward = model.bigram(key, last) >= 0;
      if (forward) ++signs.forward;
      if (backward && !forward) ++signs.backward;
      if (forward && !backward) ++signs.forward_only;
    }
    last = key;
  }
  return signs;
}

}  // namespace diplograph::extract::visual_order
