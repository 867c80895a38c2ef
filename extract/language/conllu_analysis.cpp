#include "extract/language/conllu_analysis.hpp"

#include <algorithm>

namespace diplograph::extract {
namespace {

void write_annotation(const Annotation& annotation, Depth depth, ConlluLine& line) {
  line[Column::lemma] = annotation.lemma;
  line[Column::upos] = name(annotation.upos);
  line[Column::feats] = features_of(annotation.morphology);
  const bool tree = depth == Depth::dependencies;
  line[Column::head] = tree ? std::to_string(annotation.head + 1) : "_";
  line[Column::deprel] = tree ? name(annotation.relation) : "_";
  line[Column::deps] = "_";
}

ConlluSentence sentence_of(std::span<const Token> tokens, std::string_view text,
                           const LanguageModel& model, Depth depth) {
  ConlluSentence sentence;
  const std::vector<Annotation> annotations = model.analyse(tokens, text, depth);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ConlluLine line;
    line.columns.fill("_");
    line[Column::id] = std::to_string(i + 1);
    line[Column::form] = text.substr(tokens[i].span.begin, tokens[i].span.size());
    write_annotation(annotations[i], depth, line);
    if (i + 1 < tokens.size() && !tokens[i + 1].space_before) line[Column::misc] = "SpaceAfter=No";
    sentence.lines.push_back(std::move(line));
  }
  return sentence;
}

}  // namespace

std::vector<ConlluSentence> analyse_lines(std::string_view text, const LanguageModel& model,
                                          Depth depth) {
  std::vector<ConlluSentence> result;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::vector<Token> tokens = tokenize(text.substr(begin, end - begin), begin);
    bool first = true;
    for (const TokenRange& range : split_sentences(tokens)) {
      const std::span<const Token> words(tokens.data() + range.first, range.last - range.first);
      ConlluSentence sentence = sentence_of(words, text, model, depth);
      if (first) sentence.comments.emplace_back("# newpar");
      first = false;
      sentence.comments.push_back("# sent_id = " + std::to_string(result.size() + 1));
      const std::uint64_t from = words.front().span.begin;
      sentence.comments.push_back("# text = " +
                                  std::string(text.substr(from, words.back().span.end - from)));
      result.push_back(std::move(sentence));
    }
    begin = end + 1;
  }
  return result;
}

std::vector<ConlluSentence> analyse_words(std::vector<ConlluSentence> sentences,
                                          const LanguageModel& model, Depth depth) {
  for (ConlluSentence& sentence : sentences) {
    std::string text;
    std::vector<Token> tokens;
    bool space = false;
    for (const ConlluLine& line : sentence.lines) {
      if (!line.is_word()) continue;
      if (space) text += ' ';
      const std::uint64_t begin = text.size();
      text += line[Column::form];
      tokens.push_back(make_token(line[Column::form], {begin, text.size()}, space));
      space = line[Column::misc].find("SpaceAfter=No") == std::string::npos;
    }
    const std::vector<Annotation> annotations = model.analyse(tokens, text, depth);
    std::size_t next = 0;
    for (ConlluLine& line : sentence.lines) {
      if (line.is_word()) write_annotation(annotations[next++], depth, line);
    }
  }
  return sentences;
}

}  // namespace diplograph::extract
