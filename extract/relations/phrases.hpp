#pragma once

#include <cstddef>
#include <vector>

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// Words that a rule makes a node of: the label that a person would write down, and the words that
/// it was cut from ("promote free trade" gives the label "free trade").
struct Phrase {
  TokenRange label;
  TokenRange whole;
};

/// How a rule wants its phrase cut.
struct PhraseShape {
  bool list = false;       ///< each item of a list is a phrase
  bool verbal = false;     ///< it begins with a verb, whose objects stay together
  bool clause = false;     ///< it goes on through an auxiliary, to the end of its clause
  bool adverbial = false;  ///< the object of its clause may stand behind it
  std::size_t own = 0;     ///< tokens of the trigger that a verbal phrase begins with
  std::size_t fewest = 2;  ///< words of a label
  std::size_t most = 18;   ///< tokens of a label
};

/// Finds noun and verb phrases by their function words: a phrase goes on until a clause border, a
/// time, or a comma that no list goes on behind. O(length of the phrase).
class PhraseFinder {
 public:
  PhraseFinder(const Grammar& grammar, const Analysis& analysis)
      : grammar_(grammar), analysis_(analysis), tokens_(analysis.tokens) {}

  /// The phrases that begin at token `begin`, before token `end`.
  [[nodiscard]] std::vector<Phrase> after(std::size_t begin, std::size_t end,
                                          PhraseShape shape) const;
  /// The phrase that ends before token `end`, not before `begin`.
  [[nodiscard]] std::vector<Phrase> before(std::size_t begin, std::size_t end,
                                           PhraseShape shape) const;
  /// Cuts function words off both ends and a verb that only carries its object.
  [[nodiscard]] Phrase tidy(TokenRange range, PhraseShape shape) const;
  /// Whether a phrase ends at the token: a clause border, a preposition or a list separator.
  [[nodiscard]] bool is_border(std::size_t i, std::size_t end) const;
  [[nodiscard]] std::size_t words(TokenRange range) const;
  /// Whether a phrase begins no further right than the token: nothing but function words is there.
  [[nodiscard]] bool is_empty(TokenRange range) const;

 private:
  const Grammar& grammar_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;

  [[nodiscard]] bool ends_at(std::size_t i, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool closes_quotation(std::size_t i, std::size_t begin) const;
  /// Whether the token is a verb or opens a clause, by its part of speech.
  [[nodiscard]] bool is_clause_border(std::size_t i) const;
  /// The noun right before a verb that only carries it ("تأکید" of "تأکید کرد") is no part of the
  /// phrase before it; the token behind the phrase.
  [[nodiscard]] std::size_t without_verbal_noun(std::size_t first, std::size_t last,
                                                std::size_t end) const;
  [[nodiscard]] bool is_noun_after_all(std::size_t i) const;
  [[nodiscard]] bool begins_clause(std::size_t item) const;
  [[nodiscard]] bool stands_alone(std::size_t item, std::size_t end, PhraseShape shape) const;
  [[nodiscard]] bool object_follows(std::size_t comma, std::size_t end) const;
  [[nodiscard]] bool is_separator(std::size_t i) const;
  [[nodiscard]] std::size_t next_item(std::size_t i, std::size_t end) const;
  [[nodiscard]] bool begins_purpose(std::size_t i, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool begins_other(std::size_t item, bool verbal) const;
  [[nodiscard]] bool list_goes_on(std::size_t comma, std::size_t end) const;
  [[nodiscard]] bool splits(std::size_t first, std::size_t item, PhraseShape shape) const;
  /// Whether a lone "and" before the item parts two phrases ("X را و افزایش Y") rather than two
  /// words of one ("همکاری علمی و فنی").
  [[nodiscard]] bool parts_phrases(std::size_t item) const;
  [[nodiscard]] bool is_gerund(std::size_t i) const;
  [[nodiscard]] bool accept(const Phrase& phrase, PhraseShape shape) const;
};

}  // namespace diplograph::extract
