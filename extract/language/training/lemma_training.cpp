#include "extract/language/training/lemma_training.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extract/language/lemmatizer.hpp"

namespace diplograph::extract {
namespace {

using Counts = std::map<std::uint16_t, std::size_t>;

std::uint16_t most_frequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// A word in lower-case with its kind, and how often each script made its lemma.
using Words = std::map<std::pair<MorphologyClass, std::string>, Counts>;

class LemmaTrainer {
 public:
  void count(const TrainingSentence& sentence) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Annotation& gold = sentence.gold[i];
      if (gold.lemma.empty() || gold.lemma == "_") continue;
      const LemmaScript script =
          lemma_script(sentence.forms[i], gold.lemma, gold.upos != Upos::propn);
      const auto id =
          ids_.try_emplace(script, static_cast<std::uint16_t>(ids_.size())).first->second;
      if (id == scripts_.size()) scripts_.push_back(script);
      const std::string word = lower_case(sentence.forms[i]);
      if (sentence.treebank == 0) words_[{{gold.upos, gold.morphology}, word}][id] += 1;
      // What another treebank says counts where ours is silent.
      by_upos_[{gold.upos, word}][id] += sentence.treebank == 0 ? 1000 : 1;
    }
  }

  void finish(ModelWriter& model) {
    learn_suffixes();
    learn_exceptions();
    std::vector<HashedTable::Entry> entries;
    for (const auto& [key, script] : rules_) entries.push_back({key, script});
    const std::vector<std::uint32_t> slots = HashedTable::build(entries);
    model.add(Section::lemma_rules, std::span<const std::uint32_t>(slots));
    const std::string text = write_scripts(scripts_);
    model.add(Section::lemma_scripts, std::span<const char>(text));
  }

 private:
  std::map<LemmaScript, std::uint16_t> ids_;
  std::vector<LemmaScript> scripts_;
  Words words_;
  std::map<std::pair<Upos, std::string>, Counts> by_upos_;
  std::map<std::uint64_t, std::uint16_t> rules_;

  /// The script of the longest ending shorter than `length` that is known.
  [[nodiscard]] const std::uint16_t* rule(const std::string& word, std::size_t length,
                                          const MorphologyClass& kind) const {
    while (length-- > 0) {
      const auto found = rules_.find(suffix_key(word, length, kind));
      if (found != rules_.end()) return &found->second;
    }
    return nullptr;
  }

  /// From short endings to long ones: an ending is kept if it says something else than a shorter
  /// one. Every word counts once, however frequent it is: frequent words are irregular.
  void learn_suffixes() {
    for (std::size_t length = 0; length <= longest_suffix; ++length) {
      std::map<std::uint64_t, std::pair<const Words::key_type*, Counts>> endings;
      for (const auto& [word, counts] : words_) {
        auto& ending = endings[suffix_key(word.second, length, word.first)];
        ending.first = &word;
        ++ending.second[most_frequent(counts)];
      }
      for (const auto& [key, ending] : endings) {
        const std::uint16_t script = most_frequent(ending.second);
        if (length > 1 && ending.second.at(script) < 2) continue;
        const auto& [kind, word] = *ending.first;
        const std::uint16_t* shorter = rule(word, length, kind);
        if (shorter == nullptr || *shorter != script) rules_[key] = script;
      }
    }
  }

  void learn_exceptions() {
    for (const auto& [word, counts] : by_upos_) {
      rules_[word_key(word.second, word.first)] = most_frequent(counts);
    }
    for (const auto& [word, counts] : words_) {
      const std::uint16_t script = most_frequent(counts);
      if (rules_.at(word_key(word.second, word.first.upos)) == script) continue;
      rules_[word_key(word.second, word.first)] = script;
    }
  }
};

}  // namespace

void train_lemmatizer(const std::vector<TrainingSentence>& sentences, ModelWriter& model) {
  LemmaTrainer trainer;
  for (const TrainingSentence& sentence : sentences) trainer.count(sentence);
  trainer.finish(model);
}

}  // namespace diplograph::extract
