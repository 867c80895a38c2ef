#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/text/visual_order/flat_map.hpp"
#include "extract/text/visual_order/language_model.hpp"
#include "extract/text/visual_order/line_units.hpp"

namespace diplograph::extract::visual_order {

using PendingId = std::uint32_t;
constexpr PendingId no_pending = 0xFFFFFFFF;

// Hardly any word lies in more pieces, or is longer, that was cut at all.
constexpr std::size_t most_joins = 2;
constexpr int longest_joined = 16;  // letters

/// A word that may yet grow: pieces of letters joined over cuts, or a single symbol.
struct PendingWord {
  WordKey key = 0;
  WordKey key_before_join = 0;
  std::array<std::uint8_t, longest_word> letters{};
  std::uint8_t length = 0;  ///< 0 for a symbol
  std::uint8_t joins = 0;
  std::array<std::uint8_t, most_joins> join_at{};
  std::array<bool, most_joins> join_space{};
  bool note = false;  ///< a footnote mark: stands beside the words
  WordId word = no_word;
  float joining = 0;   ///< cost of its joins if it ends here
  float estimate = 0;  ///< of the word, ended or not, without what stands before it
};

/// The pending words of one line, each kept once.
class PendingWords {
 public:
  PendingWords(LanguageModel& language, const Weights& weights)
      : language_(language), weights_(weights) {}

  void start_line(const std::vector<Unit>& units);

  /// The units [begin, end): at most `longest_word` letters of one token, or one symbol.
  PendingId piece(std::uint32_t begin, std::uint32_t end) {
    const PendingId found = pieces_[begin * (longest_word + 1) + (end - begin)];
    return found != no_pending ? found : new_piece(begin, end);
  }
  PendingId note(std::uint32_t unit);
  /// Two written together; `no_pending` if they cannot be.
  PendingId joined(PendingId first, PendingId second, bool space);
  /// A word as it is kept: of joined pieces only letters and key are certain.
  [[nodiscard]] const PendingWord& operator[](PendingId id) const { return words_[id]; }
  /// Looks a word of joined pieces up in the model; until then its estimate is a lower bound.
  void find(PendingId id);

 private:
  LanguageModel& language_;
  const Weights& weights_;
  const std::vector<Unit>* units_ = nullptr;
  std::vector<PendingWord> words_;
  std::vector<PendingId> pieces_;  // by unit and length, `no_pending` if not asked for yet
  FlatMap<PendingId> joined_;

  PendingId new_piece(std::uint32_t begin, std::uint32_t end);
  PendingId add(PendingWord word);
  void find_word(PendingWord& word);
  [[nodiscard]] float least_cost(const PendingWord& word, WordKey tail) const;
};

}  // namespace diplograph::extract::visual_order
