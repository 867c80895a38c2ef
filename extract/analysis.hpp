#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/language/annotation.hpp"
#include "extract/language/conllu.hpp"
#include "extract/language/tokens.hpp"
#include "extract/text/document_text.hpp"

namespace diplograph::extract {

/// A run of tokens without a full stop that is longer is no sentence: the grammar of what is beyond
/// is not looked at.
constexpr std::size_t longest_sentence = 20000;

/// The tokens and sentences of a whole document.
struct Analysis {
  std::vector<Token> tokens;
  struct Sentence {
    TokenRange tokens;
    std::size_t block = 0;
  };
  std::vector<Sentence> sentences;
  /// What the language model says of each token; `head` counts from the first token of the
  /// document, -1 for a root. Empty if the language has no model.
  std::vector<Annotation> annotations;
  /// Whether a word list or treebank has the token's word: a name seldom is in one. Persian has no
  /// capitals, so this is known there; empty for other languages.
  std::vector<bool> known_words;
  /// Sentences too long to be any: the grammar of their further words was not looked at.
  std::vector<TokenRange> overlong;

  [[nodiscard]] bool is(std::size_t token, Upos upos) const {
    return !annotations.empty() && annotations[token].upos == upos;
  }
};

/// Finds the tokens and sentences of a document and annotates them with the built-in model of its
/// language. O(n).
[[nodiscard]] Analysis analyse(const DocumentText& document);

/// Takes tokens, sentences and annotation from CoNLL-U instead, which a parser wrote of
/// `document.text`. Its words are found in the text whatever their spaces, ZWNJ and variants of
/// letters; a token of several words counts as one; a sentence that goes over the end of a block
/// ends there. Throws `InputError` with the line of `file` for a word that the text does not have
/// next, and if the text goes on behind the last word. O(n).
[[nodiscard]] Analysis analyse(const DocumentText& document,
                               std::span<const ConlluSentence> sentences, const std::string& file);

}  // namespace diplograph::extract
