#include "extract/text/visual_order/training/model_training.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "extract/text/visual_order/repair_model.hpp"
#include "extract/text/visual_order/training/word_classes.hpp"

namespace diplograph::extract::visual_order {
namespace {

constexpr double discount = 0.92;
constexpr double bigrams_of_pair = 20.0;  // pseudo-counts that smooth the class pairs
constexpr std::uint64_t clustered_from = 2;

std::uint32_t fine(double cost, std::uint32_t largest = 254) {
  return static_cast<std::uint32_t>(
      std::clamp(std::lround(cost / fine_step), 0L, static_cast<long>(largest)));
}
std::uint32_t rough(double cost) {
  return static_cast<std::uint32_t>(std::clamp(std::lround(cost / rough_step), 0L, 126L));
}

/// What follows a history of one or two words.
struct Continuation {
  std::uint64_t count = 0;
  std::uint64_t kinds = 0;
  [[nodiscard]] double leaving() const {
    return -std::log(discount * static_cast<double>(kinds) / static_cast<double>(count));
  }
};

using Triple = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

template <typename Gram>
std::vector<std::pair<Gram, std::uint64_t>> counted(std::vector<Gram>& grams) {
  std::sort(grams.begin(), grams.end());
  std::vector<std::pair<Gram, std::uint64_t>> result;
  for (const Gram& gram : grams) {
    if (result.empty() || result.back().first != gram) result.emplace_back(gram, 0);
    ++result.back().second;
  }
  return result;
}

class Training {
 public:
  explicit Training(const TrainingText& text) : text_(text), words_(text.words()) { count(); }

  std::string content() {
    find_classes();
    write_words();
    write_prefixes();
    write_bigrams();
    write_halves();
    write_endings();
    write_classes();
    write_letters();
    return writer_.content();
  }

 private:
  const TrainingText& text_;
  const std::vector<TrainingText::Word>& words_;
  std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t>> pairs_;
  std::vector<std::pair<Triple, std::uint64_t>> triples_;
  std::vector<Continuation> after_word_;
  std::vector<std::uint8_t> classes_;
  std::vector<bool> clustered_;
  double total_ = 0;
  RepairModelWriter writer_;

  void count() {
    const std::vector<std::uint32_t>& run = text_.running();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<Triple> triples;
    for (std::size_t i = 1; i < run.size(); ++i) {
      if (run[i] == TrainingText::gap || run[i - 1] == TrainingText::gap) continue;
      pairs.emplace_back(run[i - 1], run[i]);
      if (i >= 2 && run[i - 2] != TrainingText::gap) {
        triples.emplace_back(run[i - 2], run[i - 1], run[i]);
      }
    }
    pairs_ = counted(pairs);
    triples_ = counted(triples);
    after_word_.resize(words_.size());
    for (const auto& [pair, n] : pairs_) {
      after_word_[pair.first].count += n;
      ++after_word_[pair.first].kinds;
    }
    for (const TrainingText::Word& word : words_) {
      total_ += static_cast<double>(word.count) + word.listed;
    }
  }

  [[nodiscard]] double cost(const TrainingText::Word& word) const {
    return -std::log(std::max(0.02, static_cast<double>(word.count) + word.listed) / total_);
  }

  void find_classes() {
    // The commonest words first, so that they shape the classes.
    std::vector<std::uint32_t> order;
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (words_[w].count >= clustered_from) order.push_back(w);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(words_[b].count, words_[a].key) < std::tie(words_[a].count, words_[b].key);
    });
    std::vector<std::uint32_t> place(words_.size(), TrainingText::gap);
    for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<WordPair> pairs;
    for (const auto& [pair, n] : pairs_) {
      if (place[pair.first] == TrainingText::gap || place[pair.second] == TrainingText::gap)
        continue;
      pairs.push_back({place[pair.first], place[pair.second], static_cast<std::uint32_t>(n)});
    }
    const std::vector<std::uint8_t> found = word_classes(order.size(), pairs, class_count, 12);
    classes_.assign(words_.size(), 0);
    clustered_.assign(words_.size(), false);
    for (std::size_t i = 0; i < order.size(); ++i) {
      classes_[order[i]] = found[i];
      clustered_[order[i]] = true;
    }
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (!clustered_[w]) classes_[w] = class_by_ending(words_[w].letters);
    }
  }

  std::map<WordKey, std::map<std::uint8_t, std::uint32_t>> endings_;

  static WordKey ending(const std::vector<std::uint8_t>& letters, std::size_t length) {
    WordKey key = 0;
    for (std::size_t i = letters.size() - length; i < letters.size(); ++i) {
      key = extended(key, letters[i]);
    }
    return key;
  }

  void count_endings() {
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      const auto& letters = words_[w].letters;
      if (!clustered_[w] || words_[w].count > 60 || letters.empty()) continue;
      for (std::size_t n = 1; n <= std::min<std::size_t>(4, letters.size() - 1); ++n) {
        ++endings_[ending(letters, n)][classes_[w]];
      }
    }
    std::erase_if(endings_, [](const auto& entry) {
      std::uint32_t sum = 0;
      for (const auto& [klass, n] : entry.second) sum += n;
      return sum < 5;
    });
  }

  static std::uint8_t commonest(const std::map<std::uint8_t, std::uint32_t>& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  std::uint8_t class_by_ending(const std::vector<std::uint8_t>& letters) {
    if (endings_.empty()) count_endings();
    for (std::size_t n = std::min<std::size_t>(4, letters.size()); n >= 1; --n) {
      const auto found = endings_.find(ending(letters, n));
      if (found != endings_.end()) return commonest(found->second);
    }
    return 0;
  }

  static std::size_t first_joiner(const TrainingText::Word& word) {
    if (word.spellings.empty()) return 0;
    const auto best =
        std::max_element(word.spellings.begin(), word.spellings.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best->first.empty() ? 0 : best->first.front();
  }

  void write_words() {
    std::vector<WordSlot> slots(words_.size() + words_.size() / 4 + 2);
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      const std::uint64_t spread = mixed(words_[w].key);
      std::size_t at = CheckedTable<8>::place(spread, slots.size());
      while (slots[at].check != 0) at = at + 1 == slots.size() ? 0 : at + 1;
      WordSlot& slot = slots[at];
      slot.check = static_cast<std::uint32_t>(spread) | 1U;
      slot.cost = static_cast<std::uint8_t>(fine(cost(words_[w])));
      slot.klass = classes_[w];
      slot.spelling = static_cast<std::uint8_t>(first_joiner(words_[w]));
      const std::uint32_t leaving = after_word_[w].count == 0 ? 0 : rough(after_word_[w].leaving());
      slot.history = static_cast<std::uint8_t>((words_[w].count > 0 ? 128U : 0U) | leaving);
    }
    writer_.add(ModelSection::words, slots);
  }

  template <int Bits>
  void write_table(ModelSection section, const std::map<std::uint64_t, std::uint32_t>& values) {
    std::vector<typename CheckedTable<Bits>::Entry> entries;
    entries.reserve(values.size());
    for (const auto& [key, value] : values) entries.push_back({key, value});
    writer_.add(section, CheckedTable<Bits>::build(entries));
  }

  void write_prefixes() {
    std::unordered_map<WordKey, double> mass;
    for (const TrainingText::Word& word : words_) {
      WordKey key = 0;
      for (std::size_t n = 0; n + 1 < word.letters.size(); ++n) {
        key = extended(key, word.letters[n]);
        mass[mixed(key)] += static_cast<double>(word.count) + word.listed;
      }
    }
    std::map<std::uint64_t, std::uint32_t> values;
    for (const auto& [key, sum] : mass) {
      if (sum >= 0.3) values[key] = fine(-std::log(sum / total_));
    }
    write_table<8>(ModelSection::prefixes, values);
  }

  void write_bigrams() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Continuation> after_pair;
    for (const auto& [triple, n] : triples_) {
      Continuation& next = after_pair[{std::get<0>(triple), std::get<1>(triple)}];
      next.count += n;
      ++next.kinds;
    }
    std::map<std::uint64_t, std::uint32_t> values;
    for (const auto& [pair, n] : pairs_) {
      const double cost = -std::log((static_cast<double>(n) - discount) /
                                    static_cast<double>(after_word_[pair.first].count));
      const auto next = after_pair.find(pair);
      const std::uint32_t leaving = next == after_pair.end() ? 0 : rough(next->second.leaving());
      values[pair_key(words_[pair.first].key, words_[pair.second].key)] =
          (rough(cost) << 7U) | leaving;
    }
    write_table<14>(ModelSection::bigrams, values);
    values.clear();
    for (const auto& [triple, n] : triples_) {
      const auto& [u, v, w] = triple;
      const double cost = -std::log((static_cast<double>(n) - discount) /
                                    static_cast<double>(after_pair[{u, v}].count));
      values[triple_key(words_[u].key, words_[v].key, words_[w].key)] = fine(cost);
    }
    write_table<8>(ModelSection::trigrams, values);
  }

  void write_halves() {
    std::map<WordKey, double> first;
    std::map<WordKey, double> second;
    double sum = 0;
    for (const TrainingText::Word& word : words_) {
      for (const auto& [joiners, weight] : word.spellings) {
        for (const std::size_t at : joiners) {
          WordKey before = 0;
          WordKey behind = 0;
          for (std::size_t i = 0; i < at; ++i) before = extended(before, word.letters[i]);
          for (std::size_t i = at; i < word.letters.size(); ++i) {
            behind = extended(behind, word.letters[i]);
          }
          first[before] += weight;
          second[behind] += weight;
          sum += weight;
        }
      }
    }
    const auto written = [&](ModelSection section, const std::map<WordKey, double>& halves) {
      std::map<std::uint64_t, std::uint32_t> values;
      for (const auto& [key, weight] : halves) {
        if (weight >= 2) values[mixed(key)] = fine(-std::log(weight / sum));
      }
      write_table<8>(section, values);
    };
    written(ModelSection::first_halves, first);
    written(ModelSection::second_halves, second);
  }

  void write_endings() {
    std::map<std::uint64_t, std::uint32_t> values;
    for (const auto& [key, counts] : endings_) values[mixed(key)] = commonest(counts);
    std::erase_if(values, [](const auto& entry) { return entry.second > 254; });
    write_table<8>(ModelSection::ending_classes, values);
  }

  void write_classes() {
    std::vector<double> single(class_count, 0.5);
    std::vector<double> pair(class_count * class_count);
    std::vector<double> first(class_count);
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      single[classes_[w]] += static_cast<double>(words_[w].count) + words_[w].listed;
    }
    for (const auto& [words, n] : pairs_) {
      pair[classes_[words.first] * class_count + classes_[words.second]] += static_cast<double>(n);
      first[classes_[words.first]] += static_cast<double>(n);
    }
    double sum = 0;
    for (const double n : single) sum += n;
    std::vector<float> costs;
    for (const double n : single) costs.push_back(static_cast<float>(-std::log(n / sum)));
    std::vector<std::uint8_t> pair_costs;
    for (std::size_t a = 0; a < class_count; ++a) {
      for (std::size_t b = 0; b < class_count; ++b) {
        const double share = (pair[a * class_count + b] + bigrams_of_pair * single[b] / sum) /
                             (first[a] + bigrams_of_pair);
        pair_costs.push_back(static_cast<std::uint8_t>(fine(-std::log(share))));
      }
    }
    writer_.add(ModelSection::class_costs, costs);
    writer_.add(ModelSection::class_pairs, pair_costs);
  }

  void write_letters() {
    // Counts of runs of one to four letters over the kinds of words; 0 is the edge.
    std::array<std::map<std::uint64_t, double>, 5> counts;
    for (const TrainingText::Word& word : words_) {
      if (word.letters.empty()) continue;
      const double weight = 1 + std::log(1 + static_cast<double>(word.count));
      std::vector<std::uint64_t> run{0, 0, 0};
      for (const std::uint8_t letter : word.letters) run.push_back(letter);
      run.push_back(0);
      for (std::size_t i = 3; i < run.size(); ++i) {
        std::uint64_t key = 0;
        std::uint64_t place = 1;
        for (std::size_t n = 1; n <= 4; ++n) {
          key += run[i - n + 1] * place;
          place *= 64;
          counts[n][key] += weight;
        }
      }
    }
    // P(letter | shorter context) interpolated after Witten and Bell.
    std::array<std::unordered_map<std::uint64_t, std::pair<double, double>>, 5> contexts;
    for (std::size_t n = 1; n <= 4; ++n) {
      for (const auto& [key, weight] : counts[n]) {
        auto& [sum, kinds] = contexts[n][key / 64];
        sum += weight;
        kinds += 1;
      }
    }
    const auto probability = [&](std::uint64_t key, std::size_t length) {
      double p = 1.0 / letter_count;
      std::uint64_t size = 64;
      for (std::size_t n = 1; n <= length; ++n, size *= 64) {
        const std::uint64_t tail = key % size;
        const auto context = contexts[n].find(tail / 64);
        if (context == contexts[n].end()) break;
        const auto& [sum, kinds] = context->second;
        const auto seen = counts[n].find(tail);
        p = ((seen == counts[n].end() ? 0.0 : seen->second) + 2 * kinds * p) / (sum + 2 * kinds);
      }
      return p;
    };
    std::vector<std::uint8_t> triples(letter_count * letter_count * letter_count);
    for (std::size_t a = 0; a < letter_count; ++a) {
      for (std::size_t b = 0; b < letter_count; ++b) {
        for (std::size_t c = 0; c < letter_count; ++c) {
          triples[(a * letter_count + b) * letter_count + c] =
              static_cast<std::uint8_t>(fine(-std::log(probability((a * 64 + b) * 64 + c, 3))));
        }
      }
    }
    std::map<std::uint64_t, std::uint32_t> runs;
    for (const auto& [key, weight] : counts[4]) {
      if (weight >= 2) runs[mixed(key + 1)] = fine(-std::log(probability(key, 4)));
    }
    writer_.add(ModelSection::letter_triples, triples);
    write_table<8>(ModelSection::letter_runs, runs);
  }
};

}  // namespace

std::string trained_model(const TrainingText& text) { return Training(text).content(); }

}  // namespace diplograph::extract::visual_order
