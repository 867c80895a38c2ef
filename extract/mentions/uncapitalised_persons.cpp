#include <algorithm>
#include <map>
#include <optional>

#include "extract/mentions/patterns.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_institution = 9;  // tokens between an office and its bearer
constexpr std::size_t shortest_given = 4;       // bytes: two letters

/// Persons in a script without capitals: a run of words that no word list has, or that the tagger
/// takes for names, beside an office, a title, a verb of speech or behind a given name.
class PersonFinder {
 public:
  PersonFinder(const NamePack& names, const Grammar& grammar, const Analysis& analysis,
               Register& entities)
      : names_(names),
        grammar_(grammar),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        person_(*Schema::diplomacy().find_type("Person")),
        represents_(*Schema::diplomacy().find_relation("represents")) {}

  void run() {
    for (const Analysis::Sentence& sentence : analysis_.sentences) offices(sentence.tokens);
    for (const Analysis::Sentence& sentence : analysis_.sentences) others(sentence.tokens);
    for (const Analysis::Sentence& sentence : analysis_.sentences) listed(sentence.tokens);
    settle();
    for (const Analysis::Sentence& sentence : analysis_.sentences) surnames(sentence.tokens);
    refer();
  }

 private:
  struct Seen {
    TokenRange name;
    TokenRange office;
    std::optional<std::size_t> institution;
    TokenRange institution_tokens;
  };
  struct Bearerless {
    TokenRange tokens;  ///< the office with whom it is held for
    std::string office;
  };

  const NamePack& names_;
  const Grammar& grammar_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  TypeId person_;
  RelationId represents_;
  std::map<std::size_t, Seen> seen_;  // by the name's first token
  std::vector<Bearerless> bearerless_;
  std::map<std::string, std::optional<std::size_t>> by_surname_, by_office_;
  std::map<std::size_t, std::string> held_;  // the office that a person was first named with

  [[nodiscard]] bool taken(std::size_t i) const {
    const Mention* mention = entities_.covering(i);
    if (mention != nullptr && mention->form != Mention::Form::demonym) return true;
    const auto next = seen_.upper_bound(i);
    return next != seen_.begin() && std::prev(next)->second.name.last > i;
  }

  [[nodiscard]] bool may_be_name(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::word || taken(i) || names_.ends.contains(token.key)) return false;
    if (grammar_.prepositions.contains(token.key) || grammar_.determiners.contains(token.key) ||
        grammar_.conjunctions.contains(token.key) || grammar_.phrase_ends.contains(token.key) ||
        names_.offices.contains(token.key) || names_.heads.contains(token.key) ||
        names_.office_modifiers.contains(token.key) || grammar_.adverbs.contains(token.key)) {
      return false;
    }
    if (!analysis_.known_words[i]) return token.key.size() > 2;
    return analysis_.is(i, Upos::propn) || analysis_.is(i, Upos::noun) ||
           analysis_.is(i, Upos::adj);
  }

  [[nodiscard]] bool is_strong(std::size_t i) const {
    const std::string& key = tokens_[i].key;
    if (names_.given_names.contains(key)) return true;
    if (!analysis_.known_words[i]) {
      return !key.ends_with("های") && !key.ends_with("ها") && !key.starts_with("می") &&
             !analysis_.is(i, Upos::adj) && !analysis_.is(i, Upos::verb);
    }
    return analysis_.is(i, Upos::propn);
  }

  [[nodiscard]] bool any_strong(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (is_strong(i)) return true;
    }
    return false;
  }

  /// Whether a word is in no word list and does not end like an adjective ("سایبری").
  [[nodiscard]] bool any_unknown(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (!analysis_.known_words[i] && !tokens_[i].key.ends_with("ی")) return true;
    }
    return false;
  }

  /// A name between two commas: "سخنگوی وزارت خارجه چین، هوا
  /// چون‌یینگ،
  /// ...".
  [[nodiscard]] std::size_t enclosed_end(std::size_t i, std::size_t end) const {
    std::size_t walk = i;
    while (walk < end && walk - i < names_.longest_person && may_be_name(walk)) ++walk;
    const bool closed = walk < end && grammar_.commas.contains(tokens_[walk].key);
    return closed && walk >= i + 2 && any_strong(i, walk) ? walk : i;
  }

  [[nodiscard]] std::size_t end_of(std::size_t i, std::size_t end) const {
    if (i >= end) return i;
    std::size_t walk = i;
    while (walk < end && walk - i < names_.longest_person && may_be_name(walk)) ++walk;
    // A noun behind a given name is the family name.
    const bool given = names_.given_names.contains(tokens_[i].key);
    if (given && walk >= i + 2 && !is_strong(i + 1) && analysis_.is(i + 1, Upos::noun)) {
      const bool goes_on = walk > i + 2 && !analysis_.known_words[i + 2];  // "شی جین پینگ"
      return goes_on ? i + 3 : i + 2;
    }
    const bool closed = walk < end && tokens_[walk].kind == TokenKind::punctuation;
    if (closed && walk > i + 1 && is_strong(i) && analysis_.is(walk - 1, Upos::noun)) return walk;
    while (walk > i && !is_strong(walk - 1) && (walk == i + 1 || analysis_.known_words[walk - 1])) {
      --walk;
    }
    return walk;
  }

  [[nodiscard]] std::size_t begin_of(std::size_t begin, std::size_t end) const {
    std::size_t walk = end;
    while (walk > begin && end - walk < names_.longest_person && may_be_name(walk - 1)) --walk;
    // A whole clause opening is a name if one of its words is: "نیکول پاشینیان،
    // نخست‌وزیر
    // ...".
    const bool opens = walk == begin || tokens_[walk - 1].kind == TokenKind::punctuation;
    const bool strong = any_strong(walk, end);
    if (opens && strong && end - walk >= 2) return walk;
    while (walk < end && !is_strong(walk)) ++walk;
    return walk;
  }

  [[nodiscard]] bool is_institution(const Mention& mention) const {
    return entities_.at(mention.entity).type != person_ &&
           Schema::diplomacy().allows(represents_, person_, entities_.at(mention.entity).type);
  }

  void offices(TokenRange range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      const PhraseTable::Match office = names_.offices.at(tokens_, i, range.last);
      if (!office || entities_.covering(i) != nullptr) continue;
      i = office_at({i, i + office.length}, range) - 1;
    }
  }

  /// Reads an office, whom it is held for and its bearer; the token behind.
  std::size_t office_at(TokenRange office, TokenRange range) {
    Seen seen;
    seen.office = office;
    std::size_t walk = office.last;
    const std::size_t limit = std::min(range.last, office.last + longest_institution);
    while (walk < limit) {
      const Mention* known = entities_.covering(walk);
      if (known != nullptr && is_institution(*known)) {
        if (!seen.institution) {
          seen.institution = known->entity;
          seen.institution_tokens = {known->first, known->last};
        }
        walk = known->last;
        break;
      }
      const std::string& key = tokens_[walk].key;
      const PhraseTable::Match other = names_.offices.at(tokens_, walk, limit);
      const bool second =
          key == "و" && walk + 1 < limit && names_.offices.at(tokens_, walk + 1, limit).length > 0;
      if (other) {
        walk += other.length;
      } else if (second || names_.office_modifiers.contains(key)) {
        ++walk;
      } else {
        break;
      }
    }
    // "همتای ایرانی خود، X"
    while (seen.institution && walk < limit &&
           names_.office_modifiers.contains(tokens_[walk].key)) {
      ++walk;
    }
    const std::size_t behind = walk;
    std::size_t comma = walk;
    if (comma < range.last && grammar_.commas.contains(tokens_[comma].key)) ++comma;
    const std::size_t first = begin_of(range.first, before_comma(office.first, range));
    const std::size_t before_end = before_comma(office.first, range);
    if (const std::size_t end = end_of(walk, range.last); end > walk && is_strong(walk)) {
      seen.name = {walk, end};
    } else if (before_end - first >= 2) {
      seen.name = {first, before_end};
    } else if (comma > walk && enclosed_end(comma, range.last) > comma) {
      seen.name = {comma, enclosed_end(comma, range.last)};
    } else if (comma > walk && comma < range.last &&
               names_.given_names.contains(tokens_[comma].key) &&
               end_of(comma, range.last) > comma + 1) {
      seen.name = {comma, end_of(comma, range.last)};
    } else {
      bearerless_.push_back({{office.first, behind}, tokens_[office.first].key});
      return behind;
    }
    seen_.try_emplace(seen.name.first, seen);
    return std::max(behind, seen.name.last);
  }

  [[nodiscard]] std::size_t before_comma(std::size_t office, TokenRange range) const {
    const bool comma = office > range.first && grammar_.commas.contains(tokens_[office - 1].key);
    return comma ? office - 1 : office;
  }

  void others(TokenRange range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (taken(i)) continue;
      if (const PhraseTable::Match title = names_.courtesies.at(tokens_, i, range.last)) {
        const std::size_t first = i + title.length;
        const std::size_t end = first < range.last ? end_of(first, range.last) : first;
        if (end > first) seen_.try_emplace(first, Seen{{first, end}, {}, {}, {}});
        continue;
      }
      if (!may_be_name(i) || !is_strong(i)) continue;
      const std::size_t end = end_of(i, range.last);
      if (end < i + 2) continue;
      // A given name of two letters is an everyday word too ("شی", "لی").
      const bool given = names_.given_names.contains(tokens_[i].key) &&
                         (tokens_[i].key.size() > shortest_given || any_unknown(i + 1, end));
      const bool speaks =
          end < range.last && names_.person_cues.at(tokens_, end, range.last).length > 0;
      const bool led = names_.person_leads.before(tokens_, range.first, i).length > 0;
      if (given || speaks || led) {
        seen_.try_emplace(i, Seen{{i, end}, {}, {}, {}});
        i = end - 1;
      }
    }
  }

  /// Names in one list with a person: "A B، C D و E F".
  void listed(TokenRange range) {
    for (auto walk = seen_.lower_bound(range.first);
         walk != seen_.end() && walk->first < range.last; ++walk) {
      const std::size_t next = walk->second.name.last;
      if (next + 1 < range.last && is_separator(next) && may_be_name(next + 1)) {
        const std::size_t end = end_of(next + 1, range.last);
        if (end >= next + 3 && is_strong(next + 1))
          seen_.try_emplace(next + 1, Seen{{next + 1, end}, {}, {}, {}});
      }
      const std::size_t first = walk->first;
      if (first < range.first + 3 || !is_separator(first - 1)) continue;
      const std::size_t begin = begin_of(range.first, first - 1);
      if (begin + 2 <= first - 1 && begin > range.first && is_strong(first - 2) &&
          is_separator(begin - 1)) {
        seen_.try_emplace(begin, Seen{{begin, first - 1}, {}, {}, {}});
      }
    }
  }

  [[nodiscard]] bool is_separator(std::size_t i) const {
    return grammar_.commas.contains(tokens_[i].key) ||
           grammar_.conjunctions.contains(tokens_[i].key);
  }

  void settle() {
    for (const bool full : {true, false}) {
      for (const auto& [first, seen] : seen_) {
        if ((seen.name.last - seen.name.first > 1) != full) continue;
        const std::string& surname = tokens_[seen.name.last - 1].key;
        const auto known = by_surname_.find(surname);
        const bool same =
            known != by_surname_.end() && known->second &&
            (!full || agrees(*known->second, seen.name) || same_office(*known->second, seen));
        const std::string name = entities_.surface(seen.name.first, seen.name.last);
        const std::size_t index = same ? *known->second : entities_.named(person_, name);
        if (full && !same) entities_.at(index).names.front().role = NameRole::preferred;
        if (same) entities_.add_name(index, {grammar_.language, name, NameRole::alias});
        const auto [place, added] = by_surname_.try_emplace(surname, index);
        if (!added && place->second != index) place->second.reset();
        note(seen, index);
      }
    }
  }

  /// Whether two full names of one surname may be one person's: they share a further word.
  [[nodiscard]] bool agrees(std::size_t entity, TokenRange name) const {
    const std::vector<Name>& names = entities_.at(entity).names;
    for (std::size_t i = name.first; i + 1 < name.last; ++i) {
      const std::string& key = tokens_[i].key;
      if (std::any_of(names.begin(), names.end(), [&](const Name& known) {
            return fold(known.text).find(key) != std::string::npos;
          })) {
        return true;
      }
    }
    return false;
  }

  /// Two full names of one surname in one office are one person's, spelled in two ways.
  [[nodiscard]] bool same_office(std::size_t entity, const Seen& seen) const {
    const auto held = held_.find(entity);
    return held != held_.end() && seen.office.last > seen.office.first &&
           held->second == tokens_[seen.office.first].key;
  }

  void note(const Seen& seen, std::size_t index) {
    entities_.mention(
        {seen.name.first, seen.name.last, index, "pattern/person", 0.8, Mention::Form::name, {}});
    if (seen.office.last == seen.office.first) return;
    held_.try_emplace(index, tokens_[seen.office.first].key);
    const auto [place, added] = by_office_.try_emplace(tokens_[seen.office.first].key, index);
    if (!added && place->second != index) place->second.reset();
    if (!seen.institution) {
      entities_.office(index, seen.office);
      return;
    }
    NameFact fact;
    fact.relation = represents_;
    fact.source = index;
    fact.target = *seen.institution;
    fact.source_tokens = seen.name;
    fact.target_tokens = seen.institution_tokens;
    fact.tokens = seen.office;
    fact.rule = "pattern/office";
    fact.confidence = 0.85;
    entities_.fact(std::move(fact));
  }

  void surnames(TokenRange range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (taken(i)) continue;
      const auto known = by_surname_.find(tokens_[i].key);
      if (known == by_surname_.end() || !known->second || !is_surname(i)) continue;
      entities_.mention(
          {i, i + 1, *known->second, "pattern/surname", 0.75, Mention::Form::name, {}});
      entities_.add_name(*known->second,
                         {grammar_.language, entities_.surface(i, i + 1), NameRole::alias});
    }
  }

  /// A surname that is an everyday word too counts where the tagger takes it for a name.
  [[nodiscard]] bool is_surname(std::size_t i) const {
    return !analysis_.known_words[i] || analysis_.is(i, Upos::propn) ||
           (analysis_.is(i, Upos::noun) && tokens_[i].key.size() > 8);
  }

  /// "The ambassador" is the one ambassador that the document names.
  void refer() {
    for (const Bearerless& office : bearerless_) {
      const auto known = by_office_.find(office.office);
      if (known == by_office_.end() || !known->second) continue;
      entities_.mention({office.tokens.first,
                         office.tokens.last,
                         *known->second,
                         "reference",
                         0.7,
                         Mention::Form::reference,
                         {}});
    }
  }
};

}  // namespace

void find_uncapitalised_persons(const NamePack& names, const Grammar& grammar,
                                const Analysis& analysis, Register& entities) {
  PersonFinder(names, grammar, analysis, entities).run();
}

}  // namespace diplograph::extract
