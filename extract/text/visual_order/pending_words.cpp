#include "extract/text/visual_order/pending_words.hpp"

#include <algorithm>

namespace diplograph::extract::visual_order {

void PendingWords::start_line(const std::vector<Unit>& units) {
  units_ = &units;
  words_.clear();
  pieces_.assign(units.size() * (longest_word + 1), no_pending);
  joined_.clear();
}

PendingId PendingWords::add(PendingWord word) {
  if (word.length == 0) {
    word.word = language_.symbol(word.key);
    word.estimate = word.note ? weights_.note : language_[word.word].cost;
  } else if (word.joins == 0) {
    find_word(word);
  }
  words_.push_back(word);
  return static_cast<PendingId>(words_.size() - 1);
}

/// Looks the word up and prices its joins.
void PendingWords::find_word(PendingWord& word) {
  word.word = language_.word(word.key, {word.letters.data(), word.length});
  const LineWord& whole = language_[word.word];
  bool joined_there = false;
  for (std::size_t i = 0; i < word.joins; ++i) {
    const bool space = word.join_space[i];
    if (language_.parts(whole, {word.letters.data(), word.length}, word.join_at[i])) {
      joined_there = joined_there || word.join_at[i] == whole.joiner;
      word.joining += space ? weights_.joiner_over_space : weights_.joiner;
    } else {
      word.joining += space ? weights_.letters_over_space : weights_.letters;
    }
  }
  if (whole.joiner != 0 && !joined_there) word.joining += weights_.lost_joiner;
  word.estimate = whole.cost + word.joining;
  const float beginning = language_.beginning(word.key);
  if (beginning >= 0) word.estimate = std::min(word.estimate, beginning + 0.5F);
}

/// A bound of what a joined word costs, without looking at its letters.
float PendingWords::least_cost(const PendingWord& word, WordKey tail) const {
  float cost = weights_.joiner;
  float known = language_.known(word.key);
  const float beginning = language_.beginning(word.key);
  if (beginning >= 0) known = known < 0 ? beginning + 0.5F : std::min(known, beginning + 0.5F);
  if (known >= 0) return cost + known;
  const WordKey head = word.key_before_join;
  if (language_.binds(head, tail)) return cost + weights_.compound + 6;
  cost = std::min(weights_.letters, weights_.letters_over_space);
  return cost + weights_.unknown_word + 2.2F * static_cast<float>(word.length);
}

void PendingWords::find(PendingId id) {
  if (words_[id].word == no_word) find_word(words_[id]);
}

PendingId PendingWords::new_piece(std::uint32_t begin, std::uint32_t end) {
  PendingWord word;
  const Unit& first = (*units_)[begin];
  if (first.kind == UnitKind::letter) {
    for (std::uint32_t i = begin; i < end; ++i) {
      word.letters[word.length++] = (*units_)[i].letter;
      word.key = extended(word.key, (*units_)[i].letter);
    }
  } else {
    word.key = first.key;
  }
  return pieces_[begin * (longest_word + 1) + (end - begin)] = add(word);
}

PendingId PendingWords::note(std::uint32_t unit) {
  // A piece of no units: its place is free.
  PendingId& id = pieces_[unit * (longest_word + 1)];
  if (id != no_pending) return id;
  PendingWord word;
  word.key = (*units_)[unit].key;
  word.note = true;
  return id = add(word);
}

PendingId PendingWords::joined(PendingId first, PendingId second, bool space) {
  const std::uint64_t at = (static_cast<std::uint64_t>(first) << 33U) |
                           (static_cast<std::uint64_t>(second) << 1U) | (space ? 1U : 0U);
  if (const PendingId* found = joined_.find(at + 1); found != nullptr) return *found;
  PendingWord word = words_[first];
  const PendingWord& tail = words_[second];
  PendingId id = no_pending;
  if (word.length != 0 && tail.length != 0 && word.joins < most_joins &&
      word.length + tail.length <= longest_joined) {
    word.join_at[word.joins] = word.length;
    word.join_space[word.joins] = space;
    ++word.joins;
    std::copy_n(tail.letters.begin(), tail.length, word.letters.begin() + word.length);
    word.key_before_join = word.key;
    word.key = visual_order::joined(word.key, tail.key, tail.length);
    word.length = static_cast<std::uint8_t>(word.length + tail.length);
    word.joining = 0;
    word.word = no_word;
    word.estimate = least_cost(word, tail.key);
    id = add(word);
  }
  joined_[at + 1] = id;
  return id;
}

}  // namespace diplograph::extract::visual_order
