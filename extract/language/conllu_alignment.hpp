#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/conllu.hpp"
#include "extract/language/tokens.hpp"

namespace diplograph::extract {

/// A sentence of CoNLL-U with the places of its tokens in a text.
struct AlignedSentence {
  std::vector<Token> tokens;
  std::vector<Annotation> annotations;  ///< one per token; heads count from the first
};

/// Finds the tokens of `sentences` in `text`, one behind the other. Forms and text are compared
/// folded and without spaces, as parsers rewrite both. A range of words ("2-3 don't") is one token,
/// annotated as the word that the others hang from. Sentences without words are left out. Throws
/// `InputError` with the line of `file` for a token that the text does not have next, and if the
/// text has more words than the file. O(n).
[[nodiscard]] std::vector<AlignedSentence> align(std::string_view text,
                                                 std::span<const ConlluSentence> sentences,
                                                 const std::string& file);

}  // namespace diplograph::extract
