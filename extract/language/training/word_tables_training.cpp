#include "extract/language/training/word_tables_training.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>

#include "extract/language/feature_hash.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {

std::vector<ListedWord> read_word_list(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw InputError({path, 0, 0, {}}, "expected a readable word list");
  std::vector<ListedWord> result;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
      throw InputError({path, number, 0, {}}, "expected three columns separated by tabs");
    }
    result.push_back({line.substr(0, first),
                      std::stoull(line.substr(first + 1, second - first - 1)),
                      line.substr(second + 1)});
  }
  return result;
}

WordTables TrainedTables::tables() const {
  return {HashedTable(word_classes), HashedTable(lexicon_classes), HashedTable(clusters),
          PersianVerbs(verb_stems, verb_lemmas)};
}

std::vector<std::uint32_t> train_word_classes(const std::vector<TrainingSentence>& sentences,
                                              std::size_t least) {
  std::map<std::string, std::array<std::size_t, upos_count>> words;
  for (const TrainingSentence& sentence : sentences) {
    if (sentence.treebank != 0) continue;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      ++words[sentence.tokens[i].key][static_cast<std::size_t>(sentence.gold[i].upos)];
    }
  }
  std::map<std::uint32_t, std::uint16_t> ids;
  std::vector<HashedTable::Entry> entries;
  for (const auto& [word, counts] : words) {
    std::size_t all = 0;
    for (const std::size_t count : counts) all += count;
    if (all < least) continue;
    std::uint32_t set = 0;
    for (std::size_t upos = 0; upos < counts.size(); ++upos) {
      if (counts[upos] * 20 >= all) set |= std::uint32_t{1} << upos;
    }
    const auto id = ids.try_emplace(set, static_cast<std::uint16_t>(ids.size())).first->second;
    entries.push_back({hash_text(word), id});
  }
  return HashedTable::build(entries);
}

std::vector<std::uint32_t> train_lexicon_classes(const std::vector<ListedWord>& words) {
  std::map<std::string, std::uint16_t> ids;
  std::map<std::uint64_t, std::uint16_t> values;
  for (const ListedWord& word : words) {
    if (word.classes == "0") continue;
    const auto id = ids.try_emplace(word.classes, static_cast<std::uint16_t>(ids.size())).first;
    values.try_emplace(hash_text(fold(word.word)), id->second);
  }
  std::vector<HashedTable::Entry> entries;
  for (const auto& [key, value] : values) entries.push_back({key, value});
  return HashedTable::build(entries);
}

void train_verbs(const std::string& stems_path, const std::vector<ListedWord>& words,
                 TrainedTables& tables) {
  std::map<std::string, std::uint64_t> frequency;
  for (const ListedWord& word : words) frequency[word.word] = word.frequency;
  struct Verb {
    std::uint64_t frequency;
    std::string past, present;
  };
  std::vector<Verb> verbs;
  std::ifstream file(stems_path);
  if (!file) throw InputError({stems_path, 0, 0, {}}, "expected a readable list of stems");
  for (std::string line; std::getline(file, line);) {
    const std::size_t hash = line.find('#');
    if (hash == std::string::npos || hash == 0 || line.find(' ') != std::string::npos) continue;
    const std::string past = line.substr(0, hash);
    const auto known = frequency.find(past);
    verbs.push_back({known == frequency.end() ? 0 : known->second, past, line.substr(hash + 1)});
  }
  std::stable_sort(verbs.begin(), verbs.end(),
                   [](const Verb& a, const Verb& b) { return a.frequency > b.frequency; });
  std::map<std::string, std::uint16_t> ids;
  std::set<std::uint64_t> taken;
  std::vector<HashedTable::Entry> entries;
  for (const Verb& verb : verbs) {
    const auto [id, fresh] = ids.try_emplace(verb.past, static_cast<std::uint16_t>(ids.size()));
    if (fresh) tables.verb_lemmas += verb.past + '\n';
    const std::uint64_t past = PersianVerbs::past_key(fold(verb.past));
    const std::uint64_t present = PersianVerbs::present_key(fold(verb.present));
    if (taken.insert(past).second) entries.push_back({past, id->second});
    if (!verb.present.empty() && taken.insert(present).second) {
      entries.push_back({present, id->second});
    }
  }
  tables.verb_stems = HashedTable::build(entries);
}

}  // namespace diplograph::extract
