#include <algorithm>
#include <optional>

#include "extract/mentions/coordination.hpp"
#include "extract/mentions/patterns.hpp"

namespace diplograph::extract {
namespace {

class ShortNameFinder {
 public:
  ShortNameFinder(const NamePack& names, const Grammar& grammar, const Analysis& analysis,
                  Register& entities)
      : names_(names),
        grammar_(grammar),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        group_(*Schema::diplomacy().find_type("Group")),
        member_of_(*Schema::diplomacy().find_relation("memberOf")) {}

  void run() {
    for (const Analysis::Sentence& sentence : analysis_.sentences) definitions(sentence.tokens);
    if (uses_.empty()) return;
    for (const Analysis::Sentence& sentence : analysis_.sentences) uses(sentence.tokens);
  }

 private:
  const NamePack& names_;
  const Grammar& grammar_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  TypeId group_;
  RelationId member_of_;
  PhraseTable uses_;  // short names; value: entity

  static bool is_quote(const Token& token) {
    return token.key == "\"" || token.key == "“" || token.key == "”" || token.key == "«" ||
           token.key == "»" || token.key == "'" || token.key == "‘" || token.key == "’";
  }

  void definitions(TokenRange range) {
    for (std::size_t i = range.first + 1; i + 1 < range.last; ++i) {
      if (tokens_[i].key == "(") {
        bracket(i, range);
      } else if (const PhraseTable::Match definer = grammar_.definers.at(tokens_, i, range.last)) {
        std::size_t end = i;
        if (grammar_.commas.contains(tokens_[end - 1].key)) --end;
        define(end, short_name(i + definer.length, range.last), range, true);
        i += definer.length;
      }
    }
  }

  void bracket(std::size_t open, TokenRange range) {
    std::size_t first = open + 1;
    const PhraseTable::Match definer = grammar_.definers.at(tokens_, first, range.last);
    first += definer.length;
    bool quoted = false;
    const TokenRange name = short_name(first, range.last, &quoted);
    if (name.first == name.last || name.last >= range.last) return;
    std::size_t close = name.last;
    if (is_quote(tokens_[close]) && close + 1 < range.last) ++close;
    if (tokens_[close].key != ")") return;
    const bool abbreviation = name.last - name.first == 1 && is_abbreviation(tokens_[name.first]);
    if (!definer && !quoted && !abbreviation) return;
    define(open, name, range, static_cast<bool>(definer) || quoted);
  }

  /// Letters of which at least two are capitals: "WHO", "AfCFTA".
  [[nodiscard]] bool is_abbreviation(const Token& token) const {
    if (token.kind != TokenKind::word || token.key.size() < 2 || token.key.size() > 9) return false;
    const std::string word = entities_.surface(index_of(token), index_of(token) + 1);
    const auto capitals =
        std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals >= 2;
  }

  [[nodiscard]] std::size_t index_of(const Token& token) const {
    return static_cast<std::size_t>(&token - tokens_.data());
  }

  [[nodiscard]] TokenRange short_name(std::size_t first, std::size_t end,
                                      bool* quoted = nullptr) const {
    while (first < end &&
           (grammar_.determiners.contains(tokens_[first].key) || is_quote(tokens_[first]))) {
      if (quoted != nullptr) *quoted = *quoted || is_quote(tokens_[first]);
      ++first;
    }
    std::size_t last = first;
    while (last < end && last - first < 6 && tokens_[last].kind != TokenKind::punctuation) ++last;
    return {first, last};
  }

  void define(std::size_t end, TokenRange name, TokenRange range, bool explicitly) {
    if (name.first >= name.last || end <= range.first) return;
    if (is_quote(tokens_[end - 1]) && end - 1 > range.first) --end;
    const std::string text = entities_.surface(name.first, name.last);
    const std::vector<Mention> list = list_before(entities_, grammar_, tokens_, range.first, end);
    std::size_t index = 0;
    if (list.size() > 1 && explicitly) {
      index = group(list, name, text);
    } else if (!list.empty()) {
      index = list.back().entity;
      entities_.add_name(index, {grammar_.language, text, NameRole::alias});
    } else if (const auto found = expansion(name, end, range)) {
      index = *found;
      entities_.add_name(index, {grammar_.language, text, NameRole::alias});
    } else {
      if (explicitly && follows_self(end, range)) {
        entities_.define_self(text, {name.first, name.last});
      }
      return;
    }
    std::vector<std::string> keys;
    for (std::size_t i = name.first; i < name.last; ++i) keys.push_back(tokens_[i].key);
    uses_.add_keys(std::move(keys), index);
  }

  /// "This Treaty shall be called ...": the document names itself.
  [[nodiscard]] bool follows_self(std::size_t end, TokenRange range) const {
    const auto reference = grammar_.references.before(tokens_, range.first, end);
    return reference && grammar_.reference_kinds[reference.value].kind == ReferenceKind::self;
  }

  /// "A, B and C, hereinafter 'the Parties'": the collective and its members.
  std::size_t group(const std::vector<Mention>& members, TokenRange name, const std::string& text) {
    const std::size_t index = entities_.named(group_, text);
    for (const Mention& member : members) {
      NameFact fact;
      fact.relation = member_of_;
      fact.source = member.entity;
      fact.target = index;
      fact.source_tokens = {member.first, member.last};
      fact.target_tokens = name;
      fact.tokens = name;
      fact.rule = "pattern/collective";
      fact.confidence = 0.85;
      entities_.fact(std::move(fact));
    }
    entities_.define_parties(index);
    return index;
  }

  /// The capitalised words before a bracket whose initials the abbreviation has.
  [[nodiscard]] std::optional<std::size_t> expansion(TokenRange name, std::size_t end,
                                                     TokenRange range) {
    if (name.last - name.first != 1 || !is_abbreviation(tokens_[name.first])) return std::nullopt;
    const std::string& letters = tokens_[name.first].key;
    std::size_t first = end;
    std::size_t left = letters.size();
    for (std::size_t walk = end; walk > range.first && left > 0 && end - walk < 12; --walk) {
      const Token& token = tokens_[walk - 1];
      if (token.kind == TokenKind::word && token.key.front() == letters[left - 1] &&
          (token.capital || !grammar_.capital_names)) {
        --left;
        first = walk - 1;
      } else if (token.capital || token.kind == TokenKind::punctuation) {
        if (token.kind == TokenKind::punctuation && token.key != "-") break;
      } else if (!names_.links.contains(token.key)) {
        break;
      }
    }
    if (left > 0 || end - first < 2) return std::nullopt;
    TypeId type = *Schema::diplomacy().find_type("Organization");
    for (std::size_t i = first; i < end; ++i) {
      if (const PhraseTable::Match head = names_.heads.at(tokens_, i, end)) {
        type = names_.head_kinds[head.value].type;
      }
    }
    const std::size_t index = entities_.named(type, entities_.surface(first, end));
    entities_.mention({first, end, index, "pattern/abbreviation", 0.8, Mention::Form::name, {}});
    return index;
  }

  void uses(TokenRange range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      const PhraseTable::Match use = uses_.at(tokens_, i, range.last);
      if (!use || entities_.covering(i) != nullptr) continue;
      if (grammar_.capital_names && !tokens_[i].capital) continue;
      entities_.mention(
          {i, i + use.length, use.value, "pattern/short-name", 0.8, Mention::Form::name, {}});
      i += use.length - 1;
    }
  }
};

}  // namespace

void find_short_names(const NamePack& names, const Grammar& grammar, const Analysis& analysis,
                      Register& entities) {
  ShortNameFinder(names, grammar, analysis, entities).run();
}

}  // namespace diplograph::extract
