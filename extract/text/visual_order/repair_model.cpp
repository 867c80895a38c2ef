#include "extract/text/visual_order/repair_model.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "graph/error.hpp"

#include "pack_files.hpp"

namespace diplograph::extract::visual_order {
namespace {

constexpr std::string_view magic = "DGVO";
constexpr std::size_t header_size = 16;
constexpr std::size_t entry_size = 16;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

template <typename Element>
std::span<const Element> section(std::string_view content, ModelSection wanted,
                                 const std::string& path) {
  const std::uint32_t count = number_at(content, 8);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t entry = header_size + i * entry_size;
    if (number_at(content, entry) != static_cast<std::uint32_t>(wanted)) continue;
    const std::size_t offset = number_at(content, entry + 4);
    const std::size_t size = number_at(content, entry + 8);
    if (offset > content.size() || size > content.size() - offset || size % sizeof(Element) != 0 ||
        offset % alignof(Element) != 0) {
      throw InputError({path, 0, 0, {}}, "a section of the repair model lies outside the file");
    }
    return {reinterpret_cast<const Element*>(content.data() + offset), size / sizeof(Element)};
  }
  throw InputError({path, 0, 0, {}}, "the repair model has no section " +
                                         std::to_string(static_cast<std::uint32_t>(wanted)));
}

template <std::size_t Size>
std::array<float, Size> chances(float step) {
  std::array<float, Size> table{};
  for (std::size_t i = 0; i < Size; ++i) table[i] = std::exp(-static_cast<float>(i) * step);
  return table;
}

}  // namespace

const std::array<float, 256> fine_chances = chances<256>(fine_step);
const std::array<float, 128> rough_chances = chances<128>(rough_step);

RepairModel::RepairModel(std::string_view content, const std::string& path) {
  static_assert(std::endian::native == std::endian::little);
  if (content.size() < header_size || content.substr(0, 4) != magic) {
    throw InputError({path, 0, 0, {}}, "expected a repair model, which begins with DGVO");
  }
  if (number_at(content, 4) != version) {
    throw InputError({path, 0, 0, {}}, "expected a repair model of version " +
                                           std::to_string(version) + ", found version " +
                                           std::to_string(number_at(content, 4)));
  }
  const std::size_t count = number_at(content, 8);
  if (number_at(content, 12) != content.size() || count > 64 ||
      content.size() < header_size + count * entry_size) {
    throw InputError({path, 0, 0, {}}, "the repair model is cut off");
  }
  words_ = section<WordSlot>(content, ModelSection::words, path);
  const auto slots = [&](ModelSection wanted) {
    return section<std::uint32_t>(content, wanted, path);
  };
  prefixes_ = CheckedTable<8>(slots(ModelSection::prefixes));
  bigrams_ = CheckedTable<14>(slots(ModelSection::bigrams));
  trigrams_ = CheckedTable<8>(slots(ModelSection::trigrams));
  first_halves_ = CheckedTable<8>(slots(ModelSection::first_halves));
  second_halves_ = CheckedTable<8>(slots(ModelSection::second_halves));
  ending_classes_ = CheckedTable<8>(slots(ModelSection::ending_classes));
  letter_runs_ = CheckedTable<8>(slots(ModelSection::letter_runs));
  const auto class_costs = section<float>(content, ModelSection::class_costs, path);
  class_pairs_ = section<std::uint8_t>(content, ModelSection::class_pairs, path);
  letter_triples_ = section<std::uint8_t>(content, ModelSection::letter_triples, path);
  if (class_costs.size() != class_count || class_pairs_.size() != class_count * class_count ||
      letter_triples_.size() != letter_count * letter_count * letter_count || words_.empty()) {
    throw InputError({path, 0, 0, {}}, "a section of the repair model has the wrong size");
  }
  for (std::size_t i = 0; i < class_count; ++i) rarities_[i] = std::exp(class_costs[i]);
  word_filter_ = KeyFilter(words_.size());
  for (const WordSlot& slot : words_) {
    if (slot.check != 0) word_filter_.add(slot.check >> 1U);
  }
  prefix_filter_ = prefixes_.filter();
  first_filter_ = first_halves_.filter();
  second_filter_ = second_halves_.filter();
  bigram_filter_ = bigrams_.filter();
  letter_filter_ = letter_runs_.filter();
}

const RepairModel& RepairModel::persian() {
  static const RepairModel model = [] {
    const auto content = pack_files::find("fa/repair.model");
    if (!content) throw std::logic_error("the program carries no repair model");
    return RepairModel(*content, "fa/repair.model");
  }();
  return model;
}

float RepairModel::letters_cost(std::span<const std::uint8_t> letters) const {
  std::array<std::size_t, 3> last{};
  float cost = 0;
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    const std::size_t letter = i == letters.size() ? 0 : letters[i];
    const std::uint64_t run = ((last[0] * 64 + last[1]) * 64 + last[2]) * 64 + letter;
    const int long_run = i >= 2 ? letter_runs_.find(mixed(run + 1), letter_filter_) : -1;
    cost += static_cast<float>(
                long_run >= 0
                    ? long_run
                    : letter_triples_[(last[1] * letter_count + last[2]) * letter_count + letter]) *
            fine_step;
    last = {last[1], last[2], letter};
  }
  return cost;
}

}  // namespace diplograph::extract::visual_order
