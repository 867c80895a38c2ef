#include "extract/analysis.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "extract/language/conllu_alignment.hpp"
#include "extract/language/language_model.hpp"
#include "extract/mentions/name_scan.hpp"

namespace diplograph::extract {
namespace {

const LanguageModel* model_of(const std::string& language) {
  if (language == "fa") return &LanguageModel::of(Language::persian);
  if (language == "en") return &LanguageModel::of(Language::english);
  return nullptr;
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
              std::size_t block, Analysis& analysis, std::vector<Annotation>& annotations) {
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
    annotations.push_back(std::move(annotation));
  }
  analysis.sentences.push_back({{offset, offset + last - first}, block});
}

void add_block(const DocumentText& document, std::size_t block, Analysis& analysis) {
  const ByteSpan span = document.blocks[block].text;
  std::vector<Token> tokens =
      tokenize(std::string_view(document.text.text()).substr(span.begin, span.size()), span.begin);
  const std::size_t offset = analysis.tokens.size();
  for (const TokenRange range : split_sentences(tokens)) {
    analysis.sentences.push_back({{range.first + offset, range.last + offset}, block});
  }
  std::move(tokens.begin(), tokens.end(), std::back_inserter(analysis.tokens));
}

}  // namespace

void Analysis::annotate(const LanguageModel& model, std::string_view text) {
  model_ = &model;
  text_ = text;
  annotations_.reserve(tokens.size());
  whole_.assign(sentences.size(), false);
  for (const Sentence& sentence : sentences) {
    const std::span<const Token> words(tokens.data() + sentence.tokens.first,
                                       sentence.tokens.last - sentence.tokens.first);
    const std::size_t analysed = std::min(words.size(), longest_sentence);
    if (analysed < words.size()) overlong.push_back(sentence.tokens);
    std::vector<Annotation> annotations =
        model.analyse(words.first(analysed), text, Depth::parts_of_speech);
    std::move(annotations.begin(), annotations.end(), std::back_inserter(annotations_));
    annotations_.resize(sentence.tokens.last);
  }
}

const Annotation& Analysis::annotation(std::size_t token) const {
  if (model_ == nullptr) return annotations_[token];
  const TokenRange last = sentences[last_].tokens;
  if (token < last.first || token >= last.last) {
    const auto behind = std::upper_bound(
        sentences.begin(), sentences.end(), token,
        [](std::size_t place, const Sentence& sentence) { return place < sentence.tokens.first; });
    last_ = static_cast<std::size_t>(behind - sentences.begin()) - 1;
  }
  if (!whole_[last_]) deepen(last_);
  return annotations_[token];
}

void Analysis::deepen(std::size_t sentence) const {
  whole_[sentence] = true;
  const std::size_t first = sentences[sentence].tokens.first;
  const std::size_t size = std::min(sentences[sentence].tokens.last - first, longest_sentence);
  const std::span<Annotation> annotations(annotations_.data() + first, size);
  model_->deepen({tokens.data() + first, size}, text_, annotations);
  for (Annotation& annotation : annotations) {
    if (annotation.head >= 0) annotation.head += static_cast<std::int32_t>(first);
  }
}

Analysis analyse_surface(const DocumentText& document, const NameScan& names) {
  Analysis analysis;
  const std::string_view text = document.text.text();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const ByteSpan span = document.blocks[i].text;
    if (document.blocks[i].kind == BlockKind::heading ||
        names.any(text.substr(span.begin, span.size()))) {
      add_block(document, i, analysis);
    }
  }
  return analysis;
}

Analysis analyse(const DocumentText& document) {
  Analysis analysis;
  const std::string_view text = document.text.text();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) add_block(document, i, analysis);
  if (const LanguageModel* model = model_of(document.language)) analysis.annotate(*model, text);
  look_words_up(document, analysis);
  return analysis;
}

Analysis analyse(const DocumentText& document, std::span<const ConlluSentence> sentences,
                 const std::string& file) {
  Analysis analysis;
  std::vector<Annotation> annotations;
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
      add_part(sentence, first, i + 1, block, analysis, annotations);
      first = i + 1;
    }
  }
  analysis.set_annotations(std::move(annotations));
  look_words_up(document, analysis);
  return analysis;
}

}  // namespace diplograph::extract
