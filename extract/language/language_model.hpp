#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/annotation.hpp"
#include "extract/language/lemmatizer.hpp"
#include "extract/language/parser.hpp"
#include "extract/language/tagger.hpp"
#include "extract/language/tokens.hpp"
#include "extract/language/word_features.hpp"

namespace diplograph::extract {

/// How far an analysis goes: parts of speech, morphology and lemmas too, or the tree too.
enum class Depth : std::uint8_t { parts_of_speech, morphology, dependencies };

/// Analyses sentences of one language: parts of speech, morphology, lemmas, dependencies. Holds
/// views into a model file only; any number of threads may use one model at the same time.
class LanguageModel {
 public:
  /// The built-in model of a language. The first call opens it (well under a millisecond).
  [[nodiscard]] static const LanguageModel& of(Language language);

  /// A model from a file's content, which has to be aligned to 16 bytes and to outlive the model.
  /// Throws `InputError` naming `path` if it is no model.
  LanguageModel(std::string_view content, const std::string& path);

  /// Annotates the tokens of one sentence; `text` is what their spans count in. One annotation per
  /// token, heads count from the first token. A sentence of more than 400 tokens is analysed in
  /// pieces, cut at punctuation where there is some. Without dependencies all heads are -1.
  /// O(tokens).
  [[nodiscard]] std::vector<Annotation> analyse(std::span<const Token> sentence,
                                                std::string_view text,
                                                Depth depth = Depth::dependencies) const;

  /// Adds morphology, lemmas and the tree to annotations of one sentence that have parts of speech.
  /// O(tokens).
  void deepen(std::span<const Token> sentence, std::string_view text,
              std::span<Annotation> annotations) const;

  /// Whether the word list or the treebank behind the model has the word.
  [[nodiscard]] bool knows(const Token& token, std::string_view text) const;

 private:
  WordTables tables_;
  Tagger tagger_;
  Lemmatizer lemmatizer_;
  Parser parser_;

  void add_morphology(std::span<const Token> tokens, std::string_view text, TagRow& tags,
                      std::span<Annotation> annotations) const;
  void deepen_piece(std::span<const Token> tokens, std::string_view text,
                    std::span<Annotation> annotations) const;
  [[nodiscard]] std::vector<Annotation> analyse_piece(std::span<const Token> tokens,
                                                      std::string_view text, Depth depth) const;
};

}  // namespace diplograph::extract
