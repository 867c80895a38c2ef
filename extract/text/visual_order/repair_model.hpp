#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/visual_order/key_filter.hpp"
#include "extract/text/visual_order/word_key.hpp"

namespace diplograph::extract::visual_order {

/// Costs are -ln of probabilities. The model keeps them in steps.
constexpr float fine_step = 1.0F / 12.0F;  // 8 bits: to 21 nats
constexpr float rough_step = 1.0F / 9.0F;  // 7 bits: to 14 nats
/// What the steps mean: fine_chances[i] = exp(-i * fine_step).
extern const std::array<float, 256> fine_chances;
extern const std::array<float, 128> rough_chances;
constexpr std::size_t class_count = 256;
constexpr std::size_t letter_count = 46;  // 0 stands for the edge of a word

/// What the model knows about a word.
struct WordSlot {
  std::uint32_t check;    ///< 0 if the slot is empty
  std::uint8_t cost;      ///< of the word alone, in fine steps
  std::uint8_t klass;     ///< by the words around it
  std::uint8_t spelling;  ///< letters before its ZWNJ (0: none)
  std::uint8_t history;   ///< upper bit: seen in running text; lower 7: cost of leaving its bigrams
};
static_assert(sizeof(WordSlot) == 8);

/// Keys to small values in slots of 32 bits: a check of the key above, the value below. Slots are
/// found by multiplication, so that a table need not be a power of two.
template <int ValueBits>
class CheckedTable {
 public:
  static constexpr std::uint32_t empty_slot = 0xFFFFFFFF;
  static constexpr std::uint32_t largest = (1U << ValueBits) - 2;

  CheckedTable() = default;
  explicit CheckedTable(std::span<const std::uint32_t> slots) : slots_(slots) {}

  /// What tells most keys that are not in the table. O(slots).
  [[nodiscard]] KeyFilter filter() const {
    KeyFilter filter(slots_.size());
    for (const std::uint32_t slot : slots_) {
      if (slot != empty_slot) filter.add(slot >> ValueBits);
    }
    return filter;
  }
  /// The value of a (mixed) key that the table's filter may have, -1 if it has none.
  [[nodiscard]] int find(std::uint64_t key, const KeyFilter& filter) const {
    return filter.may_have(static_cast<std::uint32_t>(key) >> ValueBits) ? find(key) : -1;
  }

  /// The value of a (mixed) key, -1 if it has none.
  [[nodiscard]] int find(std::uint64_t key) const {
    if (slots_.empty()) return -1;
    const auto check = static_cast<std::uint32_t>(key) >> ValueBits;
    for (std::size_t at = place(key, slots_.size());; at = at + 1 == slots_.size() ? 0 : at + 1) {
      const std::uint32_t slot = slots_[at];
      if (slot == empty_slot) return -1;
      if (slot >> ValueBits == check) return static_cast<int>(slot & ((1U << ValueBits) - 1));
    }
  }

  struct Entry {
    std::uint64_t key;
    std::uint32_t value;  ///< at most `largest`
  };
  /// Slots for entries with different keys, four in five filled.
  [[nodiscard]] static std::vector<std::uint32_t> build(std::span<const Entry> entries) {
    std::vector<std::uint32_t> slots(entries.size() + entries.size() / 5 + 2, empty_slot);
    for (const Entry& entry : entries) {
      std::size_t at = place(entry.key, slots.size());
      while (slots[at] != empty_slot) at = at + 1 == slots.size() ? 0 : at + 1;
      const auto check = static_cast<std::uint32_t>(entry.key) >> ValueBits;
      slots[at] = (check << ValueBits) | entry.value;
    }
    return slots;
  }

  [[nodiscard]] static std::size_t place(std::uint64_t key, std::size_t size) {
    return static_cast<std::size_t>(((key >> 32) * size) >> 32);
  }

 private:
  std::span<const std::uint32_t> slots_;
};

enum class ModelSection : std::uint32_t {
  words = 1,
  prefixes,
  bigrams,
  trigrams,
  first_halves,
  second_halves,
  ending_classes,
  class_costs,
  class_pairs,
  letter_triples,
  letter_runs
};

/// The n-gram model of Persian that the repair of lines decides by. A file of flat arrays, used
/// where it lies (little-endian machines); opening it looks at the header, and once at the words to
/// make filters of some hundred kilobytes (about a millisecond).
///
///     "DGVO"  version  number of sections  size of the file        4 x u32
///     per section: ModelSection, offset, size in bytes, 0          4 x u32
class RepairModel {
 public:
  static constexpr std::uint32_t version = 1;

  /// `content` outlives the model and is aligned to 16 bytes. Throws `InputError` if it is no
  /// model of this version, or is cut off.
  RepairModel(std::string_view content, const std::string& path);

  /// The model for Persian that the program carries.
  static const RepairModel& persian();

  /// nullptr if the word is unknown.
  [[nodiscard]] const WordSlot* word(WordKey key) const {
    const std::uint64_t spread = mixed(key);
    const std::uint32_t check = static_cast<std::uint32_t>(spread) | 1U;
    if (!word_filter_.may_have(check >> 1U)) return nullptr;
    for (std::size_t at = CheckedTable<8>::place(spread, words_.size());;
         at = at + 1 == words_.size() ? 0 : at + 1) {
      const WordSlot& slot = words_[at];
      if (slot.check == 0) return nullptr;
      if (slot.check == check) return &slot;
    }
  }
  /// Cost of the words that begin so, in fine steps; -1 if none does.
  [[nodiscard]] int prefix(WordKey key) const { return prefixes_.find(mixed(key), prefix_filter_); }
  /// 14 bits: the cost of the pair (upper 7, rough steps) and of leaving its trigrams; -1 if
  /// unseen.
  [[nodiscard]] int bigram(WordKey first, WordKey second) const {
    return bigrams_.find(pair_key(first, second), bigram_filter_);
  }
  /// Cost in fine steps; -1 if unseen.
  [[nodiscard]] int trigram(WordKey first, WordKey second, WordKey third) const {
    return trigrams_.find(triple_key(first, second, third));
  }
  /// Costs of a piece before or behind a ZWNJ among all such pieces; -1 if unseen.
  [[nodiscard]] int first_half(WordKey key) const {
    return first_halves_.find(mixed(key), first_filter_);
  }
  [[nodiscard]] int second_half(WordKey key) const {
    return second_halves_.find(mixed(key), second_filter_);
  }
  /// The class of unknown words that end so; -1 if there is none.
  [[nodiscard]] int ending_class(WordKey key) const { return ending_classes_.find(mixed(key)); }
  /// P(next | class) / P(next).
  [[nodiscard]] float class_ratio(std::uint8_t first, std::uint8_t next) const {
    return fine_chances[class_pairs_[first * class_count + next]] * rarities_[next];
  }
  /// Cost of an unknown word, letter by letter.
  [[nodiscard]] float letters_cost(std::span<const std::uint8_t> letters) const;

 private:
  std::span<const WordSlot> words_;
  CheckedTable<8> prefixes_;
  CheckedTable<14> bigrams_;
  CheckedTable<8> trigrams_;
  CheckedTable<8> first_halves_;
  CheckedTable<8> second_halves_;
  CheckedTable<8> ending_classes_;
  std::array<float, class_count> rarities_{};  // 1 / P(class)
  std::span<const std::uint8_t> class_pairs_;
  std::span<const std::uint8_t> letter_triples_;
  CheckedTable<8> letter_runs_;
  KeyFilter word_filter_, prefix_filter_, first_filter_, second_filter_, bigram_filter_,
      letter_filter_;
};

/// Puts sections together into the content of a model file.
class RepairModelWriter {
 public:
  template <typename Element>
  void add(ModelSection section, const std::vector<Element>& elements) {
    std::string bytes(elements.size() * sizeof(Element), '\0');
    if (!elements.empty()) std::memcpy(bytes.data(), elements.data(), bytes.size());
    parts_.push_back({section, std::move(bytes)});
  }
  [[nodiscard]] std::string content() const;

 private:
  struct Part {
    ModelSection section;
    std::string bytes;
  };
  std::vector<Part> parts_;
};

}  // namespace diplograph::extract::visual_order
