#include "extract/relations/target_finder.hpp"

#include <algorithm>

#include "extract/mentions/coordination.hpp"
#include "extract/relations/marked_arguments.hpp"

namespace diplograph::extract {

PhraseShape TargetFinder::shape_of(const Argument& argument) {
  PhraseShape shape;
  shape.list = argument.list;
  shape.verbal = argument.verbal;
  shape.fewest = argument.fewest;
  if (argument.verbal) shape.most = 26;
  shape.clause = argument.clause;
  shape.adverbial = argument.adverbial;
  return shape;
}

bool TargetFinder::allowed(const Rule& rule, TypeId source, TypeId target) const {
  return std::any_of(rule.relations.begin(), rule.relations.end(),
                     [&](RelationId relation) { return schema_.allows(relation, source, target); });
}

/// Names that stand where the phrase would begin and can be the target themselves.
std::vector<Filler> TargetFinder::named_targets(const Rule& rule, TypeId source, std::size_t begin,
                                                std::size_t end) const {
  const Mention* known = begin < end ? entities_.covering(begin) : nullptr;
  while (known == nullptr && begin < end &&
         (grammar_.determiners.contains(tokens_[begin].key) || tokens_[begin].key == "\"" ||
          tokens_[begin].key == "“")) {
    ++begin;
    known = begin < end ? entities_.covering(begin) : nullptr;
  }
  if (known == nullptr || known->first != begin) return {};
  if (known->form == Mention::Form::demonym) {
    // "the Dutch government" is the state, "the Dutch proposal" is a phrase.
    const auto head = grammar_.transparent_heads.at(tokens_, known->last, end);
    const bool stands = head && allowed(rule, source, entities_.at(known->entity).type);
    if (!stands) return {};
    return {{known->entity, {known->first, known->last}}};
  }
  if (!allowed(rule, source, entities_.at(known->entity).type)) return {};
  const bool border = known->last >= end || phrases_.is_border(known->last, end) ||
                      closes(tokens_[known->last].key);
  // "artificial intelligence research" begins with a concept, and is another thing.
  if (entities_.at(known->entity).id.starts_with("concept/") &&
      !arguments_.fits(known->entity, rule.target) &&
      (!border ||
       !schema_.allows(rule.relations.front(), source, entities_.at(known->entity).type))) {
    return {};
  }
  const bool open = !schema_.is_a(entities_.at(known->entity).type, *schema_.find_type("Actor"));
  if (!open && !border) return {};
  std::vector<Filler> result;
  for (const Mention& mention : list_from(entities_, grammar_, tokens_, *known, end)) {
    if (allowed(rule, source, entities_.at(mention.entity).type)) {
      result.push_back({mention.entity, {mention.first, mention.last}});
    }
  }
  return result;
}

std::vector<Filler> TargetFinder::find(const Rule& rule, TypeId source, TokenRange whole,
                                       TokenRange owner, bool passive, TokenRange range) {
  const TokenRange trigger = behind_owner(rule, whole, owner, range);
  const Argument& argument = rule.target;
  if (argument.object || !argument.markers.empty()) return marked(rule, source, trigger, range);
  if (!argument.phrase) {
    if (argument.place == Argument::Place::speaker) return speaker(argument);
    if (argument.place == Argument::Place::topic) return topic(argument, trigger.first);
    if (rule.late) {
      std::vector<Filler> found = phrase_before(argument, trigger, range);
      if (!found.empty()) return found;
    }
    if (!passive) return arguments_.nearest(argument, trigger, range);
    Argument before = argument;
    before.place = Argument::Place::before;
    return arguments_.nearest(before, trigger, range);
  }
  const std::size_t begin = argument.verbal ? trigger.first : trigger.last;
  PhraseShape shape = shape_of(argument);
  shape.own = trigger.last - trigger.first;
  const bool backwards = passive || argument.place == Argument::Place::before;
  if (!backwards) {
    std::vector<Filler> named = named_targets(rule, source, trigger.last, range.last);
    if (!named.empty()) return named;
  }
  const std::size_t verb = arguments_.verb_group(trigger.first, range.first);
  if (backwards) {
    const Mention* known = verb > range.first ? entities_.covering(verb - 1) : nullptr;
    // "Iran's accession to X was supported": what is supported is the accession.
    if (known != nullptr && passive && known->first > range.first &&
        grammar_.prepositions.contains(tokens_[known->first - 1].key)) {
      known = nullptr;
    }
    if (known != nullptr && allowed(rule, source, entities_.at(known->entity).type)) {
      return {{known->entity, {known->first, known->last}}};
    }
    return make(rule, source, phrase_before_purpose(range.first, verb, shape));
  }
  return make(rule, source, phrases_.after(begin, range.last, shape));
}

bool TargetFinder::possible(const Rule& rule, TokenRange trigger, bool passive,
                            TokenRange range) const {
  const Argument& argument = rule.target;
  if (argument.phrase || argument.object || !argument.markers.empty() || rule.late ||
      argument.place == Argument::Place::speaker || argument.place == Argument::Place::topic) {
    return true;
  }
  Argument place = argument;
  if (passive) place.place = Argument::Place::before;
  return !arguments_.nearest(place, trigger, range).empty();
}

/// The phrase before a token. In "A برای دستیابی به B از اهداف X است" that is A, not what it is
/// for.
std::vector<Phrase> TargetFinder::phrase_before_purpose(std::size_t begin, std::size_t end,
                                                        const PhraseShape& shape) const {
  std::vector<Phrase> phrases = phrases_.before(begin, end, shape);
  if (phrases.empty() || phrases.front().whole.first <= begin) return phrases;
  const std::size_t first = phrases.front().whole.first;
  const PhraseTable::Match lead = grammar_.purpose_leads.before(tokens_, begin, first);
  if (!lead || lead.length >= first - begin) return phrases;
  std::vector<Phrase> earlier = phrases_.before(begin, first - lead.length, shape);
  return earlier.empty() ? phrases : earlier;
}

/// The last entity of a fitting type that was named before a token.
std::vector<Filler> TargetFinder::topic(const Argument& argument, std::size_t before) const {
  const auto& mentions = entities_.mentions();
  for (auto walk = mentions.lower_bound(before); walk != mentions.begin();) {
    --walk;
    if (before - walk->first > argument.near) break;
    const bool fits = arguments_.fits(walk->second.entity, argument);
    if (fits && walk->second.form != Mention::Form::demonym) return {{walk->second.entity, {}}};
  }
  if (discourse_.self && arguments_.fits(*discourse_.self, argument))
    return {{*discourse_.self, {}}};
  return {};
}

/// "The goal of X is Y": what is said of X begins behind it; the trigger with its owner.
TokenRange TargetFinder::behind_owner(const Rule& rule, TokenRange trigger, TokenRange owner,
                                      TokenRange range) const {
  const bool behind = rule.source.place == Argument::Place::after &&
                      rule.target.place == Argument::Place::after && rule.target.phrase &&
                      rule.target.markers.empty() && owner.last > owner.first &&
                      owner.first >= trigger.last;
  if (!behind) return trigger;
  return {trigger.first, skip_insertion(owner.last, range.last)};
}

/// The token behind an inserted clause: "اهداف آن، چنان‌که در منشور
/// آمده است،
/// ... است".
std::size_t TargetFinder::skip_insertion(std::size_t i, std::size_t end) const {
  if (i + 1 >= end || !grammar_.commas.contains(tokens_[i].key)) return i;
  const std::size_t first = i + 1;
  if (!analysis_.is(first, Upos::sconj) && !grammar_.clause_starts.contains(tokens_[first].key)) {
    return i;
  }
  for (std::size_t walk = first; walk + 1 < end && walk - first < 16; ++walk) {
    if (grammar_.commas.contains(tokens_[walk].key)) return walk + 1;
  }
  return i;
}

/// The argument that a marker before the trigger brings.
std::vector<Filler> TargetFinder::marked(const Rule& rule, TypeId source, TokenRange trigger,
                                         TokenRange range) {
  const Argument& argument = rule.target;
  const auto place = marked_argument(argument, grammar_, analysis_, entities_, trigger, range);
  if (!place) return {};
  if (argument.phrase) {
    std::vector<Filler> named = named_targets(rule, source, place->first, place->last);
    if (!named.empty()) return named;
    return make(rule, source, phrases_.after(place->first, place->last, shape_of(argument)));
  }
  Argument plain = argument;
  plain.place = Argument::Place::after;
  std::vector<Filler> found = arguments_.nearest(plain, {place->first, place->first}, *place);
  // "سیاست چین واحد را تأیید کرد": an actor inside of an object is not the object.
  if (argument.object && !found.empty() && is_actor(found.front().entity) &&
      analysis_.is(place->first, Upos::noun) && found.front().tokens.first > place->first &&
      !grammar_.transparent_heads.at(tokens_, place->first, place->last)) {
    return {};
  }
  return found;
}

/// "vetoed the draft resolution on X", "با قطعنامه ... مخالفت کرد": what a phrase's head word says
/// that it is, if the rule's relation takes such; else what the rule says.
TypeId TargetFinder::type_of(const Rule& rule, TypeId source, TokenRange label) const {
  const TypeId given = rule.target.types.front();
  std::size_t last = label.first + 1;
  if (grammar_.capital_names) {
    while (last < label.last && !grammar_.prepositions.contains(tokens_[last].key)) ++last;
  }
  const std::size_t begin = grammar_.capital_names ? label.first : last - 1;
  for (std::size_t i = begin; i < last; ++i) {
    const PhraseTable::Match head = names_.heads.at(tokens_, i, label.last);
    const bool is_head = head && (!grammar_.capital_names || i + head.length == last);
    if (!is_head) continue;
    const TypeId type = names_.head_kinds[head.value].type;
    const bool thing =
        type == *schema_.find_type("Agreement") || type == *schema_.find_type("Event");
    if (thing && schema_.allows(rule.relations.front(), source, type)) return type;
  }
  return given;
}

/// "a summit in Madrid": where it is held is no part of what it is.
TokenRange TargetFinder::without_venue(TokenRange label) const {
  if (!grammar_.capital_names) return label;
  for (std::size_t i = label.last; i > label.first + 1;) {
    --i;
    if (grammar_.venue_prepositions.contains(tokens_[i].key)) return {label.first, i};
    if (!tokens_[i].capital) return label;
  }
  return label;
}

std::vector<Filler> TargetFinder::make(const Rule& rule, TypeId source,
                                       const std::vector<Phrase>& phrases) {
  std::vector<Filler> result;
  for (Phrase phrase : phrases) {
    // A name alone is no goal or strategy: who is named so cannot be one.
    const Mention* name = entities_.covering(phrase.label.first);
    const bool actor = name != nullptr && name->form != Mention::Form::phrase &&
                       name->last >= phrase.label.last && is_actor(name->entity);
    if (actor || !has_any(rule.target, phrase.label)) continue;
    if (name != nullptr && name->form == Mention::Form::name && name->first == phrase.label.first &&
        name->last >= phrase.label.last &&
        entities_.is_a(name->entity, *schema_.find_type("Agreement"))) {
      // "through the Tehran Convention": the agreement itself, not a strategy of its name.
      result.push_back({name->entity, phrase.label});
      continue;
    }
    const TypeId type = type_of(rule, source, phrase.label);
    if (type == *schema_.find_type("Event")) phrase.label = without_venue(phrase.label);
    result.push_back({entities_.phrase(type, phrase.label, phrase.whole, rule.id, rule.confidence),
                      phrase.label});
  }
  return result;
}

/// The phrase of an earlier rule that ends nearest before the trigger, in its segment.
std::vector<Filler> TargetFinder::phrase_before(const Argument& argument, TokenRange trigger,
                                                TokenRange range) const {
  const Mention* best = nullptr;
  const bool before = argument.place != Argument::Place::after;
  for (auto walk = entities_.phrases().rbegin(); walk != entities_.phrases().rend(); ++walk) {
    if (walk->first < range.first) break;
    const bool placed =
        before ? walk->last <= trigger.first && trigger.first - walk->last <= argument.near
               : walk->first >= trigger.last && walk->first - trigger.last <= argument.near;
    if (!placed || !arguments_.fits(walk->entity, argument)) continue;
    if (best == nullptr || (before ? walk->last > best->last : walk->first < best->first)) {
      best = &*walk;
    }
  }
  if (best == nullptr) return {};
  return {{best->entity, {best->first, best->last}}};
}

std::vector<Filler> TargetFinder::speaker(const Argument& argument) const {
  if (!discourse_.speaker || !arguments_.fits(*discourse_.speaker, argument)) return {};
  return {{*discourse_.speaker, {}}};
}

bool TargetFinder::is_actor(std::size_t entity) const {
  return entities_.is_a(entity, *schema_.find_type("Actor"));
}

bool TargetFinder::has_any(const Argument& argument, TokenRange range) const {
  if (argument.having.empty()) return true;
  return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(range.first),
                     tokens_.begin() + static_cast<std::ptrdiff_t>(range.last),
                     [&](const Token& token) {
                       return std::find(argument.having.begin(), argument.having.end(),
                                        token.key) != argument.having.end();
                     });
}

bool TargetFinder::closes(const std::string& mark) {
  static constexpr std::string_view closing = ".!?:;)";
  return mark == "؟" || mark == "؛" || mark == "…" || mark == "»" || mark == "”" || mark == "\"" ||
         (mark.size() == 1 && closing.find(mark.front()) != std::string_view::npos);
}

}  // namespace diplograph::extract
