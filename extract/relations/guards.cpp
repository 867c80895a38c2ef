#include "extract/relations/guards.hpp"

#include <array>

#include "extract/relations/token_phrases.hpp"

namespace diplograph::extract {

std::string_view to_string(Stop stop) {
  constexpr std::array<std::string_view, 15> words{
      "it fired",
      "its trigger lies in words that another rule has read",
      "it is for the items of lists",
      "its trigger does not open the clause",
      "the words before its trigger forbid it",
      "its trigger is no verb here",
      "its verb is not finite here",
      "the sentence has none of the words that it requires",
      "the sentence has words that silence it",
      "no goal or means stands right before its trigger",
      "a rule with a longer trigger has fired there",
      "nothing fills its source",
      "nothing fills its target",
      "the schema allows none of its relations between what it found",
      "another rule has said the same",
  };
  return words.at(static_cast<std::size_t>(stop));
}

Stop Guards::check(const Rule& rule, bool verb, TokenRange trigger, const Segment& segment) const {
  if (rule.only_items && !segment.lead) return Stop::not_an_item;
  if (rule.position == Rule::Position::start && !opens(trigger.first, segment)) {
    return Stop::not_at_start;
  }
  if (ends_with_any(tokens_, rule.not_after, {segment.tokens.first, trigger.first})) {
    return Stop::forbidden_before;
  }
  if (verb && !syntax_.is_verb(trigger.first, rule.position == Rule::Position::start) &&
      !(grammar_.capital_names && analysis_.own() && must_be_verb(trigger, segment))) {
    return Stop::not_a_verb;
  }
  if (rule.finite && !syntax_.is_finite(trigger.first)) return Stop::not_finite;
  if (!rule.required.empty() && !contains_any(tokens_, rule.required, segment.tokens)) {
    return Stop::without_required;
  }
  return contains_any(tokens_, rule.unless, segment.tokens) ? Stop::with_unless : Stop::none;
}

/// Whether a word that was tagged as a noun has to be a verb: it stands between two names ("Kenya
/// backs Uganda"), or behind a name in a clause that has no other verb ("that Hungary blocks
/// aid").
bool Guards::must_be_verb(TokenRange trigger, const Segment& segment) const {
  if (trigger.first <= segment.tokens.first || trigger.last >= segment.tokens.last) return false;
  const Mention* before = entities_.covering(trigger.first - 1);
  if (before == nullptr || before->form != Mention::Form::name) return false;
  const Mention* behind = entities_.covering(trigger.last);
  if (behind != nullptr && behind->form == Mention::Form::name) return true;
  if (!tokens_[trigger.first].key.ends_with('s')) return false;
  std::size_t i = before->first;
  while (i > segment.tokens.first && !grammar_.clause_starts.contains(tokens_[i - 1].key)) --i;
  for (; i < segment.tokens.last; ++i) {
    if (analysis_.is(i, Upos::verb) || analysis_.is(i, Upos::aux)) return false;
  }
  return true;
}

/// Whether a trigger opens its segment, or an item's clause behind a comma or conjunction.
bool Guards::opens(std::size_t trigger, const Segment& segment) const {
  std::size_t i = trigger;
  while (i > segment.tokens.first && (grammar_.is_adverb(tokens_[i - 1]) ||
                                      grammar_.infinitive_markers.contains(tokens_[i - 1].key) ||
                                      grammar_.determiners.contains(tokens_[i - 1].key))) {
    --i;
  }
  if (i == segment.tokens.first) return true;
  const bool alike = tokens_[i].key.ends_with("ing") == first_word(segment).ends_with("ing");
  return segment.lead && alike &&
         (grammar_.commas.contains(tokens_[i - 1].key) ||
          grammar_.conjunctions.contains(tokens_[i - 1].key));
}

const std::string& Guards::first_word(const Segment& segment) const {
  std::size_t i = segment.tokens.first;
  while (i + 1 < segment.tokens.last && tokens_[i].kind == TokenKind::punctuation) ++i;
  return tokens_[i].key;
}

}  // namespace diplograph::extract
