#include "extract/text/visual_order/lam_alef.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

#include "extract/text/visual_order/line_units.hpp"
#include "extract/text/visual_order/weights.hpp"

namespace diplograph::extract::visual_order {
namespace {

constexpr std::string_view turned = "ال";
constexpr std::string_view ligature = "لا";
const std::uint8_t alef = folded_letter(0x0627);
const std::uint8_t lam = folded_letter(0x0644);
constexpr std::size_t least_words = 3;      // that only the ligature makes known
constexpr std::size_t share = 4;            // ligatures in order for each of them, at most
constexpr std::size_t most_in_word = 3;     // ligatures of a word that are tried in all ways
constexpr std::size_t longest_token = 400;  // bytes

/// The letters of a word, as units of its line.
using Word = std::span<const Unit>;

/// Where a turned ligature may begin in the word. Never at its first letter: that is the article.
std::vector<std::size_t> places_in(Word word) {
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i + 1 < word.size() && places.size() < most_in_word; ++i) {
    if (word[i].letter == alef && word[i + 1].letter == lam && !word[i + 1].joiner_before) {
      places.push_back(i);
    }
  }
  return places;
}

struct Reading {
  std::vector<std::size_t> places;  // that are turned back
  float cost = 0;
  float gain = 0;  // over the word as it stands
  bool known = false;
};

Reading read(Word word, std::vector<std::size_t> places, const RepairModel& model) {
  std::vector<std::uint8_t> letters;
  for (const Unit& unit : word) letters.push_back(unit.letter);
  for (const std::size_t place : places) std::swap(letters[place], letters[place + 1]);
  WordKey key = 0;
  for (const std::uint8_t letter : letters) key = extended(key, letter);
  Reading reading{std::move(places), 0, 0, false};
  const WordSlot* slot = model.word(key);
  reading.known = slot != nullptr;
  reading.cost = reading.known ? static_cast<float>(slot->cost) * fine_step
                               : Weights{}.unknown_word + model.letters_cost(letters);
  return reading;
}

/// The more probable of all ways to read the word.
Reading best_reading(Word word, const std::vector<std::size_t>& places, const RepairModel& model) {
  Reading best = read(word, {}, model);
  const float as_it_stands = best.cost;
  for (unsigned choice = 1; choice < (1U << places.size()); ++choice) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if ((choice >> i & 1U) != 0) chosen.push_back(places[i]);
    }
    Reading reading = read(word, std::move(chosen), model);
    if (reading.cost < best.cost) best = std::move(reading);
  }
  best.gain = as_it_stands - best.cost;
  return best;
}

/// Lam and alef of a line, as they stand.
struct Pairs {
  std::size_t in_order = 0;
  std::vector<std::size_t> turned;  // bytes at which "ال" begins within a word
};

Pairs pairs_in(std::string_view line) {
  Pairs pairs;
  constexpr char lam_end = '\x84';  // of U+0644, and of few other letters
  for (std::size_t at = line.find(lam_end); at != std::string_view::npos;
       at = line.find(lam_end, at + 1)) {
    if (at < 1 || line[at - 1] != turned[2]) continue;
    if (line.substr(at - 1).starts_with(ligature)) ++pairs.in_order;
    if (at < 5 || !line.substr(at - 3).starts_with(turned)) continue;
    const auto before = static_cast<unsigned char>(line[at - 5]);
    if (before >= 0xD8 && before <= 0xDB) pairs.turned.push_back(at - 3);
  }
  return pairs;
}

/// Calls `look` with each word of the line in which a turned ligature may stand, and the byte of
/// the line that its units count from.
template <typename Look>
void each_word(std::string_view line, const std::vector<std::size_t>& turned_at, Look look) {
  LineUnits cut;
  std::size_t seen = 0;
  for (const std::size_t at : turned_at) {
    if (at < seen) continue;
    const std::size_t space = line.rfind(' ', at);
    const std::size_t begin = std::max(seen, space == std::string_view::npos ? 0 : space + 1);
    seen = std::min(line.find(' ', at), line.size());
    if (seen - begin > longest_token) continue;
    cut_into_units(line.substr(begin, seen - begin), cut);
    for (std::size_t i = 0; i < cut.units.size();) {
      const std::size_t first = i++;
      while (i < cut.units.size() && !cut.units[i].starts_token) ++i;
      if (cut.units[first].kind != UnitKind::letter || i - first > longest_word) continue;
      const Word word(&cut.units[first], i - first);
      const std::vector<std::size_t> places = places_in(word);
      if (!places.empty()) look(word, places, begin);
    }
  }
}

bool is_turned(const std::vector<Pairs>& pairs, const std::vector<MappedText>& lines,
               const RepairModel& model) {
  std::size_t in_order = 0;
  std::size_t evidence = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    in_order += pairs[i].in_order;
    each_word(lines[i].text(), pairs[i].turned,
              [&](Word word, const std::vector<std::size_t>& places, std::size_t /*begin*/) {
                if (read(word, {}, model).known) return;
                evidence += best_reading(word, places, model).known ? 1U : 0U;
              });
  }
  return evidence >= least_words && evidence * share >= in_order;
}

}  // namespace

std::vector<RestoredLine> restored_lam_alef(const std::vector<MappedText>& lines,
                                            const RepairModel& model) {
  std::vector<RestoredLine> restored;
  std::vector<Pairs> pairs;
  std::size_t turned_pairs = 0;
  std::size_t in_order = 0;
  for (const MappedText& line : lines) {
    pairs.push_back(pairs_in(line.text()));
    in_order += pairs.back().in_order;
    turned_pairs += pairs.back().turned.size();
  }
  // Where most ligatures are in order, no word needs to be looked at.
  if (turned_pairs < least_words || turned_pairs * share < in_order) return restored;
  if (!is_turned(pairs, lines, model)) return restored;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    RestoredLine line{i, {}, std::numeric_limits<double>::infinity()};
    std::size_t copied = 0;
    each_word(lines[i].text(), pairs[i].turned,
              [&](Word word, const std::vector<std::size_t>& places, std::size_t begin) {
                const Reading reading = best_reading(word, places, model);
                if (reading.places.empty()) return;
                line.gain = std::min<double>(line.gain, reading.gain);
                for (const std::size_t place : reading.places) {
                  const Unit& first = word[place];
                  const Unit& second = word[place + 1];
                  line.text.append(lines[i], {copied, begin + first.begin});
                  line.text.append(lines[i], {begin + second.begin, begin + second.end});
                  line.text.append(lines[i], {begin + first.begin, begin + first.end});
                  copied = begin + second.end;
                }
              });
    if (copied == 0) continue;
    line.text.append(lines[i], {copied, lines[i].text().size()});
    restored.push_back(std::move(line));
  }
  return restored;
}

}  // namespace diplograph::extract::visual_order
