#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_span.hpp"

namespace diplograph::extract {

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// A word, number or punctuation mark. `key` is the form that rules and lexicons match: folded by
/// `fold`. A Persian word with ZWNJ is one token.
struct Token {
  ByteSpan span;
  std::string key;
  TokenKind kind = TokenKind::word;
  bool capital = false;       ///< begins with an upper-case letter
  bool all_capitals = false;  ///< two or more letters, all upper-case
  bool space_before = false;
};

/// The folded form of a word: case, diacritics, ZWNJ and hamza carriers dropped, yeh, kaf, alef and
/// heh in one form each, digits as ASCII. Two spellings of one word fold alike.
[[nodiscard]] std::string fold(std::string_view word);

/// Splits `text` into tokens; spans count from `offset`. Hyphenated words are one token each part
/// with the hyphen between; a number keeps its inner `.` `,` `:` `/`; an address of the web or of
/// mail is one token, and so is a run of one mark ("..."). English 's, n't, 'll and their like are
/// tokens of their own; Persian می and its verb are one token also with a space between. O(n).
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, std::uint64_t offset = 0);

/// The token of a word that is already cut out, such as a line of CoNLL-U. O(n).
[[nodiscard]] Token make_token(std::string_view surface, ByteSpan span, bool space_before);

/// A run of tokens, [first, last).
struct TokenRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Splits the tokens of one block into sentences: after . ! ? ؟ … and ؛ unless the mark ends an
/// abbreviation, an initial or a number within the sentence. Every token is in one sentence.
[[nodiscard]] std::vector<TokenRange> split_sentences(std::span<const Token> tokens);

}  // namespace diplograph::extract
