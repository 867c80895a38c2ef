#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/language/annotation.hpp"
#include "extract/language/conllu.hpp"
#include "extract/language/tokens.hpp"
#include "extract/text/document_text.hpp"

namespace diplograph::extract {

class LanguageModel;
class NameScan;

/// A run of tokens without a full stop that is longer is no sentence: the grammar of what is beyond
/// is not looked at.
constexpr std::size_t longest_sentence = 20000;

/// The tokens and sentences of a whole document.
class Analysis {
 public:
  std::vector<Token> tokens;
  struct Sentence {
    TokenRange tokens;
    std::size_t block = 0;
  };
  std::vector<Sentence> sentences;
  /// Whether a word list or treebank has the token's word: a name seldom is in one. Persian has no
  /// capitals, so this is known there; empty for other languages.
  std::vector<bool> known_words;
  /// Sentences too long to be any: the grammar of their further words was not looked at.
  std::vector<TokenRange> overlong;

  /// Whether anything is known of the tokens' grammar: the language has a model, or somebody else
  /// has analysed the text.
  [[nodiscard]] bool annotated() const { return !annotations_.empty(); }
  /// Whether our own model made the annotations: somebody else's are not doubted.
  [[nodiscard]] bool own() const { return model_ != nullptr; }
  [[nodiscard]] Upos upos(std::size_t token) const { return annotations_[token].upos; }
  [[nodiscard]] bool is(std::size_t token, Upos upos) const {
    return annotated() && annotations_[token].upos == upos;
  }
  /// What is known of a token of an annotated text; `head` counts from the first token of the
  /// document, -1 for a root. Morphology and trees take most of an analysis's time and are asked
  /// for in few sentences, so they are made when a token of their sentence is first asked for: an
  /// analysis belongs to one thread.
  [[nodiscard]] const Annotation& annotation(std::size_t token) const;

  /// Parts of speech by a model, which makes the rest later; `text` is that of the tokens and has
  /// to outlive the analysis.
  void annotate(const LanguageModel& model, std::string_view text);
  /// Takes whole annotations, one for each token.
  void set_annotations(std::vector<Annotation> annotations) {
    annotations_ = std::move(annotations);
  }

 private:
  const LanguageModel* model_ = nullptr;  // null if the annotations are whole
  std::string_view text_;
  mutable std::vector<Annotation> annotations_;
  mutable std::vector<bool> whole_;  // by sentence
  mutable std::size_t last_ = 0;     // the sentence that was asked for last

  void deepen(std::size_t sentence) const;
};

/// Finds the tokens and sentences of a document and annotates them with the built-in model of its
/// language. The document has to outlive the analysis. O(n).
[[nodiscard]] Analysis analyse(const DocumentText& document);

/// The tokens and sentences of the headings, and of the blocks in which a name stands that `names`
/// knows; nothing is known of their grammar. O(n).
[[nodiscard]] Analysis analyse_surface(const DocumentText& document, const NameScan& names);

/// Takes tokens, sentences and annotation from CoNLL-U instead, which a parser wrote of
/// `document.text`. Its words are found in the text whatever their spaces, ZWNJ and variants of
/// letters; a token of several words counts as one; a sentence that goes over the end of a block
/// ends there. Throws `InputError` with the line of `file` for a word that the text does not have
/// next, and if the text goes on behind the last word. O(n).
[[nodiscard]] Analysis analyse(const DocumentText& document,
                               std::span<const ConlluSentence> sentences, const std::string& file);

}  // namespace diplograph::extract
