#include "extract/candidates/entity_resolver.hpp"

#include <algorithm>
#include <array>

#include "extract/language_packs.hpp"
#include "graph/slug.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_name = 300;  // letters: longer ones are paragraphs

// How well a known type agrees with the one that was said.
constexpr int same_type = 0, finer_type = 1, kin_type = 2, kin_that_does_not_fit = 3, conflict = 9;

ByteSpan span_of(const Analysis& analysis, TokenRange tokens) {
  return {analysis.tokens[tokens.first].span.begin, analysis.tokens[tokens.last - 1].span.end};
}

bool overlap(TokenRange a, TokenRange b) { return a.first < b.last && b.first < a.last; }

bool is_empty(TokenRange range) { return range.first == range.last; }

bool is_open_pair(const std::string& a, const std::string& b) {
  return (a == "Goal" && b == "Strategy") || (a == "Strategy" && b == "Goal");
}

}  // namespace

EntityResolver::EntityResolver(const DocumentReading& reading, const QuoteFinder& finder,
                               const SchemaWords& words)
    : reading_(reading), finder_(finder), words_(words), schema_(words.schema()) {
  const Register& entities = reading.entities;
  const auto add = [&](const Mention& mention) {
    places_.push_back({{mention.first, mention.last}, mention.entity, mention.form});
    for (const std::size_t more : mention.more) {
      places_.push_back({{mention.first, mention.last}, more, mention.form});
    }
  };
  for (const auto& [first, mention] : entities.mentions()) add(mention);
  for (const Mention& mention : entities.inner_mentions()) add(mention);
  for (const Mention& mention : entities.phrases()) add(mention);
  std::stable_sort(places_.begin(), places_.end(),
                   [](const Place& a, const Place& b) { return a.tokens.first < b.tokens.first; });
  places_of_.resize(entities.entities().size());
  for (std::size_t i = 0; i < places_.size(); ++i) places_of_[places_[i].entity].push_back(i);
  for (std::size_t i = 0; i < entities.entities().size(); ++i) {
    for (const Name& name : entities.at(i).names) {
      by_name_.emplace(Lexicon::squeeze(bare(name.text)), i);
    }
  }
}

/// A name without the determiner before it and the marks around it.
std::string EntityResolver::bare(std::string_view name) const {
  std::vector<Token> tokens = tokenize(name);
  std::size_t first = 0;
  std::size_t last = tokens.size();
  const auto mark = [&](std::size_t i) { return tokens[i].kind == TokenKind::punctuation; };
  while (first < last && mark(first)) ++first;
  while (last > first && mark(last - 1)) --last;
  if (reading_.packs != nullptr && last - first > 1 && reading_.packs->grammar.capital_names &&
      reading_.packs->grammar.determiners.contains(tokens[first].key)) {
    ++first;
  }
  if (first == last) return {};
  return std::string(
      name.substr(tokens[first].span.begin, tokens[last - 1].span.end - tokens[first].span.begin));
}

TokenRange EntityResolver::tokens_in(ByteSpan span) const {
  const std::vector<Token>& tokens = reading_.analysis.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.span.end <= span.begin;
  });
  const auto last = std::partition_point(
      first, tokens.end(), [&](const Token& token) { return token.span.begin < span.end; });
  return {static_cast<std::size_t>(first - tokens.begin()),
          static_cast<std::size_t>(last - tokens.begin())};
}

std::size_t EntityResolver::sentence_of(std::size_t token) const {
  const auto& sentences = reading_.analysis.sentences;
  const auto behind = std::partition_point(
      sentences.begin(), sentences.end(),
      [&](const Analysis::Sentence& sentence) { return sentence.tokens.last <= token; });
  return static_cast<std::size_t>(behind - sentences.begin());
}

QuotePlace EntityResolver::place_of(ByteSpan span) const {
  QuotePlace place;
  place.text = span;
  place.tokens = tokens_in(span);
  place.sentences = place.paragraph = place.tokens;
  const auto& sentences = reading_.analysis.sentences;
  if (is_empty(place.tokens) || sentences.empty()) return place;
  const std::size_t first = std::min(sentence_of(place.tokens.first), sentences.size() - 1);
  const std::size_t last = std::min(sentence_of(place.tokens.last - 1), sentences.size() - 1);
  place.first_sentence = first;
  place.last_sentence = last;
  place.sentences = {std::min(sentences[first].tokens.first, place.tokens.first),
                     std::max(sentences[last].tokens.last, place.tokens.last)};
  std::size_t low = first;
  std::size_t high = last;
  while (low > 0 && sentences[low - 1].block == sentences[first].block) --low;
  while (high + 1 < sentences.size() && sentences[high + 1].block == sentences[last].block) ++high;
  place.paragraph = {std::min(sentences[low].tokens.first, place.sentences.first),
                     std::max(sentences[high].tokens.last, place.sentences.last)};
  return place;
}

std::optional<TypeId> EntityResolver::in_schema(TypeId type) const {
  if (&schema_ == &Schema::diplomacy()) return type;
  const auto found = schema_.find_type(Schema::diplomacy().type(type).name);
  if (!found || schema_.type(*found).abstract) return std::nullopt;
  return found;
}

int EntityResolver::rank_of(TypeId known, std::optional<TypeId> said,
                            const std::function<bool(TypeId)>& fits) const {
  if (!said) return fits(known) ? same_type : kin_that_does_not_fit;
  if (known == *said) return same_type;
  if (schema_.is_a(known, *said) || schema_.is_a(*said, known)) return finer_type;
  const NodeType& a = schema_.type(known);
  const NodeType& b = schema_.type(*said);
  // Both are kinds of one kind that is not all things.
  const bool siblings =
      a.parent && b.parent && *a.parent == *b.parent && schema_.type(*a.parent).parent.has_value();
  if (!siblings && !is_open_pair(a.name, b.name)) return conflict;
  return fits(known) ? kin_type : kin_that_does_not_fit;
}

void EntityResolver::add_known(std::vector<Known>& known, std::size_t entity) const {
  const auto type = in_schema(reading_.entities.at(entity).type);
  const bool there = std::any_of(known.begin(), known.end(),
                                 [&](const Known& each) { return each.entity == entity; });
  if (type && !there) known.push_back({entity, nullptr, *type, 0});
}

std::vector<EntityResolver::Known> EntityResolver::known_by(const std::string& name,
                                                            const CandidateEnd& end,
                                                            const QuotePlace* place) const {
  std::vector<Known> known;
  const std::string letters = Lexicon::squeeze(name);
  // What our own mentions say of these very words: names, adjectives, pronouns, descriptions.
  const auto add_mentions_of = [&](TokenRange tokens, bool exactly) {
    const auto begin = std::partition_point(
        places_.begin(), places_.end(),
        [&](const Place& mention) { return mention.tokens.first < tokens.first; });
    for (auto walk = begin; walk != places_.end() && walk->tokens.first < tokens.last; ++walk) {
      if (walk->tokens.last > tokens.last) continue;
      const ByteSpan span = span_of(reading_.analysis, walk->tokens);
      const bool whole =
          exactly && walk->tokens.first == tokens.first && walk->tokens.last == tokens.last;
      const std::string words =
          bare(std::string_view(reading_.document.text.text()).substr(span.begin, span.size()));
      if (whole || Lexicon::squeeze(words) == letters) add_known(known, walk->entity);
    }
  };
  if (end.place) add_mentions_of(tokens_in(*end.place), false);
  if (place != nullptr) {
    add_mentions_of(place->tokens, false);
    add_mentions_of(place->sentences, false);
  }
  const auto [begin, behind] = by_name_.equal_range(letters);
  std::vector<std::size_t> named;
  for (auto walk = begin; walk != behind; ++walk) named.push_back(walk->second);
  std::sort(named.begin(), named.end());
  for (const std::size_t entity : named) add_known(known, entity);
  const std::vector<Token> tokens = tokenize(name);
  for (const Lexicon::Match& match : reading_.lexicon->find(tokens, name)) {
    if (match.first != 0 || match.last != tokens.size()) continue;
    if (const auto entity = reading_.entities.find(match.entry->entity)) {
      add_known(known, *entity);
      continue;
    }
    const auto type = schema_.find_type(match.entry->type);
    if (type) known.push_back({std::nullopt, match.entry, *type, 0});
  }
  return known;
}

const EntityResolver::Place* EntityResolver::mention_in(std::size_t entity,
                                                        TokenRange range) const {
  constexpr std::array<int, 4> order{0, 2, 3, 1};  // name, phrase, demonym, reference
  const Place* best = nullptr;
  for (const std::size_t i : places_of_[entity]) {
    const Place& place = places_[i];
    if (!overlap(place.tokens, range)) continue;
    const auto rank = [&](const Place& each) {
      return order.at(static_cast<std::size_t>(each.form));
    };
    if (best == nullptr || rank(place) < rank(*best)) best = &place;
  }
  return best;
}

/// Where a name stands: nearest to the quote first.
std::optional<ByteSpan> EntityResolver::stands(std::string_view name, const QuotePlace* place,
                                               const CandidateEnd& end,
                                               ResolvedEntity::Nearness& nearness) const {
  using Nearness = ResolvedEntity::Nearness;
  nearness = Nearness::quote;
  if (end.place) {
    // The place may be that of a text with other spaces: a name beside it is meant.
    constexpr std::uint64_t around = 8;
    const std::uint64_t begin = end.place->begin > around ? end.place->begin - around : 0;
    if (auto found = finder_.find_name(name, ByteSpan{begin, end.place->end + around}))
      return found;
  }
  if (place != nullptr && !is_empty(place->tokens)) {
    if (auto found = finder_.find_name(name, place->text)) return found;
    nearness = Nearness::context;
    for (const TokenRange range : {place->sentences, place->paragraph}) {
      if (auto found = finder_.find_name(name, span_of(reading_.analysis, range))) return found;
    }
  }
  nearness = Nearness::elsewhere;
  return finder_.find_name(name);
}

std::optional<ResolvedEntity> EntityResolver::resolved(const Known& known, const QuotePlace* place,
                                                       const CandidateEnd& end) const {
  using Nearness = ResolvedEntity::Nearness;
  ResolvedEntity result;
  result.type = known.type;
  const auto take = [&](const std::string& id, const std::vector<Name>& names,
                        const Properties& properties) {
    result.id = schema_.type(known.type).id_prefix + id.substr(id.find('/'));
    result.names = names;
    for (const auto& [name, values] : properties) {
      if (schema_.find_property(known.type, name)) result.properties.emplace(name, values);
    }
  };
  if (known.entry != nullptr) {  // no mention of ours: any of its names will do
    take(known.entry->entity, known.entry->names, known.entry->properties);
    for (const Name& name : known.entry->names) {
      Nearness nearness{};
      const auto found = stands(name.text, place, end, nearness);
      if (!found || (result.mention.end != 0 && nearness >= result.nearness)) continue;
      result.mention = *found;
      result.nearness = nearness;
    }
    if (const auto said = stands(end.name, place, end, result.nearness)) result.mention = *said;
    if (result.mention.end == 0) return std::nullopt;
    if (result.nearness != Nearness::elsewhere) result.words = tokens_in(result.mention);
    return result;
  }
  const Entity& entity = reading_.entities.at(*known.entity);
  take(entity.id, entity.names, entity.properties);
  const Place* named = nullptr;
  if (place != nullptr) {
    named = mention_in(*known.entity, place->tokens);
    result.nearness = Nearness::quote;
    for (const TokenRange range : {place->sentences, place->paragraph}) {
      if (named != nullptr) break;
      result.nearness = Nearness::context;
      named = mention_in(*known.entity, range);
    }
    if (named != nullptr && overlap(named->tokens, place->sentences)) result.words = named->tokens;
  } else if (end.place) {
    named = mention_in(*known.entity, tokens_in(*end.place));
    result.nearness = Nearness::quote;
  }
  if (named == nullptr) result.nearness = Nearness::elsewhere;
  // A pronoun is the evidence only of what is named nowhere.
  if (named == nullptr || named->form == Mention::Form::reference ||
      named->form == Mention::Form::demonym) {
    const Place* const anywhere = mention_in(*known.entity, {0, reading_.analysis.tokens.size()});
    if (anywhere != nullptr && (named == nullptr || anywhere->form == Mention::Form::name)) {
      named = anywhere;
    }
  }
  if (named != nullptr) {
    result.mention = span_of(reading_.analysis, named->tokens);
    return result;
  }
  // Known by a fact of another name ("lexicon/organ"): its own name may stand somewhere.
  const auto said = stands(bare(end.name), place, end, result.nearness);
  if (!said) return std::nullopt;
  result.mention = *said;
  return result;
}

std::variant<TypeId, Refusal> EntityResolver::type_of_new(
    const CandidateEnd& end, std::optional<TypeId> said,
    const std::function<bool(TypeId)>& fits) const {
  // The documents of a graph are those that it was read from.
  const auto document = schema_.find_type("Document");
  if (said && said == document) {
    return Refusal{RejectionReason::type_conflict,
                   "\"" + end.name +
                       "\" is none of the documents that are read; a work that a text cites is a "
                       "Source"};
  }
  if (said && !schema_.type(*said).abstract) return *said;
  std::vector<TypeId> possible;
  std::string names;
  for (const NodeType& type : schema_.types()) {
    if (type.abstract || type.id == document || (said && !schema_.is_a(type.id, *said)) ||
        !fits(type.id))
      continue;
    possible.push_back(type.id);
    names += (names.empty() ? "" : ", ") + type.name;
  }
  if (possible.size() == 1) return possible.front();
  if (names.empty()) names = "those of the schema";
  return Refusal{RejectionReason::no_type,
                 said ? "\"" + end.name + "\" is not known, and the type " +
                            schema_.type(*said).name + " is abstract; say which of " + names
                      : "nothing tells the type of \"" + end.name + "\"; say one of " + names};
}

std::variant<ResolvedEntity, Refusal> EntityResolver::named_anew(
    const std::string& name, const CandidateEnd& end, std::optional<TypeId> said,
    const QuotePlace* place, const std::function<bool(TypeId)>& fits) const {
  ResolvedEntity result;
  const auto found = stands(name, place, end, result.nearness);
  if (!found) {
    return Refusal{RejectionReason::name_not_found,
                   "the text does not name \"" + end.name +
                       "\"; write names as the text has them, or add a name with --lexicon"};
  }
  const auto type = type_of_new(end, said, fits);
  if (const auto* refusal = std::get_if<Refusal>(&type)) return *refusal;
  const TokenRange tokens = tokens_in(*found);
  if (reading_.packs != nullptr && !is_empty(tokens)) {
    const PhraseTable& references = reading_.packs->grammar.references;
    const auto reference = references.at(reading_.analysis.tokens, tokens.first, tokens.last);
    if (reference.length == tokens.last - tokens.first) {
      return Refusal{
          RejectionReason::name_not_found,
          "\"" + end.name + "\" stands for something that is named elsewhere; write its name"};
    }
  }
  const std::string words = reading_.document.text.text().substr(found->begin, found->size());
  result.type = std::get<TypeId>(type);
  result.id = schema_.type(result.type).id_prefix + "/" + slug(words);
  result.names = {{reading_.document.language, words, NameRole::alias}};
  result.mention = *found;
  if (place != nullptr && overlap(tokens, place->sentences)) result.words = tokens;
  return result;
}

std::vector<std::size_t> EntityResolver::sentences_of(const ResolvedEntity& entity) const {
  std::vector<std::size_t> sentences;
  const auto known = reading_.entities.find(entity.id);
  if (known) {
    for (const std::size_t place : places_of_[*known]) {
      sentences.push_back(sentence_of(places_[place].tokens.first));
    }
  }
  if (sentences.empty()) {
    for (const Name& name : entity.names) {
      for (const ByteSpan span : finder_.find_names(name.text)) {
        if (const TokenRange tokens = tokens_in(span); !is_empty(tokens)) {
          sentences.push_back(sentence_of(tokens.first));
        }
      }
    }
  }
  std::sort(sentences.begin(), sentences.end());
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  return sentences;
}

std::variant<ResolvedEntity, Refusal> EntityResolver::resolve(
    const CandidateEnd& end, const QuotePlace* place,
    const std::function<bool(TypeId)>& fits) const {
  const std::string name = bare(end.name);
  if (name.empty()) {
    return Refusal{RejectionReason::no_name,
                   "an end has no name; write the words of the text that name it"};
  }
  if (comparable(name).size() > longest_name) {
    return Refusal{
        RejectionReason::bad_value,
        "a name of more than " + std::to_string(longest_name) + " letters is none; shorten it"};
  }
  std::optional<TypeId> said;
  if (!end.type.empty()) {
    said = words_.type(end.type);
    if (!said) {
      return Refusal{RejectionReason::unknown_type, "the schema \"" + schema_.name() +
                                                        "\" has no type \"" + end.type + "\"" +
                                                        words_.nearest_type(end.type)};
    }
  }
  std::vector<Known> known = known_by(name, end, place);
  for (Known& each : known) each.rank = rank_of(each.type, said, fits);
  std::stable_sort(known.begin(), known.end(),
                   [](const Known& a, const Known& b) { return a.rank < b.rank; });
  for (const Known& each : known) {
    if (each.rank == conflict) break;
    if (auto result = resolved(each, place, end)) return *std::move(result);
  }
  const auto other = std::find_if(known.begin(), known.end(), [&](const Known& each) {
    // What the lexicon knows is no other thing; a phrase of ours may be.
    return each.rank == conflict &&
           (each.entry != nullptr ||
            reading_.lexicon->entry(reading_.entities.at(*each.entity).id) != nullptr);
  });
  if (other != known.end()) {
    return Refusal{RejectionReason::type_conflict, "\"" + end.name + "\" is known as a " +
                                                       schema_.type(other->type).name +
                                                       ", not as a " + schema_.type(*said).name};
  }
  return named_anew(name, end, said, place, fits);
}

}  // namespace diplograph::extract
