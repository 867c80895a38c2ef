#include "extract/language/training/training_corpus.hpp"

#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "extract/language/conllu.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputError({path, 0, 0, {}}, "expected a readable file");
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

std::uint32_t bit(Upos upos) { return std::uint32_t{1} << static_cast<std::uint32_t>(upos); }

void add_token(TrainingSentence& sentence, const std::string& form, bool space_before) {
  if (space_before && !sentence.text.empty()) sentence.text += ' ';
  const std::uint64_t begin = sentence.text.size();
  sentence.text += form;
  sentence.tokens.push_back(make_token(form, {begin, sentence.text.size()}, space_before));
  sentence.forms.push_back(form);
}

}  // namespace

std::vector<TrainingSentence> read_treebank(const std::string& path) {
  std::vector<TrainingSentence> result;
  for (const ConlluSentence& source : read_conllu(read_file(path), path)) {
    TrainingSentence sentence;
    bool space = false;
    for (const ConlluLine& line : source.lines) {
      if (!line.is_word()) continue;
      add_token(sentence, line[Column::form], space);
      space = line[Column::misc].find("SpaceAfter=No") == std::string::npos;
    }
    sentence.gold = annotations_of(source);
    for (const Annotation& word : sentence.gold) sentence.allowed.push_back(bit(word.upos));
    result.push_back(std::move(sentence));
  }
  return result;
}

std::vector<TrainingSentence> read_tokens(const std::string& path) {
  std::vector<TrainingSentence> result;
  TrainingSentence sentence;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) {
      add_token(sentence, line, true);
    } else if (!sentence.tokens.empty()) {
      result.push_back(std::exchange(sentence, {}));
    }
  }
  if (!sentence.tokens.empty()) result.push_back(std::move(sentence));
  return result;
}

std::vector<TrainingSentence> read_text(const std::string& path) {
  std::vector<TrainingSentence> result;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    const std::vector<Token> tokens = tokenize(line);
    for (const TokenRange& range : split_sentences(tokens)) {
      TrainingSentence sentence;
      for (std::size_t i = range.first; i < range.last; ++i) {
        const ByteSpan span = tokens[i].span;
        add_token(sentence, line.substr(span.begin, span.size()), tokens[i].space_before);
      }
      result.push_back(std::move(sentence));
    }
  }
  return result;
}

void adapt_treebank(std::vector<TrainingSentence>& sentences,
                    const std::vector<TrainingSentence>& target) {
  std::map<std::string, std::uint32_t> known;
  for (const TrainingSentence& sentence : target) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      known[sentence.tokens[i].key] |= bit(sentence.gold[i].upos);
    }
  }
  static constexpr auto renamed = std::to_array<std::pair<Relation, Relation>>(
      {{Relation::nmod_poss, Relation::nmod},
       {Relation::acl_relcl, Relation::acl},
       {Relation::flat, Relation::flat_name},
       {Relation::flat_foreign, Relation::flat_name},
       {Relation::aux_pass, Relation::aux},
       {Relation::det_predet, Relation::det},
       {Relation::cc_preconj, Relation::cc},
       {Relation::compound, Relation::nmod},
       {Relation::compound_prt, Relation::compound_lvc}});
  for (TrainingSentence& sentence : sentences) {
    sentence.treebank = 1;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      std::uint32_t allowed = sentence.allowed[i];
      if (allowed == bit(Upos::noun)) allowed |= bit(Upos::propn);
      const auto there = known.find(sentence.tokens[i].key);
      if (there != known.end()) {
        allowed = (allowed & there->second) != 0 ? allowed & there->second : there->second;
      }
      sentence.allowed[i] = allowed;
      for (const auto& [from, to] : renamed) {
        if (sentence.gold[i].relation == from) {
          sentence.gold[i].relation = to;
          break;
        }
      }
    }
  }
}

}  // namespace diplograph::extract
