#include "extract/mentions/coordination.hpp"

#include <algorithm>

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_source = 3;  // words of "according to"
constexpr std::size_t widest_gap = 9;      // tokens between two items of a list

/// The end of a bracket that opens at `i`; `i` if none does.
std::size_t behind_bracket(const std::vector<Token>& tokens, std::size_t i, std::size_t end) {
  if (i >= end || tokens[i].key != "(") return i;
  for (std::size_t walk = i; walk < end; ++walk) {
    if (tokens[walk].key == ")") return walk + 1;
  }
  return i;
}

/// Lists are of one kind: actors, persons among them, or things of one type.
bool same_kind(const Register& entities, std::size_t left, std::size_t right) {
  const Schema& schema = Schema::diplomacy();
  const TypeId actor = *schema.find_type("Actor");
  const TypeId a = entities.at(left).type;
  const TypeId b = entities.at(right).type;
  if (a == b) return true;
  const TypeId person = *schema.find_type("Person");
  return schema.is_a(a, actor) && schema.is_a(b, actor) && a != person && b != person;
}

/// The word before a name and its determiners.
std::string_view preposition_of(const Grammar& grammar, const std::vector<Token>& tokens,
                                std::size_t first) {
  while (first > 1 && grammar.determiners.contains(tokens[first - 1].key)) --first;
  return first > 0 ? std::string_view(tokens[first - 1].key) : std::string_view();
}

/// "the Republic of Korea (ROK), ...": a name in brackets is one more for that before.
bool in_brackets(const std::vector<Token>& tokens, const Mention& mention) {
  return mention.first > 0 && tokens[mention.first - 1].key == "(" &&
         mention.last < tokens.size() && tokens[mention.last].key == ")";
}

/// Where the office of a person begins who is named behind it: "... and French president X".
std::size_t office_begin(const Register& entities, const Mention& person) {
  std::size_t first = person.first;
  for (const NameFact* fact : entities.facts_from(person.first)) {
    if (fact->tokens.first >= person.first) continue;
    first = std::min(first, fact->tokens.first);
    if (fact->target_tokens.last > fact->target_tokens.first &&
        fact->target_tokens.first < person.first) {
      first = std::min(first, fact->target_tokens.first);
    }
  }
  return first;
}

/// Whether a mention between two of a list is none of it: a name in brackets, the adjective of an
/// office.
bool is_aside(const std::vector<Token>& tokens, const Mention& mention) {
  return mention.form == Mention::Form::demonym || in_brackets(tokens, mention);
}

}  // namespace

bool coordinated(const Register& entities, const Grammar& grammar, const std::vector<Token>& tokens,
                 const Mention& left, const Mention& right) {
  if (right.first < left.last || right.first - left.last > widest_gap) return false;
  if (right.first == left.last) return false;
  // "به گفته مسکو، ناتو ...": who says it is no part of what is said.
  const std::size_t before = left.first > longest_source ? left.first - longest_source : 0;
  if (grammar.sources.before(tokens, before, left.first)) return false;
  bool separated = false;
  const std::size_t end = std::max(left.last, office_begin(entities, right));
  std::size_t i = behind_bracket(tokens, left.last, end);
  while (i < end) {
    const Token& token = tokens[i];
    const bool separator =
        grammar.commas.contains(token.key) || grammar.conjunctions.contains(token.key);
    if (const auto conjunction = grammar.conjunctions.at(tokens, i, end)) {
      separated = true;
      i += conjunction.length;
      continue;
    }
    const bool time = !separator && i + 1 < end && tokens[i + 1].kind == TokenKind::number &&
                      grammar.prepositions.contains(token.key);
    if (time) {  // "X در ۱۹۲۳، Y در ۱۹۲۴"
      i += 2;
      continue;
    }
    separated = separated || separator;
    if (!separator && !grammar.determiners.contains(token.key)) {
      if (!separated) return false;
      const auto head = grammar.transparent_heads.at(tokens, i, end);
      const bool link = grammar.prepositions.contains(token.key) && i > left.last &&
                        grammar.transparent_heads.before(tokens, left.last, i);
      // "a member of A and of B": the preposition of the first is said again.
      const bool repeated = grammar.capital_names && grammar.prepositions.contains(token.key) &&
                            left.first > 0 &&
                            preposition_of(grammar, tokens, left.first) == token.key;
      if (!head && !link && !repeated) return false;
      i += head ? head.length : 1;
      continue;
    }
    ++i;
  }
  return separated && same_kind(entities, left.entity, right.entity);
}

std::vector<Mention> list_before(const Register& entities, const Grammar& grammar,
                                 const std::vector<Token>& tokens, std::size_t begin,
                                 std::size_t end) {
  std::vector<Mention> list;
  if (end == 0) return list;
  const Mention* last = entities.covering(end - 1);
  if (last == nullptr || last->last != end) return list;
  list.push_back(*last);
  for (auto walk = entities.mentions().find(last->first); walk != entities.mentions().begin();) {
    --walk;
    if (walk->first < begin) break;
    if (!coordinated(entities, grammar, tokens, walk->second, list.back())) {
      if (is_aside(tokens, walk->second)) continue;
      break;
    }
    list.push_back(walk->second);
  }
  std::reverse(list.begin(), list.end());
  return list;
}

std::vector<Mention> list_from(const Register& entities, const Grammar& grammar,
                               const std::vector<Token>& tokens, const Mention& first,
                               std::size_t end) {
  std::vector<Mention> list{first};
  auto walk = entities.mentions().upper_bound(first.first);
  for (; walk != entities.mentions().end() && walk->second.last <= end; ++walk) {
    if (!coordinated(entities, grammar, tokens, list.back(), walk->second)) {
      if (is_aside(tokens, walk->second)) continue;
      break;
    }
    list.push_back(walk->second);
  }
  return list;
}

}  // namespace diplograph::extract
