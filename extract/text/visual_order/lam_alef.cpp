#include "extract/text/visual_order/lam_alef.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

#include "extract/text/visual_order/line_units.hpp"

namespace diplograph::extract::visual_order {
namespace {

constexpr std::string_view turned = "ال";
constexpr std::string_view ligature = "لا";
const std::uint8_t alef = folded_letter(0x0627);
const std::uint8_t lam = folded_letter(0x0644);
constexpr std::size_t least_words = 3;   // that only the ligature makes known
constexpr std::size_t share = 4;         // ligatures in order for each of them, at most
constexpr std::size_t most_in_word = 3;  // ligatures of a word that are tried in all ways

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
  constexpr float unknown = 6;
  Reading reading{std::move(places), 0, 0, false};
  const WordSlot* slot = model.word(key);
  reading.known = slot != nullptr;
  reading.cost = reading.known ? static_cast<float>(slot->cost) * fine_step
                               : unknown + model.letters_cost(letters);
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

/// Calls `look` with each word of the line that may hold a turned ligature.
template <typename Look>
void each_word(const MappedText& line, Look look) {
  if (line.text().find(turned) == std::string::npos) return;
  LineUnits cut;
  cut_into_units(line.text(), cut);
  for (std::size_t i = 0; i < cut.units.size();) {
    const std::size_t begin = i++;
    while (i < cut.units.size() && !cut.units[i].starts_token) ++i;
    if (cut.units[begin].kind != UnitKind::letter || i - begin > longest_word) continue;
    const Word word(&cut.units[begin], i - begin);
    const std::vector<std::size_t> places = places_in(word);
    if (!places.empty()) look(word, places);
  }
}

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
    ++count;
  return count;
}

bool is_turned(const std::vector<MappedText>& lines, const RepairModel& model) {
  std::size_t in_order = 0;
  std::size_t evidence = 0;
  for (const MappedText& line : lines) {
    in_order += occurrences(line.text(), ligature);
    each_word(line, [&](Word word, const std::vector<std::size_t>& places) {
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
  if (!is_turned(lines, model)) return restored;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    RestoredLine line{i, {}, std::numeric_limits<double>::infinity()};
    std::size_t copied = 0;
    each_word(lines[i], [&](Word word, const std::vector<std::size_t>& places) {
      const Reading reading = best_reading(word, places, model);
      if (reading.places.empty()) return;
      line.gain = std::min<double>(line.gain, reading.gain);
      for (const std::size_t place : reading.places) {
        const Unit& first = word[place];
        const Unit& second = word[place + 1];
        line.text.append(lines[i], {copied, first.begin});
        line.text.append(lines[i], {second.begin, second.end});
        line.text.append(lines[i], {first.begin, first.end});
        copied = second.end;
      }
    });
    if (copied == 0) continue;
    line.text.append(lines[i], {copied, lines[i].text().size()});
    restored.push_back(std::move(line));
  }
  return restored;
}

}  // namespace diplograph::extract::visual_order
