#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/language/annotation.hpp"
#include "extract/language/tokens.hpp"

namespace diplograph::extract {

/// A sentence to learn from, with the text that its tokens' spans count in.
struct TrainingSentence {
  std::string text;
  std::vector<Token> tokens;
  std::vector<std::string> forms;
  std::vector<Annotation> gold;
  /// Per token, which parts of speech count as right: bit `1 << upos`. One bit where the treebank
  /// is annotated as we want it, more where it draws other lines.
  std::vector<std::uint32_t> allowed;
  /// 0 for the treebank whose annotation we want; morphology is learnt from it alone.
  std::size_t treebank = 0;
};

/// Reads a CoNLL-U file. Throws `InputError`.
[[nodiscard]] std::vector<TrainingSentence> read_treebank(const std::string& path);

/// Reads tokens, one a line, an empty line between sentences; no annotation.
[[nodiscard]] std::vector<TrainingSentence> read_tokens(const std::string& path);

/// Reads plain text, a paragraph a line, with our own tokens and sentences; no annotation.
[[nodiscard]] std::vector<TrainingSentence> read_text(const std::string& path);

/// Adapts sentences of a treebank that draws other lines between parts of speech and relations to
/// the treebank `target`: words that `target` knows may have the parts of speech that they have
/// there, a noun may be a name; relations are renamed to their counterparts.
void adapt_treebank(std::vector<TrainingSentence>& sentences,
                    const std::vector<TrainingSentence>& target);

}  // namespace diplograph::extract
