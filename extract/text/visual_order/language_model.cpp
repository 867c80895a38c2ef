#include "extract/text/visual_order/language_model.hpp"

#include <algorithm>
#include <cmath>

#include "extract/text/visual_order/compounds.hpp"

namespace diplograph::extract::visual_order {
namespace {

constexpr std::size_t memo_size = std::size_t{1} << 14U;

}  // namespace

LanguageModel::LanguageModel(const RepairModel& model, const DocumentCounts& document,
                             const Weights& weights)
    : model_(model), document_(document), weights_(weights), memo_(memo_size) {
  start_line();
}

void LanguageModel::start_line() {
  words_.assign(1, LineWord{});
  numbers_.clear();
  ++line_;
}

WordId LanguageModel::add(WordKey key, LineWord word) {
  word.key = key;
  const float total = document_.total();
  if (total > 0) {
    word.own_count = std::max(0.0F, document_.single(key));
    word.own = word.own_count / total;
  }
  word.chance = std::exp(-word.cost);
  const auto id = static_cast<WordId>(words_.size());
  words_.push_back(word);
  numbers_[key] = id;
  return id;
}

WordId LanguageModel::word(WordKey key, std::span<const std::uint8_t> letters) {
  if (const WordId* id = numbers_.find(key); id != nullptr) return *id;
  LineWord word;
  if (const WordSlot* slot = model_.word(key); slot != nullptr) {
    word.cost = static_cast<float>(slot->cost) * fine_step;
    word.klass = slot->klass;
    word.joiner = slot->spelling;
    word.known = true;
    if ((slot->history & 127U) != 0) word.leaving = rough_chances[slot->history & 127U];
    return add(key, word);
  }
  word.cost = weights_.unknown_word + model_.letters_cost(letters);
  if (const auto division = best_division(letters, model_);
      division && division->cost + weights_.compound < word.cost) {
    word.cost = division->cost + weights_.compound;
    word.joiner = static_cast<std::uint8_t>(division->at);
  }
  const std::size_t longest = std::min<std::size_t>(4, letters.size());
  WordKey ending = 0;
  int klass = -1;
  for (std::size_t n = 1; n <= longest; ++n) {
    ending += letter_values[letters[letters.size() - n]] * key_powers[n - 1];
    const int found = model_.ending_class(ending);
    if (found >= 0) klass = found;
  }
  word.klass = static_cast<std::uint8_t>(std::max(0, klass));
  return add(key, word);
}

WordId LanguageModel::symbol(WordKey key) {
  if (const WordId* id = numbers_.find(key); id != nullptr) return *id;
  LineWord word;
  if (const WordSlot* slot = model_.word(key); slot != nullptr) {
    word.cost = static_cast<float>(slot->cost) * fine_step;
    word.klass = slot->klass;
    word.known = true;
    if ((slot->history & 127U) != 0) word.leaving = rough_chances[slot->history & 127U];
  } else {
    word.cost = 12;
  }
  return add(key, word);
}

float LanguageModel::beginning(WordKey key) const {
  const int found = model_.prefix(key);
  return found < 0 ? -1.0F : static_cast<float>(found) * fine_step;
}

float LanguageModel::known(WordKey key) const {
  if (const WordSlot* slot = model_.word(key); slot != nullptr) {
    return static_cast<float>(slot->cost) * fine_step;
  }
  return document_.total() > 0 && document_.single(key) > 0.5F ? 6.0F : -1.0F;
}

bool LanguageModel::binds(WordKey before, WordKey behind) const {
  return (model_.second_half(behind) >= 0 && model_.word(before) != nullptr) ||
         (model_.first_half(before) >= 0 && model_.word(behind) != nullptr);
}

bool LanguageModel::parts(const LineWord& word, std::span<const std::uint8_t> letters,
                          std::size_t at) const {
  if (word.joiner == at) return true;
  WordKey before = 0;
  WordKey behind = 0;
  for (std::size_t i = 0; i < at; ++i) before = extended(before, letters[i]);
  for (std::size_t i = at; i < letters.size(); ++i) behind = extended(behind, letters[i]);
  return binds_often(before, behind) || (!word.known && binds(before, behind));
}

bool LanguageModel::binds_often(WordKey before, WordKey behind) const {
  const int second = model_.second_half(behind);
  const int first = model_.first_half(before);
  return (second >= 0 && static_cast<float>(second) * fine_step < common_half) ||
         (first >= 0 && static_cast<float>(first) * fine_step < common_half);
}

float LanguageModel::cost(WordId first, WordId second, WordId third) {
  const std::uint64_t key = (line_ << 48U) ^ (static_cast<std::uint64_t>(first) << 32U) ^
                            (static_cast<std::uint64_t>(second) << 16U) ^ third;
  Memo& memo = memo_[mixed(key) & (memo_size - 1)];
  if (memo.key != key) memo = {key, computed(first, second, third)};
  return memo.cost;
}

float LanguageModel::computed(WordId first, WordId second, WordId third) {
  const LineWord& w = words_[third];
  const float own = weights_.document_words;
  const bool adapted = document_.total() > 0;
  if (second == no_word) {
    const float chance = adapted ? (1 - own) * w.chance + own * w.own : w.chance;
    return -std::log(chance + 1e-20F);
  }
  const LineWord& v = words_[second];
  const float classes = model_.class_ratio(v.klass, w.klass);
  float chance = w.chance * (1 - weights_.class_share + weights_.class_share * classes);
  if (v.known && w.known) {
    const int seen = model_.bigram(v.key, w.key);
    chance *= v.leaving;
    if (seen >= 0) chance += rough_chances[static_cast<std::size_t>(seen >> 7)];
  } else if (v.known) {
    chance *= v.leaving;
  }
  if (first != no_word) {
    const int history = model_.bigram(words_[first].key, v.key);
    if (history >= 0 && (history & 127) != 0) {
      chance *= rough_chances[static_cast<std::size_t>(history & 127)];
      if (w.known) {
        const int seen = model_.trigram(words_[first].key, v.key, w.key);
        if (seen >= 0) chance += fine_chances[static_cast<std::size_t>(seen)];
      }
    }
  }
  if (adapted) {
    chance = (1 - own) * chance + own * w.own;
    if (v.own_count > 0) {
      const float pairs = weights_.document_pairs;
      const float n = w.own_count > 0 ? std::max(0.0F, document_.pair(v.key, w.key)) : 0.0F;
      chance = (n + pairs * chance) / (v.own_count + pairs);
      if (first != no_word && words_[first].own_count > 0) {
        const float history = std::max(0.0F, document_.pair(words_[first].key, v.key));
        if (history > 0) {
          const float triples = weights_.document_triples;
          const float m =
              n > 0 ? std::max(0.0F, document_.triple(words_[first].key, v.key, w.key)) : 0.0F;
          chance = (m + triples * chance) / (history + triples);
        }
      }
    }
  }
  return -std::log(chance + 1e-20F);
}

}  // namespace diplograph::extract::visual_order
