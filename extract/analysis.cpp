#include "extract/analysis.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/language/conllu_alignment.hpp"
#include "extract/language/language_model.hpp"

namespace diplograph::extract {
namespace {

const LanguageModel* model_of(const std::string& language) {
  if (language == "fa") return &LanguageModel::of(Language::persian);
  if (language == "en") return &LanguageModel::of(Language::english);
  return nullptr;
}

void annotate(std::string_view text, const LanguageModel& model, Analysis& analysis) {
  analysis.annotations.reserve(analysis.tokens.size());
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    const std::span<const Token> tokens(analysis.tokens.data() + sentence.tokens.first,
                                        sentence.tokens.last - sentence.tokens.first);
    const std::size_t analysed = std::min(tokens.size(), longest_sentence);
    if (analysed < tokens.size()) analysis.overlong.push_back(sentence.tokens);
    for (Annotation& annotation : model.analyse(tokens.first(analysed), text)) {
      if (annotation.head >= 0) annotation.head += static_cast<std::int32_t>(sentence.tokens.first);
      analysis.annotations.push_back(std::move(annotation));
    }
    analysis.annotations.resize(sentence.tokens.last);
  }
}

/// Only a language without capitals needs to know.
void look_words_up(const DocumentText& document, Analysis& analysis) {
  if (document.language != "fa") return;
  const LanguageModel& model = LanguageModel::of(Language::persian);
  for (const Token& token : analysis.tokens) {
    analysis.known_words.push_back(model.knows(token, document.text.text()));
  }
}

/// The part of a sentence that lies in one block, [first, last), as a sentence of its own: heads
/// outside of it are none.
void add_part(const AlignedSentence& sentence, std::size_t first, std::size_t last,
              std::size_t block, Analysis& analysis) {
  const std::size_t offset = analysis.tokens.size();
  for (std::size_t i = first; i < last; ++i) {
    Annotation annotation = sentence.annotations[i];
    const std::int32_t head = annotation.head;
    if (head >= static_cast<std::int32_t>(first) && head < static_cast<std::int32_t>(last)) {
      annotation.head = head - static_cast<std::int32_t>(first) + static_cast<std::int32_t>(offset);
    } else {
      annotation.head = -1;
      annotation.relation = Relation::root;
    }
    analysis.tokens.push_back(sentence.tokens[i]);
    analysis.annotations.push_back(std::move(annotation));
  }
  analysis.sentences.push_back({{offset, offset + last - first}, block});
}

}  // namespace

Analysis analyse(const DocumentText& document) {
  Analysis analysis;
  const std::string_view text = document.text.text();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const ByteSpan span = document.blocks[i].text;
    std::vector<Token> tokens = tokenize(text.substr(span.begin, span.size()), span.begin);
    const std::size_t offset = analysis.tokens.size();
    for (const TokenRange range : split_sentences(tokens)) {
      analysis.sentences.push_back({{range.first + offset, range.last + offset}, i});
    }
    std::move(tokens.begin(), tokens.end(), std::back_inserter(analysis.tokens));
  }
  if (const LanguageModel* model = model_of(document.language)) annotate(text, *model, analysis);
  look_words_up(document, analysis);
  return analysis;
}

Analysis analyse(const DocumentText& document, std::span<const ConlluSentence> sentences,
                 const std::string& file) {
  Analysis analysis;
  std::size_t block = 0;
  const auto advance_to = [&](const Token& token) {
    while (block + 1 < document.blocks.size() &&
           document.blocks[block].text.end <= token.span.begin) {
      ++block;
    }
  };
  for (const AlignedSentence& sentence : align(document.text.text(), sentences, file)) {
    std::size_t first = 0;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      advance_to(sentence.tokens[i]);
      const bool ends = i + 1 == sentence.tokens.size() ||
                        document.blocks[block].text.end <= sentence.tokens[i + 1].span.begin;
      if (!ends) continue;
      add_part(sentence, first, i + 1, block, analysis);
      first = i + 1;
    }
  }
  look_words_up(document, analysis);
  return analysis;
}

}  // namespace diplograph::extract
