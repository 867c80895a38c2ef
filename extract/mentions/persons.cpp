#include <algorithm>
#include <map>
#include <optional>

#include "extract/mentions/patterns.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_capital_name = 7;  // tokens, with particles, initials and hyphens
constexpr std::size_t longest_signatures = 30;   // tokens of names that sign in one line
constexpr std::size_t longest_field = 9;         // tokens between an office and its bearer

class PersonFinder {
 public:
  PersonFinder(const NamePack& names, const Grammar& grammar, const DocumentText& document,
               const Analysis& analysis, Register& entities)
      : names_(names),
        grammar_(grammar),
        document_(document),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        person_(*Schema::diplomacy().find_type("Person")),
        represents_(*Schema::diplomacy().find_relation("represents")) {}

  void run() {
    for (const Analysis::Sentence& sentence : analysis_.sentences) signature(sentence.tokens);
    for (const Analysis::Sentence& sentence : analysis_.sentences) offices(sentence.tokens);
    for (const Analysis::Sentence& sentence : analysis_.sentences) {
      if (!is_heading(sentence)) others(sentence.tokens);
    }
    for (const Analysis::Sentence& sentence : analysis_.sentences) coordinated(sentence.tokens);
    settle();
    for (const Analysis::Sentence& sentence : analysis_.sentences) surnames(sentence.tokens);
  }

 private:
  /// A name that was seen, and whom its bearer is said to represent.
  struct Seen {
    TokenRange name;
    std::optional<std::size_t> institution;
    TokenRange office, institution_tokens;
  };

  const NamePack& names_;
  const Grammar& grammar_;
  const DocumentText& document_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  TypeId person_;
  RelationId represents_;
  std::map<std::size_t, Seen> seen_;  // by first token
  std::map<std::string, std::optional<std::size_t>> by_surname_;

  /// In headings every word may have a capital: "General Provisions" is nobody.
  [[nodiscard]] bool is_heading(const Analysis::Sentence& sentence) const {
    return document_.blocks[sentence.block].kind == BlockKind::heading;
  }

  [[nodiscard]] bool taken(std::size_t i) const {
    if (entities_.covering(i) != nullptr) return true;
    const auto next = seen_.upper_bound(i);
    return next != seen_.begin() && std::prev(next)->second.name.last > i;
  }

  [[nodiscard]] bool is_function_word(const Token& token) const {
    return grammar_.determiners.contains(token.key) || grammar_.prepositions.contains(token.key) ||
           grammar_.conjunctions.contains(token.key) ||
           grammar_.clause_starts.contains(token.key) || grammar_.auxiliaries.contains(token.key);
  }

  [[nodiscard]] bool is_name_word(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::word || taken(i) || grammar_.places.contains(token.key))
      return false;
    if (grammar_.capital_names) {
      return token.capital && !is_function_word(token) && !names_.heads.contains(token.key) &&
             !names_.offices.contains(token.key) && !names_.courtesies.contains(token.key);
    }
    return !names_.ends.contains(token.key) && !is_function_word(token) &&
           !names_.offices.at(tokens_, i, i + 1);
  }

  [[nodiscard]] bool joins(std::size_t i, std::size_t end) const {
    const Token& token = tokens_[i];
    if (i + 1 >= end || !is_name_word(i + 1)) return false;
    if (token.key == "-") return !token.space_before && !tokens_[i + 1].space_before;
    const bool initial = token.key == "." && i > 0 && tokens_[i - 1].key.size() == 1;
    return initial || (names_.particles.contains(token.key) && !token.all_capitals);
  }

  /// The end of the name that begins at token `i`; `i` if none does.
  [[nodiscard]] std::size_t name_end(std::size_t i, std::size_t end,
                                     std::size_t most = longest_capital_name) const {
    const std::size_t longest = grammar_.capital_names ? most : names_.longest_person;
    std::size_t walk = i;
    while (walk < end && walk - i < longest) {
      if (is_name_word(walk)) {
        ++walk;
      } else if (walk > i && grammar_.capital_names && joins(walk, end)) {
        walk += 2;
      } else if (walk > i && grammar_.capital_names && walk + 2 < end &&
                 names_.particles.contains(tokens_[walk].key) && joins(walk + 1, end)) {
        walk += 3;  // "van der Bellen"
      } else {
        break;
      }
    }
    return walk;
  }

  /// The first token of the name that ends before token `end`.
  [[nodiscard]] std::size_t name_begin(std::size_t begin, std::size_t end) const {
    std::size_t walk = end;
    const std::size_t longest =
        grammar_.capital_names ? longest_capital_name : names_.longest_person;
    while (walk > begin && end - walk < longest) {
      if (is_name_word(walk - 1)) {
        --walk;
      } else if (walk - 1 > begin && walk < end && joins(walk - 1, end)) {
        --walk;
      } else {
        break;
      }
    }
    while (walk < end && !is_name_word(walk)) ++walk;
    return walk;
  }

  [[nodiscard]] std::size_t words(std::size_t first, std::size_t last) const {
    return static_cast<std::size_t>(
        std::count_if(tokens_.begin() + static_cast<std::ptrdiff_t>(first),
                      tokens_.begin() + static_cast<std::ptrdiff_t>(last),
                      [](const Token& token) { return token.kind == TokenKind::word; }));
  }

  [[nodiscard]] bool is_institution(const Mention& mention) const {
    return entities_.at(mention.entity).type != person_ &&
           Schema::diplomacy().allows(represents_, person_, entities_.at(mention.entity).type);
  }

  [[nodiscard]] bool is_possessive(std::size_t i) const {
    return tokens_[i].key == "s" || tokens_[i].key == "'" || tokens_[i].key == "'s";
  }

  /// The state or body right before an office: "German chancellor", "NATO's secretary-general".
  [[nodiscard]] const Mention* institution_before(std::size_t office, std::size_t begin,
                                                  std::size_t& first) const {
    std::size_t walk = office;
    first = office;
    for (std::size_t steps = 0; walk > begin && steps < 4; ++steps) {
      const Mention* known = entities_.covering(walk - 1);
      if (known != nullptr) {
        first = known->first;
        return is_institution(*known) ? known : nullptr;
      }
      const bool inner = is_possessive(walk - 1) ||
                         names_.office_modifiers.contains(tokens_[walk - 1].key) ||
                         tokens_[walk - 1].key == "-";
      if (!inner) break;
      --walk;
      first = walk;
    }
    return nullptr;
  }

  void see(Seen seen) {
    if (seen.name.first == seen.name.last) return;
    seen_.try_emplace(seen.name.first, seen);
  }

  /// "For the Government of Chile: A B, C D": who signs for a state or a body.
  void signature(TokenRange range) {
    std::size_t i = range.first;
    const PhraseTable::Match opening = names_.signature_openings.at(tokens_, i, range.last);
    if (!opening) return;
    i += opening.length;
    const std::size_t limit = std::min(range.last, i + longest_field);
    const Mention* institution = nullptr;
    for (; i < limit && tokens_[i].key != ":"; ++i) {
      const Mention* known = entities_.covering(i);
      if (known != nullptr && is_institution(*known)) institution = known;
    }
    if (institution == nullptr || i >= limit || tokens_[i].key != ":") return;
    Seen seen;
    seen.institution = institution->entity;
    seen.institution_tokens = {institution->first, institution->last};
    seen.office = {range.first, i};
    for (++i; i < range.last; ++i) {
      const std::size_t end = name_end(i, range.last, longest_signatures);
      if (end <= i) continue;
      for (const TokenRange name : split_names({i, end})) {
        seen.name = name;
        see(seen);
      }
      i = end - 1;
    }
  }

  /// Names written in one run: a given name behind a surname begins the next one.
  [[nodiscard]] std::vector<TokenRange> split_names(TokenRange run) const {
    std::vector<TokenRange> result;
    std::size_t first = run.first;
    for (std::size_t i = run.first + 2; i + 1 < run.last; ++i) {
      if (i >= first + 2 && words(first, i) >= 2 && names_.given_names.contains(tokens_[i].key) &&
          !names_.given_names.contains(tokens_[i - 1].key) &&
          !names_.particles.contains(tokens_[i - 1].key) && tokens_[i - 1].key != "-") {
        result.push_back({first, i});
        first = i;
      }
    }
    result.push_back({first, run.last});
    return result;
  }

  void offices(TokenRange range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      const PhraseTable::Match office = names_.offices.at(tokens_, i, range.last);
      if (!office) continue;
      office_at({i, i + office.length}, range);
      i += office.length - 1;
    }
  }

  void office_at(TokenRange office, TokenRange range) {
    Seen seen;
    seen.office = office;
    std::size_t start = office.first;
    const auto hold = [&](const Mention* institution) {
      if (institution == nullptr || seen.institution) return;
      seen.institution = institution->entity;
      seen.institution_tokens = {institution->first, institution->last};
    };
    hold(institution_before(office.first, range.first, start));
    std::size_t walk = office.last;
    const std::size_t limit = std::min(range.last, office.last + longest_field);
    bool comma = false;
    bool linked = !grammar_.capital_names;
    std::size_t end = walk;
    for (; walk < limit; ++walk) {
      const Token& token = tokens_[walk];
      const std::size_t found = name_end(walk, range.last);
      const bool direct = walk == office.last || !grammar_.capital_names;
      if (found > walk && (words(walk, found) >= 2 || (direct && grammar_.capital_names))) {
        end = found;
        break;
      }
      const Mention* known = entities_.covering(walk);
      if (known != nullptr) {
        if (linked || names_.office_links.contains(tokens_[walk - 1].key)) hold(known);
        walk = known->last - 1;
      } else if (grammar_.commas.contains(token.key)) {
        if (comma) break;
        comma = true;
      } else if (names_.office_links.contains(token.key)) {
        linked = true;
      } else if (token.kind == TokenKind::punctuation || (!linked && !is_function_word(token)) ||
                 grammar_.phrase_ends.contains(token.key) ||
                 (comma && !grammar_.determiners.contains(token.key))) {
        break;
      }
    }
    if (end > walk) {
      seen.name = {walk, end};
    } else {
      before_office(seen, start, range);
    }
    see(seen);
  }

  /// "X, the German chancellor": the name before a comma and the office.
  void before_office(Seen& seen, std::size_t start, TokenRange range) const {
    while (start > range.first && (grammar_.determiners.contains(tokens_[start - 1].key) ||
                                   names_.office_modifiers.contains(tokens_[start - 1].key))) {
      --start;
    }
    if (start <= range.first || !grammar_.commas.contains(tokens_[start - 1].key)) return;
    const std::size_t first = name_begin(range.first, start - 1);
    if (first < start - 1 && words(first, start - 1) >= 2) seen.name = {first, start - 1};
  }

  /// "Mr X"; "X Y said"; "Anna Y": a title that is no office, a verb of speech, a given name.
  void others(TokenRange range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (taken(i)) continue;
      if (const PhraseTable::Match title = names_.courtesies.at(tokens_, i, range.last)) {
        std::size_t first = i + title.length;
        if (first < range.last && tokens_[first].key == ".") ++first;
        const std::size_t end = first < range.last ? name_end(first, range.last) : first;
        if (end > first) see({{first, end}, {}, {}, {}});
        continue;
      }
      if (!is_name_word(i)) continue;
      const std::size_t end = name_end(i, range.last);
      if (end <= i) continue;
      const bool given = names_.given_names.contains(tokens_[i].key);
      const bool speaks =
          end < range.last && names_.person_cues.at(tokens_, end, range.last).length > 0;
      const bool spoken = names_.person_cues.before(tokens_, range.first, i).length > 0;
      if (words(i, end) >= 2 && (given || (grammar_.capital_names && (speaks || spoken)))) {
        see({{i, end}, {}, {}, {}});
      }
      i = end - 1;
    }
  }

  /// Names in one list with a person: "A B, C D and E F".
  void coordinated(TokenRange range) {
    if (!grammar_.capital_names) return;
    auto walk = seen_.lower_bound(range.first);
    for (; walk != seen_.end() && walk->first < range.last; ++walk) {
      std::size_t i = walk->second.name.last;
      const std::size_t from = i;
      while (i < range.last && i - from < 2 &&
             (grammar_.commas.contains(tokens_[i].key) ||
              grammar_.conjunctions.contains(tokens_[i].key))) {
        ++i;
      }
      if (i == from || i >= range.last || taken(i)) continue;
      const std::size_t end = name_end(i, range.last);
      if (end > i && words(i, end) >= 2) see({{i, end}, {}, {}, {}});
    }
  }

  /// Makes entities: full names first, so that a surname alone finds its bearer.
  void settle() {
    std::map<std::size_t, std::size_t> entity_of;
    for (const auto& [first, seen] : seen_) {
      if (words(seen.name.first, seen.name.last) < 2) continue;
      const std::size_t index =
          entities_.named(person_, entities_.surface(seen.name.first, seen.name.last));
      entity_of[first] = index;
      const auto [place, added] = by_surname_.try_emplace(tokens_[seen.name.last - 1].key, index);
      if (!added && place->second != index) place->second.reset();
    }
    for (const auto& [first, seen] : seen_) {
      if (entity_of.contains(first)) continue;
      const auto known = by_surname_.find(tokens_[seen.name.last - 1].key);
      const std::string name = entities_.surface(seen.name.first, seen.name.last);
      std::size_t index = 0;
      if (known != by_surname_.end() && known->second) {
        index = *known->second;
      } else {
        index = entities_.named(person_, name);
        by_surname_.try_emplace(tokens_[first].key, index);
      }
      entity_of[first] = index;
    }
    for (const auto& [first, seen] : seen_) note(seen, entity_of.at(first));
  }

  void note(const Seen& seen, std::size_t index) {
    entities_.mention(
        {seen.name.first, seen.name.last, index, "pattern/person", 0.8, Mention::Form::name, {}});
    if (!seen.institution) {
      if (seen.office.last > seen.office.first) entities_.office(index, seen.office);
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
    if (!grammar_.capital_names) return;
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (!tokens_[i].capital || entities_.covering(i) != nullptr) continue;
      const auto known = by_surname_.find(tokens_[i].key);
      if (known == by_surname_.end() || !known->second) continue;
      entities_.mention(
          {i, i + 1, *known->second, "pattern/surname", 0.75, Mention::Form::name, {}});
    }
  }
};

}  // namespace

void find_persons(const NamePack& names, const Grammar& grammar, const DocumentText& document,
                  const Analysis& analysis, Register& entities) {
  PersonFinder(names, grammar, document, analysis, entities).run();
}

}  // namespace diplograph::extract
