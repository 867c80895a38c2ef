#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/grammar.hpp"
#include "extract/relations/rule_pack.hpp"
#include "extract/relations/segments.hpp"
#include "extract/relations/syntax.hpp"

namespace diplograph::extract {

/// Where a rule stopped whose trigger stands in the text, in the order of its steps.
enum class Stop : std::uint8_t {
  none,              ///< it did not: it fired
  covered,           ///< the trigger lies in words that another rule has read
  not_an_item,       ///< it is for list items
  not_at_start,      ///< its trigger has to open the clause
  forbidden_before,  ///< words before the trigger forbid it (`notAfter`)
  not_a_verb,        ///< the trigger has to be a verb here
  not_finite,        ///< the verb has to be finite
  without_required,  ///< the sentence has none of the words in `requires`
  with_unless,       ///< the sentence has words of `unless`
  no_link,           ///< no goal or means stands right before the trigger
  less_specific,     ///< a rule with a longer trigger has fired on the same words
  no_source,         ///< nothing fills the source
  no_target,         ///< nothing fills the target
  not_allowed,       ///< the schema allows none of its relations between what it found
  said_already       ///< another rule has said the same
};

/// What a stop means, as a person would put it: "nothing fills its source".
[[nodiscard]] std::string_view to_string(Stop stop);

/// A rule whose trigger was found and that did not fire.
struct RuleStop {
  std::string rule;
  TokenRange trigger;
  std::size_t sentence = 0;
  Stop stop = Stop::none;
};

/// The conditions that a rule puts on the place of its trigger. O(length of the segment).
class Guards {
 public:
  Guards(const Grammar& grammar, const Analysis& analysis, const Register& entities,
         const Syntax& syntax)
      : grammar_(grammar),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        syntax_(syntax) {}

  /// The first condition that does not hold; `verb`: the trigger's first word has to be a verb.
  [[nodiscard]] Stop check(const Rule& rule, bool verb, TokenRange trigger,
                           const Segment& segment) const;

 private:
  const Grammar& grammar_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  const Register& entities_;
  const Syntax& syntax_;

  [[nodiscard]] bool must_be_verb(TokenRange trigger, const Segment& segment) const;
  [[nodiscard]] bool opens(std::size_t trigger, const Segment& segment) const;
  [[nodiscard]] const std::string& first_word(const Segment& segment) const;
};

}  // namespace diplograph::extract
