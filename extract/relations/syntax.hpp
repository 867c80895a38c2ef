#pragma once

#include <cstddef>
#include <optional>

#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// The subject that the parse gives to a verb.
struct SyntaxSubject {
  bool known = false;     ///< the parse has one
  bool certain = false;   ///< it is the verb's own, or that of a verb beside it: if it is no
                          ///< name, the verb has none
  std::size_t token = 0;  ///< its head word
};

/// What the rule engine asks of parts of speech and dependencies. Without annotations every word
/// may be a verb and no subject is known.
class Syntax {
 public:
  explicit Syntax(const Analysis& analysis) : analysis_(analysis), tokens_(analysis.tokens) {}

  /// Whether the word is used as a verb; at the start of an item a gerund is one too.
  [[nodiscard]] bool is_verb(std::size_t token, bool opens_item) const;
  /// Whether the verb is finite, or has an auxiliary.
  [[nodiscard]] bool is_finite(std::size_t token) const;
  /// The subject of the trigger's verb: its own, or that of the verb that governs it (conjuncts,
  /// open complements, adverbial clauses). O(length of the segment).
  [[nodiscard]] SyntaxSubject subject_of(TokenRange trigger, TokenRange segment) const;

 private:
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;

  [[nodiscard]] std::optional<std::size_t> own_subject(std::size_t verb, TokenRange segment) const;
  /// The name that a noun belongs to: "the efforts of X", "X's plan".
  [[nodiscard]] std::optional<std::size_t> owner_of(std::size_t noun, TokenRange segment) const;
};

}  // namespace diplograph::extract
