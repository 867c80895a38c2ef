#pragma once

#include <optional>
#include <vector>

#include "extract/mentions/discourse.hpp"
#include "extract/mentions/grammar.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/rule_pack.hpp"
#include "extract/relations/segments.hpp"

namespace diplograph::extract {

/// An entity that fills an argument; no tokens if it is inherited.
struct Filler {
  std::size_t entity = 0;
  TokenRange tokens;
};

/// Finds the mentions that fill the arguments of a trigger: subjects, objects, doers of passive
/// verbs, with what is coordinated with them. O(length of the segment).
class ArgumentFinder {
 public:
  ArgumentFinder(const Grammar& grammar, const Analysis& analysis, const Register& entities)
      : grammar_(grammar), analysis_(analysis), tokens_(analysis.tokens), entities_(entities) {}

  /// The first token of the trigger's verb group: auxiliaries and adverbs before it belong to it.
  [[nodiscard]] std::size_t verb_group(std::size_t trigger, std::size_t begin) const;
  /// Whether the trigger is a passive participle ("was signed", "signed by").
  [[nodiscard]] bool is_passive(TokenRange trigger, TokenRange segment) const;
  /// The doer behind a passive trigger.
  [[nodiscard]] std::vector<Filler> agents(const Argument& argument, TokenRange trigger,
                                           TokenRange segment) const;
  [[nodiscard]] std::vector<Filler> subjects(const Argument& argument, std::size_t verb,
                                             TokenRange range) const;
  /// The mention whose words hold the head word of a subject, with what is coordinated with it; a
  /// word that stands for the state it belongs to ("the government of Chile") is that state.
  [[nodiscard]] std::vector<Filler> subject_at(const Argument& argument, std::size_t head,
                                               TokenRange range) const;
  /// "the efforts of X to end ...": the first token of X, if the trigger is an infinitive and
  /// stands behind a noun that infinitives explain.
  [[nodiscard]] std::optional<std::size_t> owner_of_infinitive(TokenRange trigger,
                                                               TokenRange range) const;
  /// The nearest mention before or after the trigger, or the first of the segment.
  [[nodiscard]] std::vector<Filler> nearest(const Argument& argument, TokenRange trigger,
                                            TokenRange segment) const;
  /// The subject that opens the clause behind the first comma after a trigger: "With the aim of A,
  /// X did B".
  [[nodiscard]] std::vector<Filler> behind_comma(const Argument& argument, TokenRange trigger,
                                                 TokenRange segment) const;
  /// Whether words that no mention covers could be a subject of their own in [first, last).
  [[nodiscard]] bool has_own_subject(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool fits(std::size_t entity, const Argument& argument) const;

 private:
  const Grammar& grammar_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  const Register& entities_;

  [[nodiscard]] const Mention& bearer_of(const Mention& named, const Argument& argument) const;
  [[nodiscard]] bool is_finite_verb(std::size_t i) const;
  [[nodiscard]] std::size_t clause_begin(std::size_t verb, std::size_t begin) const;
  [[nodiscard]] bool in_frame(const Mention& mention, std::size_t begin) const;
  [[nodiscard]] bool is_genitive(const Mention& mention, std::size_t begin) const;
  [[nodiscard]] bool can_act(const Mention& mention, std::size_t begin) const;
  [[nodiscard]] bool is_governed(std::size_t first, std::size_t begin) const;
  void collect(const std::vector<Mention>& list, const Argument& argument,
               std::vector<Filler>& fillers) const;
  [[nodiscard]] bool other_verb(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool only_function_words(std::size_t first, std::size_t last) const;
};

}  // namespace diplograph::extract
