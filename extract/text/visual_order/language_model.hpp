#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/text/visual_order/document_counts.hpp"
#include "extract/text/visual_order/flat_map.hpp"
#include "extract/text/visual_order/repair_model.hpp"
#include "extract/text/visual_order/weights.hpp"

namespace diplograph::extract::visual_order {

/// A word as far as the words of one line are concerned.
struct LineWord {
  WordKey key = 0;
  float chance = 1;   ///< of the word alone
  float cost = 0;     ///< -ln of it
  float leaving = 1;  ///< share of its pairs that the model has not seen
  float own = 0;      ///< its share of the document
  float own_count = 0;
  std::uint8_t klass = 0;
  std::uint8_t joiner = 0;  ///< letters before its ZWNJ, 0 if it has none
  bool known = false;
};

using WordId = std::uint32_t;
constexpr WordId no_word = 0;

/// Costs (-ln P) of words behind one another: the trained model, mixed with the counts of the
/// document. Words are interned for one line at a time; nothing is kept from line to line.
class LanguageModel {
 public:
  LanguageModel(const RepairModel& model, const DocumentCounts& document, const Weights& weights);

  /// Forgets the words of the line before.
  void start_line();

  WordId word(WordKey key, std::span<const std::uint8_t> letters);
  WordId symbol(WordKey key);
  [[nodiscard]] const LineWord& operator[](WordId id) const { return words_[id]; }

  /// Cost of `third` behind two words (`no_word`: not known).
  [[nodiscard]] float cost(WordId first, WordId second, WordId third);
  /// Cost of some word that begins so, and -1 if the model knows none.
  [[nodiscard]] float beginning(WordKey key) const;
  /// Cost of a word that the model or the document knows, else -1.
  [[nodiscard]] float known(WordKey key) const;
  /// True if a ZWNJ may stand between two pieces.
  [[nodiscard]] bool binds(WordKey before, WordKey behind) const;
  /// True if one of the pieces is an ending or a beginning that ZWNJ binds to words of all kinds.
  [[nodiscard]] bool binds_often(WordKey before, WordKey behind) const;
  /// True if a word that is cut behind its first `at` letters had a ZWNJ there rather than nothing.
  [[nodiscard]] bool parts(const LineWord& word, std::span<const std::uint8_t> letters,
                           std::size_t at) const;

 private:
  const RepairModel& model_;
  const DocumentCounts& document_;
  const Weights& weights_;
  std::vector<LineWord> words_;
  FlatMap<WordId> numbers_;
  struct Memo {
    std::uint64_t key = 0;
    float cost = 0;
  };
  std::vector<Memo> memo_;
  std::uint64_t line_ = 0;

  WordId add(WordKey key, LineWord word);
  [[nodiscard]] float computed(WordId first, WordId second, WordId third);
};

}  // namespace diplograph::extract::visual_order
