#include "extract/relations/arguments.hpp"

#include <algorithm>

#include "extract/mentions/coordination.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t farthest_auxiliary = 4;  // words between a subject and its verb
constexpr std::size_t agent_distance = 14;     // tokens between a passive verb and its doer

bool is_possessive(const Token& token) {
  return token.key == "s" || token.key == "'s" || (token.key == "'" && !token.space_before);
}

}  // namespace

bool ArgumentFinder::fits(std::size_t entity, const Argument& argument) const {
  return std::any_of(argument.types.begin(), argument.types.end(), [&](TypeId wanted) {
    return Schema::diplomacy().is_a(entities_.at(entity).type, wanted);
  });
}

std::size_t ArgumentFinder::verb_group(std::size_t trigger, std::size_t begin) const {
  std::size_t first = trigger;
  while (first > begin) {
    const Token& token = tokens_[first - 1];
    const bool inner = grammar_.auxiliaries.contains(token.key) || grammar_.is_adverb(token) ||
                       grammar_.negators.contains(token.key) ||
                       grammar_.passive_auxiliaries.contains(token.key) ||
                       grammar_.infinitive_markers.contains(token.key);
    if (!inner) break;
    --first;
  }
  return first;
}

bool ArgumentFinder::is_passive(TokenRange trigger, TokenRange segment) const {
  const std::string& word = tokens_[trigger.first].key;
  const bool participle =
      std::any_of(grammar_.participle_endings.begin(), grammar_.participle_endings.end(),
                  [&](const std::string& ending) { return word.ends_with(ending); });
  if (!participle) return false;
  if (trigger.last < segment.last && grammar_.agents.contains(tokens_[trigger.last].key))
    return true;
  for (std::size_t i = trigger.first; i > segment.first; --i) {
    const Token& token = tokens_[i - 1];
    if (grammar_.passive_auxiliaries.contains(token.key)) return true;
    if (!grammar_.is_adverb(token) && !grammar_.negators.contains(token.key)) return false;
  }
  return false;
}

void ArgumentFinder::collect(const std::vector<Mention>& list, const Argument& argument,
                             std::vector<Filler>& fillers) const {
  for (const Mention& mention : list) {
    if (fits(mention.entity, argument)) {
      fillers.push_back({mention.entity, {mention.first, mention.last}});
    }
    for (const std::size_t more : mention.more) {
      if (fits(more, argument)) fillers.push_back({more, {mention.first, mention.last}});
    }
  }
}

bool ArgumentFinder::only_function_words(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last;) {
    const Token& token = tokens_[i];
    if (const auto head = grammar_.transparent_heads.at(tokens_, i, last)) {
      i += head.length;
      continue;
    }
    const bool function = grammar_.determiners.contains(token.key) ||
                          grammar_.prepositions.contains(token.key) ||
                          grammar_.phrase_edges.contains(token.key) || grammar_.is_adverb(token) ||
                          grammar_.list_leads.contains(token.key);
    if (!function) return false;
    ++i;
  }
  return true;
}

std::vector<Filler> ArgumentFinder::agents(const Argument& argument, TokenRange trigger,
                                           TokenRange segment) const {
  std::vector<Filler> fillers;
  const std::size_t limit = std::min(segment.last, trigger.last + agent_distance);
  for (std::size_t i = trigger.last; i < limit; ++i) {
    if (!grammar_.agents.contains(tokens_[i].key)) continue;
    auto walk = entities_.mentions().lower_bound(i + 1);
    for (; walk != entities_.mentions().end() && walk->second.last <= segment.last; ++walk) {
      if (!fits(walk->second.entity, argument)) break;
      if (walk->first - i > 6) break;
      collect(list_from(entities_, grammar_, tokens_, walk->second, segment.last), argument,
              fillers);
      return fillers;
    }
  }
  return fillers;
}

/// Whether a preposition or a verb stands before the name and takes it for its own.
bool ArgumentFinder::is_governed(std::size_t first, std::size_t begin) const {
  std::size_t i = first;
  while (i > begin && grammar_.determiners.contains(tokens_[i - 1].key)) --i;
  if (i == begin) return false;
  if (!grammar_.prepositions.contains(tokens_[i - 1].key)) return false;
  std::size_t head_end = i - 1;
  return !grammar_.transparent_heads.before(tokens_, begin, head_end);
}

/// "ایران در چارچوب بریکس برای ...": a frame is no owner of the purpose; a commission that was set
/// up for it is.
bool ArgumentFinder::in_frame(const Mention& mention, std::size_t begin) const {
  const Schema& schema = Schema::diplomacy();
  const std::vector<Mention> list = list_before(entities_, grammar_, tokens_, begin, mention.last);
  const Mention& head = list.empty() ? mention : list.front();
  const TypeId type = entities_.at(head.entity).type;
  return schema.is_a(type, *schema.find_type("Actor")) &&
         type != *schema.find_type("GovernmentBody") && is_governed(head.first, begin);
}

/// "ورود مقدونیه": a name behind a noun belongs to it, unless the noun stands for the name.
bool ArgumentFinder::is_genitive(const Mention& mention, std::size_t begin) const {
  if (mention.first <= begin) return false;
  std::size_t end = mention.first;
  if (grammar_.transparent_heads.before(tokens_, begin, end)) return false;
  return analysis_.is(end - 1, Upos::noun) || analysis_.is(end - 1, Upos::adj);
}

bool ArgumentFinder::can_act(const Mention& mention, std::size_t begin) const {
  const std::size_t next = mention.last;
  const bool more = next < tokens_.size();
  if (grammar_.sources.before(tokens_, begin, mention.first)) return false;  // who says so
  if (mention.form == Mention::Form::demonym) {
    return more && grammar_.transparent_heads.at(tokens_, next, std::min(tokens_.size(), next + 3));
  }
  if (more && is_possessive(tokens_[next])) {
    return static_cast<bool>(
        grammar_.transparent_heads.at(tokens_, next + 1, std::min(tokens_.size(), next + 4)));
  }
  return !is_governed(mention.first, begin);
}

bool ArgumentFinder::is_finite_verb(std::size_t i) const {
  return (analysis_.is(i, Upos::verb) || analysis_.is(i, Upos::aux)) &&
         !grammar_.participles.contains(tokens_[i].key);
}

/// Where the clause of a verb begins, in a language whose verbs close their clauses: behind the
/// last "that" or "but", or behind a finite verb and what links the next clause to it.
std::size_t ArgumentFinder::clause_begin(std::size_t verb, std::size_t begin) const {
  for (std::size_t i = verb; i > begin; --i) {
    const Token& token = tokens_[i - 1];
    if (grammar_.clause_starts.contains(token.key)) return i;
    if (i > begin + 1 && entities_.mentions().contains(i) && is_finite_verb(i - 1)) {
      return i;  // "X گفت Y از ... حمایت می‌کند"
    }
    const bool link = grammar_.conjunctions.contains(token.key) ||
                      grammar_.commas.contains(token.key) || token.key == "؛";
    if (!link || i < begin + 2) continue;
    const std::size_t before = i - 2;
    if (is_finite_verb(before)) return i;
  }
  return begin;
}

/// "دبیرکل ناتو، X، ...": who holds an office for the one that is named first is the subject.
const Mention& ArgumentFinder::bearer_of(const Mention& named, const Argument& argument) const {
  for (const NameFact* fact : entities_.facts_to(named.first)) {
    if (fact->source_tokens.first < named.last || fact->source_tokens.first > named.last + 1) {
      continue;
    }
    const auto bearer = entities_.mentions().find(fact->source_tokens.first);
    if (bearer != entities_.mentions().end() && fits(bearer->second.entity, argument)) {
      return bearer->second;
    }
  }
  return named;
}

std::vector<Filler> ArgumentFinder::subjects(const Argument& argument, std::size_t verb,
                                             TokenRange range) const {
  std::vector<Filler> fillers;
  const auto& mentions = entities_.mentions();
  const auto end = mentions.lower_bound(verb);
  const auto begin = mentions.lower_bound(range.first);
  const auto takes = [&](const Mention& mention) {
    if (!fits(mention.entity, argument) || mention.last > verb) return false;
    // "به ناتو و اتحادیه اروپا": what governs the first of a list governs all of it.
    const std::vector<Mention> list =
        list_before(entities_, grammar_, tokens_, range.first, mention.last);
    return can_act(mention, range.first) && (list.empty() || can_act(list.front(), range.first));
  };
  if (grammar_.subject_first) {
    const std::size_t clause = clause_begin(verb, range.first);
    for (const auto start : {mentions.lower_bound(clause), begin}) {
      for (auto walk = start; walk != end; ++walk) {
        if (!takes(walk->second)) continue;
        if (clause > range.first && is_genitive(walk->second, clause)) continue;
        const Mention& subject = bearer_of(walk->second, argument);
        collect(list_from(entities_, grammar_, tokens_, subject, verb), argument, fillers);
        return fillers;
      }
    }
    return fillers;
  }
  for (auto walk = end; walk != begin;) {
    --walk;
    const std::vector<Mention> list =
        list_before(entities_, grammar_, tokens_, range.first, walk->second.last);
    const Mention& head = list.empty() ? walk->second : list.front();
    if (!fits(walk->second.entity, argument) || !can_act(head, range.first)) continue;
    if (walk->second.form == Mention::Form::demonym && !can_act(walk->second, range.first))
      continue;
    if (verb - walk->second.last > argument.near) return fillers;
    collect(list, argument, fillers);
    return fillers;
  }
  return fillers;
}

std::vector<Filler> ArgumentFinder::subject_at(const Argument& argument, std::size_t head,
                                               TokenRange range) const {
  std::vector<Filler> fillers;
  const Mention* mention = entities_.covering(head);
  if (mention == nullptr) mention = entities_.bearer_of_office(head);
  if (mention == nullptr && grammar_.transparent_heads.contains(tokens_[head].key)) {
    const std::size_t low = head > range.first + 2 ? head - 2 : range.first;
    for (std::size_t i = head; i > low && mention == nullptr; --i) {
      mention = entities_.covering(i - 1);
    }
    for (std::size_t i = head + 1; i < std::min(range.last, head + 4) && mention == nullptr; ++i) {
      mention = entities_.covering(i);
    }
  }
  if (mention == nullptr) return fillers;
  const std::vector<Mention> before =
      list_before(entities_, grammar_, tokens_, range.first, mention->last);
  const Mention& first = before.empty() ? *mention : before.front();
  collect(list_from(entities_, grammar_, tokens_, first, range.last), argument, fillers);
  return fillers;
}

std::optional<std::size_t> ArgumentFinder::owner_of_infinitive(TokenRange trigger,
                                                               TokenRange range) const {
  std::size_t to = trigger.first;
  if (!grammar_.infinitive_markers.contains(tokens_[to].key)) --to;
  if (to <= range.first || to >= range.last ||
      !grammar_.infinitive_markers.contains(tokens_[to].key)) {
    return std::nullopt;
  }
  const Mention* owner = entities_.covering(to - 1);
  if (owner == nullptr || owner->last != to) return std::nullopt;
  std::size_t i = owner->first;
  while (i > range.first && grammar_.determiners.contains(tokens_[i - 1].key)) --i;
  const bool owned = i > range.first + 1 && grammar_.prepositions.contains(tokens_[i - 1].key) &&
                     grammar_.infinitive_nouns.contains(tokens_[i - 2].key);
  return owned ? std::optional(owner->first) : std::nullopt;
}

std::vector<Filler> ArgumentFinder::behind_comma(const Argument& argument, TokenRange trigger,
                                                 TokenRange segment) const {
  std::vector<Filler> fillers;
  for (std::size_t i = trigger.last; i + 1 < segment.last; ++i) {
    if (!grammar_.commas.contains(tokens_[i].key)) continue;
    std::size_t first = i + 1;
    while (first + 1 < segment.last && grammar_.determiners.contains(tokens_[first].key)) ++first;
    const auto subject = entities_.mentions().find(first);
    if (subject == entities_.mentions().end()) continue;
    const auto passive = [&](std::size_t word) {
      return grammar_.passive_auxiliaries.contains(tokens_[word].key);
    };
    bool done_to = false;  // "..., a commission shall be established"
    for (std::size_t word = subject->second.last; word < segment.last; ++word) {
      if (word - subject->second.last >= farthest_auxiliary) break;
      done_to = done_to || passive(word);
    }
    if (done_to) return fillers;
    if (fits(subject->second.entity, argument) && can_act(subject->second, segment.first)) {
      collect(list_from(entities_, grammar_, tokens_, subject->second, segment.last), argument,
              fillers);
      return fillers;
    }
  }
  return fillers;
}

std::vector<Filler> ArgumentFinder::nearest(const Argument& argument, TokenRange trigger,
                                            TokenRange segment) const {
  std::vector<Filler> fillers;
  const auto& mentions = entities_.mentions();
  if (argument.place == Argument::Place::before) {
    for (auto walk = mentions.lower_bound(trigger.first);
         walk != mentions.begin() && std::prev(walk)->first >= segment.first;) {
      --walk;
      if (walk->second.last > trigger.first || !fits(walk->second.entity, argument)) continue;
      if (trigger.first - walk->second.last > argument.near) break;
      if (argument.adjacent && !only_function_words(walk->second.last, trigger.first)) break;
      if (argument.free && in_frame(walk->second, segment.first)) break;
      collect(list_before(entities_, grammar_, tokens_, segment.first, walk->second.last), argument,
              fillers);
      return fillers;
    }
    return fillers;
  }
  const bool after = argument.place == Argument::Place::after;
  const std::size_t low = after ? trigger.last : segment.first;
  const std::size_t high = after ? segment.last : trigger.first;
  for (auto walk = mentions.lower_bound(low); walk != mentions.end() && walk->second.last <= high;
       ++walk) {
    if (!fits(walk->second.entity, argument)) continue;
    if (after && walk->first - low > argument.near) break;
    if (after && other_verb(low, walk->first)) break;
    if (argument.adjacent && !only_function_words(low, walk->first)) break;
    collect(list_from(entities_, grammar_, tokens_, walk->second, high), argument, fillers);
    return fillers;
  }
  return fillers;
}

/// "abandoned its neutrality and applied for X": whether another verb begins between two words.
bool ArgumentFinder::other_verb(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (grammar_.conjunctions.contains(tokens_[i].key) && analysis_.is(i + 1, Upos::verb)) {
      return true;
    }
  }
  return false;
}

bool ArgumentFinder::has_own_subject(std::size_t first, std::size_t last) const {
  bool governed = false;
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::word) {
      governed = governed && !grammar_.commas.contains(token.key);
      continue;
    }
    if (grammar_.clause_starts.contains(token.key)) {
      governed = false;
      continue;
    }
    if (grammar_.prepositions.contains(token.key) ||
        grammar_.time_prepositions.contains(token.key)) {
      governed = true;
      continue;
    }
    const bool function = grammar_.determiners.contains(token.key) ||
                          grammar_.conjunctions.contains(token.key) || grammar_.is_adverb(token) ||
                          grammar_.auxiliaries.contains(token.key) ||
                          grammar_.negators.contains(token.key);
    if (!function && !governed) return true;
  }
  return false;
}

}  // namespace diplograph::extract
