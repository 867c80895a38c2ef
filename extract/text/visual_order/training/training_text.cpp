#include "extract/text/visual_order/training/training_text.hpp"

#include <charconv>
#include <cmath>
#include <fstream>

#include "extract/text/visual_order/line_units.hpp"
#include "graph/error.hpp"

namespace diplograph::extract::visual_order {
namespace {

std::ifstream opened(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputError({path, 0, 0, {}}, "cannot be read");
  return file;
}

}  // namespace

std::uint32_t TrainingText::number(WordKey key) {
  const auto [place, fresh] = numbers_.try_emplace(key, static_cast<std::uint32_t>(words_.size()));
  if (fresh) {
    words_.emplace_back();
    words_.back().key = key;
  }
  return place->second;
}

void TrainingText::add(std::string_view line) {
  LineUnits cut;
  cut_into_units(line, cut);
  for (std::size_t i = 0; i < cut.units.size();) {
    const Unit& unit = cut.units[i];
    if (unit.kind != UnitKind::letter) {
      const std::uint32_t word = number(unit.key);
      ++words_[word].count;
      running_.push_back(word);
      ++i;
      continue;
    }
    std::vector<std::uint8_t> letters;
    std::vector<std::size_t> joiners;
    WordKey key = 0;
    const std::size_t begin = i;
    do {
      if (i > begin && cut.units[i].joiner_before) joiners.push_back(letters.size());
      letters.push_back(cut.units[i].letter);
      key = extended(key, cut.units[i].letter);
      ++i;
    } while (i < cut.units.size() && !cut.units[i].starts_token);
    if (letters.size() > longest_word) {
      running_.push_back(gap);
      continue;
    }
    const std::uint32_t word = number(key);
    ++words_[word].count;
    words_[word].letters = std::move(letters);
    words_[word].spellings[joiners] += 1;
    running_.push_back(word);
  }
  running_.push_back(gap);
}

void TrainingText::add_listed(std::string_view text, double frequency) {
  LineUnits cut;
  cut_into_units(text, cut);
  std::vector<std::uint8_t> letters;
  std::vector<std::size_t> joiners;
  WordKey key = 0;
  for (const Unit& unit : cut.units) {
    if (unit.kind != UnitKind::letter || unit.space_before) return;
    if (unit.joiner_before) joiners.push_back(letters.size());
    letters.push_back(unit.letter);
    key = extended(key, unit.letter);
  }
  if (letters.empty() || letters.size() > longest_word) return;
  const std::uint32_t word = number(key);
  words_[word].letters = std::move(letters);
  words_[word].spellings[joiners] += 0.5;
  words_[word].listed = 0.125 * (0.3 + 0.5 * std::log10(1 + frequency));
}

TrainingText read_training_text(const TrainingSources& sources) {
  TrainingText text;
  std::string line;
  const auto held_out = [&](int number) {
    return sources.hold_out > 0 && number % sources.hold_out == 0;
  };
  for (const std::string& path : sources.token_files) {
    std::ifstream file = opened(path);
    std::string sentence;
    while (std::getline(file, line)) {
      if (line.empty()) {
        text.add(sentence);
        sentence.clear();
      } else {
        sentence.append(sentence.empty() ? "" : " ").append(line);
      }
    }
    text.add(sentence);
  }
  for (const std::string& path : sources.treebanks) {
    std::ifstream file = opened(path);
    constexpr std::string_view mark = "# text = ";
    int number = 0;
    while (std::getline(file, line)) {
      if (line.starts_with(mark) && !held_out(++number)) {
        text.add(std::string_view(line).substr(mark.size()));
      }
    }
  }
  for (const std::string& path : sources.plain_texts) {
    std::ifstream file = opened(path);
    int number = 0;
    while (std::getline(file, line)) {
      if (!held_out(++number)) text.add(line);
    }
  }
  for (const std::string& path : sources.word_lists) {
    std::ifstream file = opened(path);
    while (std::getline(file, line)) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos) continue;
      double frequency = 0;
      std::from_chars(line.data() + tab + 1, line.data() + line.size(), frequency);
      text.add_listed(std::string_view(line).substr(0, tab), frequency);
    }
  }
  return text;
}

}  // namespace diplograph::extract::visual_order
