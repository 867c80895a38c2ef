#include "extract/text/visual_order/run_decoder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diplograph::extract::visual_order {
namespace {

constexpr float forbidden = -1.0F;
constexpr float infinite = std::numeric_limits<float>::infinity();
constexpr std::uint32_t longest_run = 40;  // letter tokens
constexpr float rare_from = 10.5F;         // cost of a word that is rare enough to be cut
constexpr float least_join = 1.0F;         // what a joined word costs in any case
constexpr float least_share = 0.25F;       // of a word's own cost that is left in any context
constexpr std::size_t narrow = 2;          // hypotheses of a first, narrow search
constexpr std::uint32_t short_word = 4;    // letters of a word that may be another's end

}  // namespace

RunDecoder::RunDecoder(const RepairModel& model, const DocumentCounts& document,
                       const RunLengths& run_lengths, const Weights& weights)
    : language_(model, document, weights),
      pending_(language_, weights),
      run_lengths_(run_lengths),
      weights_(weights) {}

void RunDecoder::prepare(const std::vector<Unit>& units) {
  line_ = &units;
  units_.clear();
  for (const Unit& unit : units) units_.push_back(mirrored(unit));
  language_.start_line();
  pending_.start_line(units_);
  prepare_tokens();
  prepare_cuts();
  beams_.resize(std::max(beams_.size(), units.size() + 1));
}

void RunDecoder::prepare_tokens() {
  tokens_.clear();
  token_of_.clear();
  letter_tokens_.assign(1, 0);
  symbols_.assign(1, 0);
  notes_.assign(1, 0);
  const auto count = static_cast<std::uint32_t>(units_.size());
  ends_in_number_ = is_enumerator();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Unit& unit = units_[i];
    const bool fresh = unit.starts_token || tokens_.empty() ||
                       tokens_.back().end - tokens_.back().begin >= longest_word;
    if (fresh) tokens_.push_back({i, i, unit.kind == UnitKind::letter, no_word, 0});
    tokens_.back().end = i + 1;
    token_of_.push_back(static_cast<std::uint32_t>(tokens_.size() - 1));
    const bool symbol = unit.kind == UnitKind::number || unit.kind == UnitKind::foreign ||
                        unit.kind == UnitKind::opening || unit.kind == UnitKind::closing;
    symbols_.push_back(symbols_.back() + (symbol ? 1 : 0));
    const bool glued = i + 1 < count && unit.kind == UnitKind::number &&
                       units_[i + 1].kind == UnitKind::letter && !units_[i + 1].space_before;
    const bool dash = i + 1 < count && unit.key == key_of_mark('-') && unit.space_before &&
                      units_[i + 1].kind == UnitKind::number && !units_[i + 1].space_before;
    notes_.push_back(notes_.back() +
                     (glued || dash || (i + 2 == count && ends_in_number_) ? 1 : 0));
  }
  WordId before_last = no_word;
  WordId last = no_word;
  float running = 0;
  for (Token& token : tokens_) {
    const PendingWord& word = pending_[pending_.piece(token.begin, token.end)];
    token.word = word.word;
    token.joining = token.letters ? word.joining : 0;
    running += language_.cost(before_last, last, token.word) + word.joining;
    token.running = running;
    before_last = last;
    last = token.word;
    letter_tokens_.push_back(letter_tokens_.back() + (token.letters ? 1 : 0));
  }
}

/// Cost of a cut inside a token, or `forbidden`.
float RunDecoder::token_cut_cost(std::size_t gap) const {
  const Token& token = tokens_[token_of_[gap]];
  const LineWord& word = language_[token.word];
  const bool common = word.known && word.cost < rare_from;
  if (common && token.end - token.begin > short_word) return forbidden;
  return weights_.cut_in_token + (word.known ? weights_.cut_in_word : 0);
}

void RunDecoder::prepare_cuts() {
  cut_costs_.assign(units_.size() + 1, 0);
  for (std::size_t gap = 1; gap < units_.size(); ++gap) {
    const Unit& left = units_[gap - 1];
    const Unit& right = units_[gap];
    if (!right.starts_token) {
      cut_costs_[gap] = token_of_[gap] == token_of_[gap - 1] ? token_cut_cost(gap) : forbidden;
      continue;
    }
    if (right.space_before) continue;
    const bool closes = right.kind == UnitKind::mark && left.kind == UnitKind::letter;
    const bool letter_behind = gap + 1 < units_.size() && !units_[gap + 1].space_before &&
                               units_[gap + 1].kind == UnitKind::letter;
    if (closes && !letter_behind) cut_costs_[gap] = weights_.torn_mark;
  }
  if (ends_in_number_) cut_costs_[units_.size() - 2] = 0;
}

/// "-4" or ".3" at the right end: the number of a heading or a footnote, with its mark behind it.
bool RunDecoder::is_enumerator() const {
  if (units_.size() < 3) return false;
  const Unit& number = units_.back();
  const Unit& mark = units_[units_.size() - 2];
  const bool short_number = number.end - number.begin <= 2 || number.key == key_of(Symbol::number);
  return number.kind == UnitKind::number && short_number && number.end - number.begin <= 12 &&
         (mark.key == key_of_mark('-') || mark.key == key_of_mark('.')) &&
         (!number.space_before || !mark.space_before);
}

bool RunDecoder::is_note(std::uint32_t unit) const {
  const Unit& number = units_[unit];
  return number.kind == UnitKind::number && number.key == key_of(Symbol::number) &&
         number.end - number.begin <= 4 && unit + 1 < units_.size() &&
         units_[unit + 1].kind == UnitKind::letter && !units_[unit + 1].space_before;
}

float RunDecoder::price_whole(const LineContext& context) {
  WordId u = context.before_last == 0 ? no_word : language_.symbol(context.before_last);
  WordId v = context.last == 0 ? no_word : language_.symbol(context.last);
  result_.whole_words.clear();
  float cost = weights_.whole;
  for (const Token& token : tokens_) {
    const Unit& unit = (*line_)[token.begin];
    const WordId word = token.letters ? token.word : language_.symbol(unit.key);
    if (v == no_word && unit.kind == UnitKind::mark) cost += weights_.leading_mark;
    if (ends_in_number_ && &token == &tokens_.back()) cost += weights_.uncut_note;
    cost += language_.cost(u, v, word);
    u = v;
    v = word;
    result_.whole_words.push_back(language_[word].key);
  }
  return cost;
}

float RunDecoder::run_cost(std::uint32_t begin, std::uint32_t gap, RunContext before,
                           RunContext& behind) const {
  const std::uint32_t first = token_of_[begin];
  const std::uint32_t last = token_of_[gap - 1];
  const std::uint32_t words = letter_tokens_[last + 1] - letter_tokens_[first];
  behind = before;
  float cost = static_cast<float>(notes_[gap - 1] - notes_[begin]) * weights_.uncut_note;
  if (words == 0) {
    // Symbols beside one another were cut as well.
    if (gap - begin > 1) {
      cost += static_cast<float>(symbols_[gap] - symbols_[begin]) * weights_.uncut_symbol;
    }
    return cost;
  }
  behind = context_after(before, words);
  cost += weights_.run_length * run_lengths_.cost(before, words);
  return cost + static_cast<float>(symbols_[gap] - symbols_[begin]) * weights_.uncut_symbol;
}

float RunDecoder::boundary_cost(std::uint32_t begin, std::uint32_t gap,
                                const Hypothesis& from) const {
  const bool words = units_[begin].kind == UnitKind::letter && pending_[from.pending].length != 0;
  if (!words || units_[gap].space_before) return 0;
  const bool near = begin == 0 || units_[begin].space_before || from.from_gap == units_.size() ||
                    units_[from.from_gap].space_before;
  return near ? weights_.boundary_near_space : weights_.boundary_no_space;
}

void RunDecoder::keep(std::uint32_t gap, const Hypothesis& hypothesis) {
  std::vector<Hypothesis>& beam = beams_[gap];
  if (hypothesis.rank >= limits_[gap]) return;
  for (std::size_t i = 0; i < beam.size(); ++i) {
    const Hypothesis& other = beam[i];
    if (other.pending == hypothesis.pending && other.last == hypothesis.last &&
        other.before_last == hypothesis.before_last && other.context == hypothesis.context) {
      if (other.rank <= hypothesis.rank) return;
      beam.erase(beam.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
  }
  const auto place =
      std::upper_bound(beam.begin(), beam.end(), hypothesis,
                       [](const Hypothesis& a, const Hypothesis& b) { return a.rank < b.rank; });
  beam.insert(place, hypothesis);
  if (beam.size() > beam_) beam.pop_back();
  const float depth = std::min(bounds_[gap], beam.front().rank) + weights_.beam_depth;
  limits_[gap] = beam.size() < beam_ ? depth : std::min(depth, beam.back().rank);
}

void RunDecoder::expand(std::uint32_t gap, const Hypothesis& from, std::uint8_t number) {
  float closed = from.score;
  if (from.pending != no_pending) {
    const PendingWord& word = pending_[from.pending];
    closed += word.note ? weights_.note
                        : language_.cost(from.before_last, from.last, word.word) + word.joining;
  }
  const std::uint32_t last = token_of_[gap - 1];
  for (std::uint32_t begin = gap; begin-- > 0;) {
    if (letter_tokens_[last + 1] - letter_tokens_[token_of_[begin]] > longest_run) break;
    if (cut_costs_[begin] < 0) continue;
    expand_to(begin, gap, from, number, closed);
  }
}

void RunDecoder::expand_to(std::uint32_t begin, std::uint32_t gap, const Hypothesis& from,
                           std::uint8_t number, float closed) {
  Hypothesis next;
  next.from_gap = gap;
  next.from = number;
  const float run = run_cost(begin, gap, from.context, next.context) + cut_costs_[begin];
  const std::uint32_t first = token_of_[begin];
  const std::uint32_t last = token_of_[gap - 1];
  float inner = 0;
  if (last > first + 2) inner = tokens_[last - 1].running - tokens_[first + 2].running;
  if (std::min(closed, from.score) + run + inner >= limits_[begin]) return;

  const std::uint32_t first_end = std::min(tokens_[first].end, gap);
  const bool noted = from.pending != no_pending && pending_[from.pending].note;
  // A word boundary at the gap.
  {
    WordId u = from.before_last;
    WordId v = from.last;
    if (from.pending != no_pending && !noted) {
      u = v;
      v = pending_[from.pending].word;
    }
    next.score = closed + run;
    if (from.pending != no_pending) next.score += boundary_cost(begin, gap, from);
    if (v == no_word && units_[begin].kind == UnitKind::mark) next.score += weights_.leading_mark;
    if (first == last) {
      next.before_last = u;
      next.last = v;
      if (from.pending != no_pending && begin + 1 == gap && is_note(begin)) {
        next.note = true;
        next.pending = pending_.note(begin);
        next.rank = next.score + pending_[next.pending].estimate;
        keep(begin, next);
        next.note = false;
      }
      next.pending = pending_.piece(begin, gap);
      next.rank = next.score + pending_[next.pending].estimate;
      keep(begin, next);
    } else {
      const PendingWord& piece = pending_[pending_.piece(begin, first_end)];
      next.score += piece.joining;
      extend_words(next, u, v, piece.word, first, last, begin, gap);
    }
  }
  // Letters that go on with the pending word.
  if (from.pending == no_pending || units_[begin].kind != UnitKind::letter ||
      pending_[from.pending].length == 0) {
    return;
  }
  next.joins = true;
  next.score = from.score + run;
  if (next.score + inner + least_join >= limits_[begin]) return;
  const PendingId word =
      pending_.joined(from.pending, pending_.piece(begin, first_end), units_[gap].space_before);
  if (word == no_pending) return;
  const float least = pending_[word].estimate * (first == last ? 1.0F : least_share);
  if (next.score + inner + least >= limits_[begin]) return;
  pending_.find(word);
  if (first == last) {
    next.before_last = from.before_last;
    next.last = from.last;
    next.pending = word;
    next.rank = next.score + pending_[word].estimate;
    keep(begin, next);
  } else {
    next.score += pending_[word].joining;
    extend_words(next, from.before_last, from.last, pending_[word].word, first, last, begin, gap);
  }
}

/// A run over several tokens: its first word, the whole tokens behind it, and the last as pending.
void RunDecoder::extend_words(Hypothesis next, WordId u, WordId v, WordId first,
                              std::uint32_t first_token, std::uint32_t last_token,
                              std::uint32_t begin, std::uint32_t gap) {
  const float limit = limits_[begin];
  const auto inner = [&] {
    return last_token > first_token + 2
               ? tokens_[last_token - 1].running - tokens_[first_token + 2].running
               : 0.0F;
  }();
  next.score += inner;
  const PendingId tail = pending_.piece(tokens_[last_token].begin, gap);
  const float tail_estimate = pending_[tail].estimate;
  float ahead = 0;
  for (std::uint32_t t = first_token + 1; t < last_token && t < first_token + 3; ++t) {
    ahead += least_share * language_[tokens_[t].word].cost;
  }
  if (next.score + least_share * language_[first].cost + ahead + tail_estimate >= limit) return;
  next.score += language_.cost(u, v, first);
  if (next.score + ahead + tail_estimate >= limit) return;
  next.before_last = v;
  next.last = first;
  if (first_token + 1 < last_token) {
    const WordId second = tokens_[first_token + 1].word;
    next.score += language_.cost(v, first, second) + tokens_[first_token + 1].joining;
    next.before_last = first;
    next.last = second;
  }
  if (first_token + 2 < last_token) {
    const WordId third = tokens_[first_token + 2].word;
    next.score += language_.cost(first, tokens_[first_token + 1].word, third) +
                  tokens_[first_token + 2].joining;
    next.before_last = tokens_[last_token - 2].word;
    next.last = tokens_[last_token - 1].word;
  }
  next.pending = tail;
  next.rank = next.score + tail_estimate;
  keep(begin, next);
}

const Decoding& RunDecoder::decode(const std::vector<Unit>& units, const LineContext& context,
                                   std::size_t beam) {
  prepare(units);
  const auto count = static_cast<std::uint32_t>(units.size());
  // A numbered heading, list item or footnote does not go on with the line above.
  const LineContext before = ends_in_number_ ? LineContext{} : context;
  result_.whole_cost = price_whole(before);
  // A narrow search first: what it reaches bounds a wide one.
  bounds_.assign(count + 1, infinite);
  for (const std::size_t width : {narrow, beam}) {
    if (width == narrow && beam <= 2 * narrow) continue;
    beam_ = width;
    search(before);
    for (std::uint32_t gap = 0; gap < count; ++gap) {
      if (!beams_[gap].empty()) bounds_[gap] = std::min(bounds_[gap], beams_[gap].front().rank);
    }
  }
  const Hypothesis* best = nullptr;
  float least = infinite;
  for (const Hypothesis& last : beams_[0]) {
    if (last.from_gap == count) continue;  // no cut
    const PendingWord& word = pending_[last.pending];
    const float cost =
        last.score + (word.note
                          ? weights_.note
                          : language_.cost(last.before_last, last.last, word.word) + word.joining);
    if (cost < least) {
      least = cost;
      best = &last;
    }
  }
  result_.units.clear();
  result_.words.clear();
  result_.cost = least + weights_.broken;
  if (best != nullptr) read_back(*best, count);
  return result_;
}

void RunDecoder::search(const LineContext& context) {
  const auto count = static_cast<std::uint32_t>(units_.size());
  limits_.clear();
  for (std::uint32_t gap = 0; gap <= count; ++gap) {
    beams_[gap].clear();
    limits_.push_back(bounds_[gap] + weights_.beam_depth);
  }
  Hypothesis start;
  start.before_last = context.before_last == 0 ? no_word : language_.symbol(context.before_last);
  start.last = context.last == 0 ? no_word : language_.symbol(context.last);
  start.from_gap = count;
  beams_[count].push_back(start);
  for (std::uint32_t gap = count; gap > 0; --gap) {
    for (std::size_t i = 0; i < beams_[gap].size(); ++i) {
      if (beams_[gap][i].rank > beams_[gap].front().rank + weights_.beam_depth) break;
      expand(gap, beams_[gap][i], static_cast<std::uint8_t>(i));
    }
  }
}

void RunDecoder::read_back(const Hypothesis& best, std::uint32_t gap_count) {
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
    bool joins;
    bool note;
  };
  std::vector<Run> runs;
  std::uint32_t gap = 0;
  for (const Hypothesis* at = &best; gap < gap_count;) {
    runs.push_back({gap, at->from_gap, at->joins, at->note});
    gap = at->from_gap;
    at = &beams_[gap][at->from];
  }
  std::reverse(runs.begin(), runs.end());
  for (const Run& run : runs) {
    for (std::uint32_t unit = run.begin; unit < run.end; ++unit) {
      const bool cut = unit == run.begin && !result_.units.empty();
      Gap before = Gap::none;
      if (cut) {
        before = run.joins || run.note ? Gap::none : Gap::space;
      } else if (units_[unit].space_before && unit > run.begin) {
        before = Gap::space;
      }
      result_.units.push_back({unit, before, cut});
    }
  }
  bind_over_spaces();
  name_words();
}

/// Letters of the placed units from `at` to the next boundary; `end` is set to it.
WordKey RunDecoder::placed_word(std::size_t at, std::size_t& end,
                                std::vector<std::uint8_t>& letters) const {
  const std::vector<PlacedUnit>& placed = result_.units;
  letters.clear();
  WordKey key = 0;
  end = at;
  do {
    letters.push_back(units_[placed[end].unit].letter);
    key = extended(key, letters.back());
    ++end;
  } while (end < placed.size() && units_[placed[end].unit].kind == UnitKind::letter &&
           placed[end].gap != Gap::space &&
           (placed[end].cut || !units_[placed[end].unit].starts_token) &&
           letters.size() < longest_word);
  return key;
}

/// A space at a cut is no proof of two words: "می" and "کند" are one, wherever the space came from.
void RunDecoder::bind_over_spaces() {
  std::vector<PlacedUnit>& placed = result_.units;
  std::vector<std::uint8_t> letters;
  std::vector<std::uint8_t> next;
  for (std::size_t i = 0; i < placed.size();) {
    if (units_[placed[i].unit].kind != UnitKind::letter) {
      ++i;
      continue;
    }
    std::size_t end = 0;
    std::size_t behind = 0;
    const WordKey first = placed_word(i, end, letters);
    i = end;
    if (end == placed.size() || !placed[end].cut || placed[end].gap != Gap::space ||
        units_[placed[end].unit].kind != UnitKind::letter) {
      continue;
    }
    const WordKey second = placed_word(end, behind, next);
    const WordId a = language_.word(first, letters);
    const WordId b = language_.word(second, next);
    const std::size_t length = letters.size();
    letters.insert(letters.end(), next.begin(), next.end());
    if (letters.size() > longest_word) continue;
    const LineWord& whole = language_[language_.word(joined(first, second, next.size()), letters)];
    if (whole.known && whole.joiner == length && language_.binds_often(first, second) &&
        whole.cost + weights_.bound < language_[a].cost + language_.cost(no_word, a, b)) {
      placed[end].gap = Gap::joiner;
    }
  }
}

/// The words of the placed units, and the places of ZWNJ in them.
void RunDecoder::name_words() {
  std::vector<PlacedUnit>& placed = result_.units;
  std::vector<std::uint8_t> letters;
  for (std::size_t i = 0; i < placed.size();) {
    const Unit& unit = units_[placed[i].unit];
    if (unit.kind != UnitKind::letter) {
      const bool note = placed[i].cut && placed[i].gap == Gap::none;
      if (!note) result_.words.push_back(unit.key);
      ++i;
      continue;
    }
    const std::size_t begin = i;
    const WordKey key = placed_word(begin, i, letters);
    const LineWord& word = language_[language_.word(key, letters)];
    for (std::size_t at = 1; at < letters.size(); ++at) {
      if (placed[begin + at].cut && language_.parts(word, letters, at)) {
        placed[begin + at].gap = Gap::joiner;
      }
    }
    result_.words.push_back(key);
  }
}

}  // namespace diplograph::extract::visual_order
