#include "extract/language/training/word_clusters.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "extract/language/feature_hash.hpp"
#include "extract/language/hashed_table.hpp"

namespace diplograph::extract {
namespace {

struct Neighbour {
  std::uint32_t word;
  std::uint32_t count;
};

/// How often words follow each other. Word 0 stands for the borders of a sentence and for rare
/// words.
struct Bigrams {
  std::vector<std::string> words;
  std::vector<std::uint32_t> counts;
  std::vector<std::vector<Neighbour>> after, before;
};

Bigrams count_bigrams(const std::vector<const TrainingSentence*>& sentences, std::size_t least) {
  std::map<std::string, std::uint32_t> frequency;
  for (const TrainingSentence* sentence : sentences) {
    for (const Token& token : sentence->tokens) ++frequency[token.key];
  }
  std::vector<std::pair<std::uint32_t, std::string>> order;
  for (const auto& [word, count] : frequency) {
    if (count >= least) order.emplace_back(count, word);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Bigrams result;
  std::map<std::string, std::uint32_t> ids;
  result.words.emplace_back();
  for (const auto& [count, word] : order) {
    ids[word] = static_cast<std::uint32_t>(result.words.size());
    result.words.push_back(word);
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pairs;
  result.counts.assign(result.words.size(), 0);
  for (const TrainingSentence* sentence : sentences) {
    std::uint32_t last = 0;
    for (const Token& token : sentence->tokens) {
      const auto id = ids.find(token.key);
      const std::uint32_t word = id == ids.end() ? 0 : id->second;
      ++pairs[{last, word}];
      ++result.counts[word];
      last = word;
    }
    ++pairs[{last, 0}];
    ++result.counts[0];
  }
  result.after.resize(result.words.size());
  result.before.resize(result.words.size());
  for (const auto& [pair, count] : pairs) {
    result.after[pair.first].push_back({pair.second, count});
    result.before[pair.second].push_back({pair.first, count});
  }
  return result;
}

/// n log n; counts are whole numbers, most of them small.
double entropy_term(double count) {
  static const std::vector<double> small = [] {
    std::vector<double> values(1 << 16, 0);
    for (std::size_t n = 2; n < values.size(); ++n) {
      values[n] = static_cast<double>(n) * std::log(static_cast<double>(n));
    }
    return values;
  }();
  const auto index = static_cast<std::size_t>(count);
  return index < small.size() ? small[index] : count * std::log(count);
}

/// The classes and the bigrams of classes; class 0 is word 0 alone.
class Exchange {
 public:
  Exchange(const Bigrams& bigrams, std::size_t classes)
      : bigrams_(bigrams),
        classes_(classes + 1),
        class_of_(bigrams.words.size(), 0),
        sizes_(classes_, 0),
        pairs_(classes_ * classes_, 0),
        to_(classes_),
        from_(classes_) {
    for (std::size_t word = 1; word < class_of_.size(); ++word) {
      class_of_[word] = static_cast<std::uint32_t>(1 + (word - 1) % classes);
    }
    for (std::size_t word = 0; word < class_of_.size(); ++word) {
      sizes_[class_of_[word]] += bigrams.counts[word];
      for (const Neighbour& next : bigrams.after[word]) {
        pairs_[class_of_[word] * classes_ + class_of_[next.word]] += next.count;
      }
    }
  }

  /// Moves every word to the class where it raises the likelihood most.
  void round() {
    for (std::uint32_t word = 1; word < class_of_.size(); ++word) improve(word);
  }

  [[nodiscard]] std::uint32_t class_of(std::size_t word) const { return class_of_[word]; }

 private:
  const Bigrams& bigrams_;
  std::size_t classes_;
  std::vector<std::uint32_t> class_of_;
  std::vector<double> sizes_;
  std::vector<double> pairs_;
  std::vector<double> to_, from_;  // of the word in hand, by class
  std::vector<std::uint32_t> touched_;
  double itself_ = 0;

  void collect(std::uint32_t word) {
    for (const std::uint32_t c : touched_) to_[c] = from_[c] = 0;
    touched_.clear();
    itself_ = 0;
    const auto add = [&](const Neighbour& neighbour, std::vector<double>& counts) {
      const std::uint32_t c = class_of_[neighbour.word];
      if (to_[c] == 0 && from_[c] == 0) touched_.push_back(c);
      counts[c] += neighbour.count;
    };
    for (const Neighbour& next : bigrams_.after[word]) {
      if (next.word == word) {
        itself_ = next.count;
      } else {
        add(next, to_);
      }
    }
    for (const Neighbour& last : bigrams_.before[word]) {
      if (last.word != word) add(last, from_);
    }
  }

  void move(std::uint32_t word, std::size_t c, double sign) {
    for (const std::uint32_t other : touched_) {
      pairs_[c * classes_ + other] += sign * to_[other];
      pairs_[other * classes_ + c] += sign * from_[other];
    }
    pairs_[c * classes_ + c] += sign * itself_;
    sizes_[c] += sign * bigrams_.counts[word];
  }

  /// The change of the log-likelihood when the word in hand joins class `c`.
  [[nodiscard]] double gain(std::uint32_t word, std::size_t c) const {
    const auto step = [](double old, double added) {
      return entropy_term(old + added) - entropy_term(old);
    };
    double sum = 0;
    for (const std::uint32_t other : touched_) {
      if (other == c) {
        sum += step(pairs_[c * classes_ + c], to_[c] + from_[c] + itself_);
        continue;
      }
      if (to_[other] > 0) sum += step(pairs_[c * classes_ + other], to_[other]);
      if (from_[other] > 0) sum += step(pairs_[other * classes_ + c], from_[other]);
    }
    return sum - 2 * step(sizes_[c], bigrams_.counts[word]);
  }

  void improve(std::uint32_t word) {
    collect(word);
    const std::uint32_t old = class_of_[word];
    move(word, old, -1);
    std::uint32_t best = old;
    double best_gain = gain(word, old) + 1e-9;
    for (std::uint32_t c = 1; c < classes_; ++c) {
      if (c == old) continue;
      if (const double g = gain(word, c); g > best_gain) {
        best = c;
        best_gain = g;
      }
    }
    class_of_[word] = best;
    move(word, best, 1);
  }
};

}  // namespace

std::vector<std::uint32_t> train_clusters(const std::vector<const TrainingSentence*>& sentences,
                                          std::size_t clusters, std::size_t least, int rounds) {
  const Bigrams bigrams = count_bigrams(sentences, least);
  Exchange exchange(bigrams, clusters);
  for (int round = 0; round < rounds; ++round) exchange.round();
  std::vector<HashedTable::Entry> entries;
  for (std::size_t word = 1; word < bigrams.words.size(); ++word) {
    entries.push_back(
        {hash_text(bigrams.words[word]), static_cast<std::uint16_t>(exchange.class_of(word))});
  }
  return HashedTable::build(entries);
}

}  // namespace diplograph::extract
