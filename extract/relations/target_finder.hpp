#pragma once

#include <vector>

#include "extract/mentions/discourse.hpp"
#include "extract/mentions/grammar.hpp"
#include "extract/mentions/name_pack.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/arguments.hpp"
#include "extract/relations/phrases.hpp"
#include "extract/relations/rule_pack.hpp"

namespace diplograph::extract {

/// Finds what fills the target of a rule: names, or words that become entities of an open class.
class TargetFinder {
 public:
  TargetFinder(const Grammar& grammar, const NamePack& names, const Discourse& discourse,
               const Analysis& analysis, Register& entities)
      : grammar_(grammar),
        names_(names),
        discourse_(discourse),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        schema_(Schema::diplomacy()),
        arguments_(grammar, analysis, entities),
        phrases_(grammar, analysis) {}

  /// The targets of a rule in the segment `range` whose trigger stands at `whole` and whose source,
  /// of type `source`, at `owner`. O(length of the segment).
  [[nodiscard]] std::vector<Filler> find(const Rule& rule, TypeId source, TokenRange whole,
                                         TokenRange owner, bool passive, TokenRange range);
  /// Whether a rule finds a target, whatever its source: quick, and true where that is not sure.
  /// O(mentions of the segment).
  [[nodiscard]] bool possible(const Rule& rule, TokenRange trigger, bool passive,
                              TokenRange range) const;
  /// The phrase of an earlier rule that ends nearest before the trigger, in its segment.
  [[nodiscard]] std::vector<Filler> phrase_before(const Argument& argument, TokenRange trigger,
                                                  TokenRange range) const;
  /// Whether a rule may relate a source of a type with a target of another.
  [[nodiscard]] bool allowed(const Rule& rule, TypeId source, TypeId target) const;

 private:
  const Grammar& grammar_;
  const NamePack& names_;
  const Discourse& discourse_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  const Schema& schema_;
  ArgumentFinder arguments_;
  PhraseFinder phrases_;

  /// Whether a mark ends a sentence or what stands in brackets or quotation marks.
  [[nodiscard]] static bool closes(const std::string& mark);
  [[nodiscard]] static PhraseShape shape_of(const Argument& argument);
  [[nodiscard]] std::vector<Filler> named_targets(const Rule& rule, TypeId source,
                                                  std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::vector<Phrase> phrase_before_purpose(std::size_t begin, std::size_t end,
                                                          const PhraseShape& shape) const;
  [[nodiscard]] std::vector<Filler> topic(const Argument& argument, std::size_t before) const;
  [[nodiscard]] TokenRange behind_owner(const Rule& rule, TokenRange trigger, TokenRange owner,
                                        TokenRange range) const;
  [[nodiscard]] std::size_t skip_insertion(std::size_t i, std::size_t end) const;
  [[nodiscard]] std::vector<Filler> marked(const Rule& rule, TypeId source, TokenRange trigger,
                                           TokenRange range);
  [[nodiscard]] std::vector<Filler> make(const Rule& rule, TypeId source,
                                         const std::vector<Phrase>& phrases);
  [[nodiscard]] TokenRange without_venue(TokenRange label) const;
  [[nodiscard]] TypeId type_of(const Rule& rule, TypeId source, TokenRange label) const;
  [[nodiscard]] std::vector<Filler> speaker(const Argument& argument) const;
  [[nodiscard]] bool is_actor(std::size_t entity) const;
  [[nodiscard]] bool has_any(const Argument& argument, TokenRange range) const;
};

}  // namespace diplograph::extract
