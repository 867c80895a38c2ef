#include "extract/text/visual_order/compounds.hpp"

#include <array>

namespace diplograph::extract::visual_order {

std::optional<Division> best_division(std::span<const std::uint8_t> letters,
                                      const RepairModel& model) {
  std::array<WordKey, longest_word + 1> behind{};
  const std::size_t size = letters.size();
  WordKey tail = 0;
  for (std::size_t i = size; i-- > 0;) {
    tail += letter_values[letters[i]] * key_powers[size - 1 - i];
    behind[i] = tail;
  }
  std::optional<Division> best;
  const auto look = [&](std::size_t at, int half, WordKey word) {
    if (half < 0) return;
    const WordSlot* slot = model.word(word);
    if (slot == nullptr) return;
    const float half_cost = static_cast<float>(half) * fine_step;
    const float cost = half_cost + static_cast<float>(slot->cost) * fine_step;
    if (!best || cost < best->cost) best = Division{at, half_cost, cost};
  };
  WordKey before = 0;
  for (std::size_t i = 1; i < size; ++i) {
    before = extended(before, letters[i - 1]);
    look(i, model.second_half(behind[i]), before);
    look(i, model.first_half(before), behind[i]);
  }
  return best;
}

}  // namespace diplograph::extract::visual_order
