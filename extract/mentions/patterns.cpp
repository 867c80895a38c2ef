#include "extract/mentions/patterns.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_name = 16;   // tokens, where names have capitals
constexpr std::size_t longest_title = 12;  // tokens behind its first word, where they have none

class NameFinder {
 public:
  NameFinder(const NamePack& names, const Grammar& grammar, const DocumentText& document,
             const Analysis& analysis, Register& entities)
      : names_(names),
        grammar_(grammar),
        document_(document),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities) {}

  void sentence(const Analysis::Sentence& sentence) {
    const TokenRange range = sentence.tokens;
    const bool heading = document_.blocks[sentence.block].kind == BlockKind::heading;
    if (heading && sentence.block != 0 && grammar_.capital_names) return;
    for (std::size_t i = range.first; i < range.last; ++i) {
      const Mention* known = entities_.covering(i);
      if (known != nullptr && known->rule == "pattern/name") continue;
      const PhraseTable::Match head = names_.heads.at(tokens_, i, range.last);
      if (!head) continue;
      const NameHead& kind = names_.head_kinds[head.value];
      if (grammar_.capital_names) {
        if (known == nullptr || known->last < i + head.length)
          capitals({i, i + head.length}, kind, range);
      } else if (known == nullptr) {
        run({i, i + head.length}, kind, range);
      }
    }
  }

 private:
  const NamePack& names_;
  const Grammar& grammar_;
  const DocumentText& document_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  std::set<std::size_t> taken_;  // entities of names without capitals

  void take(TokenRange name, TypeId type) {
    const std::string surface = entities_.surface(name.first, name.last);
    const std::optional<std::size_t> longer = full_name(surface, type);
    const std::size_t index = longer ? *longer : entities_.named(type, surface);
    if (longer) entities_.add_name(index, {document_.language, surface, NameRole::alias});
    if (!grammar_.capital_names) {
      taken_.insert(index);
      if (type == *Schema::diplomacy().find_type("Agreement")) note_parties(name, index);
    }
    entities_.mention(
        {name.first, name.last, index, "pattern/name", 0.75, Mention::Form::name, {}});
  }

  /// A name that was found before and of which this is the beginning, or the other way round:
  /// "نمایندگی ایران" of "نمایندگی ایران در سازمان ملل".
  [[nodiscard]] std::optional<std::size_t> full_name(const std::string& surface,
                                                     TypeId type) const {
    std::optional<std::size_t> found;
    const std::string name = fold(surface);
    if (name.find(' ') == std::string::npos) return found;
    for (const std::size_t entity : taken_) {
      if (entities_.at(entity).type != type) continue;
      for (const Name& known : entities_.at(entity).names) {
        const std::string other = fold(known.text);
        const bool prefix = other.starts_with(name + " ") ||
                            (name.starts_with(other + " ") && other.find(' ') != std::string::npos);
        if (!prefix) continue;
        if (found && *found != entity) return std::nullopt;
        found = entity;
      }
    }
    return found;
  }

  [[nodiscard]] bool is_link(std::size_t i) const { return names_.links.contains(tokens_[i].key); }

  /// "رشت–آستارا", "شمال-جنوب".
  [[nodiscard]] bool is_inner_dash(std::size_t i, TokenRange range) const {
    const Token& token = tokens_[i];
    return (token.key == "-" || token.key == "–") && !token.space_before && i > range.first &&
           i + 1 < range.last && !tokens_[i + 1].space_before &&
           tokens_[i + 1].kind == TokenKind::word;
  }

  /// Whether the token may stand before the head within a name.
  [[nodiscard]] bool is_name_part(std::size_t i, TokenRange range) const {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::number) return false;
    if (token.key == "-" || token.key == "–") return is_inner_dash(i, range);
    if (!token.capital) return i > range.first && tokens_[i - 1].key == "-" && !token.space_before;
    return !grammar_.determiners.contains(token.key) &&
           !grammar_.prepositions.contains(token.key) &&
           !grammar_.conjunctions.contains(token.key) &&
           !grammar_.auxiliaries.contains(token.key) &&
           !grammar_.clause_starts.contains(token.key) && !grammar_.is_adverb(token);
  }

  /// A capitalised run around its head: "Treaty of Rome", "World Internet Conference".
  void capitals(TokenRange head, const NameHead& kind, TokenRange range) {
    const bool capital_head = tokens_[head.first].capital;
    if (!capital_head && !kind.small) return;
    std::size_t first = head.first;
    while (first > range.first && is_name_part(first - 1, range)) --first;
    if (const Mention* before = entities_.covering(first);
        before != nullptr && before->first < first) {
      first = before->first;
      while (first < head.first && grammar_.determiners.contains(tokens_[first].key)) ++first;
    }
    const auto starts = [&](std::size_t i) {
      return tokens_[i].capital || entities_.covering(i) != nullptr;
    };
    while (first < head.first && !starts(first)) ++first;
    std::size_t last = head.last;
    if (capital_head) last = right_end(head, range);
    last = without_place(head.last, last);
    if (kind.type == *Schema::diplomacy().find_type("Event")) last = without_venue(head.last, last);
    // A small head needs a capitalised modifier of its own, "the Treaty" alone names nothing new.
    const bool demonym_only = !capital_head && first + 1 == head.first;
    if (last - first < head.last - head.first + 1) return;
    if (demonym_only && entities_.covering(first) != nullptr) return;
    if (last - first > longest_name) return;
    take({first, last}, last_kind({head.last, last}, kind).type);
  }

  /// "Framework Agreement", "Action Plan Committee": the last head before a link says what it is.
  [[nodiscard]] const NameHead& last_kind(TokenRange behind, const NameHead& kind) const {
    const NameHead* result = &kind;
    for (std::size_t i = behind.first; i < behind.last && !is_link(i); ++i) {
      const PhraseTable::Match head = names_.heads.at(tokens_, i, behind.last);
      if (head) result = &names_.head_kinds[head.value];
    }
    return *result;
  }

  [[nodiscard]] std::size_t right_end(TokenRange head, TokenRange range) const {
    std::size_t last = head.last;
    std::size_t walk = last;
    bool linked = false;
    while (walk < range.last && walk - head.last < longest_name) {
      const Token& token = tokens_[walk];
      const bool year = walk > head.first && names_.year_links.contains(tokens_[walk - 1].key);
      // "Agreement SR-2023-052": the numbers of its sign.
      const bool part = walk > head.last && tokens_[walk - 1].key == "-" &&
                        !tokens_[walk - 1].space_before && !token.space_before;
      const bool number = token.kind == TokenKind::number && (walk == head.last || year || part);
      if ((token.capital && token.kind == TokenKind::word && !starts_other(walk)) || number) {
        const Mention* known = entities_.covering(walk);
        last = known != nullptr && known->first == walk ? known->last : walk + 1;
        walk = last;
      } else if (is_link(walk)) {
        const bool conjunction = grammar_.conjunctions.contains(token.key);
        if (conjunction && (!linked || (walk + 1 < range.last &&
                                        (entities_.covering(walk + 1) != nullptr ||
                                         grammar_.determiners.contains(tokens_[walk + 1].key))))) {
          break;
        }
        linked = true;
        ++walk;
      } else if (token.key == "-" && !token.space_before && walk + 1 < range.last &&
                 !tokens_[walk + 1].space_before) {
        ++walk;
      } else {
        break;
      }
    }
    return last;
  }

  /// "signed a Declaration of Principles in Khartoum": the place is where it was signed.
  [[nodiscard]] std::size_t without_place(std::size_t first, std::size_t last) const {
    const bool place = last >= first + 2 && grammar_.places.contains(tokens_[last - 1].key) &&
                       grammar_.time_prepositions.contains(tokens_[last - 2].key);
    return place ? last - 2 : last;
  }

  /// "the One Planet Summit in Paris": where an event is held is not a part of its name. In "the
  /// Conference on Disarmament in Europe" it is.
  [[nodiscard]] std::size_t without_venue(std::size_t first, std::size_t last) const {
    if (last < first + 2 || !grammar_.venue_prepositions.contains(tokens_[last - 2].key)) {
      return last;
    }
    for (std::size_t i = first; i + 2 < last; ++i) {
      if (is_link(i) && !grammar_.venue_prepositions.contains(tokens_[i].key)) return last;
    }
    return last - 2;
  }

  /// A capitalised title or office behind a name begins another one: "the Ministry's President".
  [[nodiscard]] bool starts_other(std::size_t i) const {
    const std::string& key = tokens_[i].key;
    return names_.courtesies.contains(key) || (grammar_.regular_forms && key.ends_with("ing"));
  }

  /// A head and the words behind it, where names have no capitals: "وزارت دفاع عراق". A state's
  /// name closes it, unless what it is accredited to follows ("نمایندگی ایران در سازمان ملل").
  void run(TokenRange head, const NameHead& kind, TokenRange range) {
    const bool whole_head = names_.whole_names.at(tokens_, head.first, range.last).length > 0;
    if (head.first > range.first && grammar_.determiners.contains(tokens_[head.first - 1].key) &&
        !whole_head) {
      return;  // "this organization", "an army" name nothing
    }
    if (const Mention* known = entities_.covering(head.last);
        known != nullptr && known->first == head.last && is_kin(known->entity, kind.type)) {
      // "شرکت هوآوی", "سازمان ناتو": the head goes with a name that is known.
      entities_.mention(
          {head.first, known->last, known->entity, "pattern/name", 0.85, Mention::Form::name, {}});
      return;
    }
    std::size_t last = head.last;
    bool closed = false;
    // "وزارت راه و شهرسازی" is whole: only its state may follow.
    const bool full = names_.whole_names.at(tokens_, head.first, range.last).length >= 3;
    while (last < range.last && last - head.first < names_.longest && !closed) {
      const Mention* known = entities_.covering(last);
      const auto reference = grammar_.references.at(tokens_, last, range.last);
      if (known != nullptr && known->first == last && is_state(*known)) {
        last = known->last;
        closed = last >= range.last || !is_inner_dash(last, range);
      } else if (reference) {
        last += reference.length;
        closed = true;
      } else if (full) {
        break;
      } else if (is_inner_dash(last, range)) {
        ++last;
      } else if (ends(last)) {
        break;
      } else {
        ++last;
      }
    }
    last = closed ? with_parties(last, range, kind) : without_verbal_noun(head, last, range);
    last = linked(last, range, kind);
    last = titled(head.last, last, range, kind);
    if (kind.proper && !is_proper({head.last, last})) last = head.last;
    while (last > head.last && grammar_.phrase_edges.contains(tokens_[last - 1].key)) --last;
    TypeId type = kind.type;
    std::size_t first = head.first;
    if (first > range.first && names_.ordinals.contains(tokens_[first - 1].key)) {
      --first;
      type = *Schema::diplomacy().find_type("Event");
    }
    const bool whole = last == head.last && whole_head;
    if (last > head.last || first < head.first || whole) take({first, last}, type);
  }

  /// "همه‌پرسی اعلام می‌کنند": the noun before a verb that only carries it is
  /// no part of the name.
  [[nodiscard]] std::size_t without_verbal_noun(TokenRange head, std::size_t last,
                                                TokenRange range) const {
    if (last >= range.last || last <= head.last) return last;
    const bool verb =
        grammar_.compound_verbs.contains(tokens_[last].key) || analysis_.is(last, Upos::verb);
    const bool carries = verb && grammar_.verbal_nouns.contains(tokens_[last - 1].key);
    return carries ? last - 1 : last;
  }

  /// Whether something in the words tells one thing from others of its kind: a name, a number.
  [[nodiscard]] bool is_proper(TokenRange words) const {
    for (std::size_t i = words.first; i < words.last; ++i) {
      if (entities_.covering(i) != nullptr || tokens_[i].kind == TokenKind::number ||
          analysis_.is(i, Upos::propn) || !analysis_.known_words[i]) {
        return true;
      }
    }
    return words.last - words.first >= 3;
  }

  [[nodiscard]] bool is_kin(std::size_t entity, TypeId type) const {
    if (entities_.at(entity).type == type) return true;
    const Schema& schema = Schema::diplomacy();
    const auto collective = [&](TypeId of) {
      return of == *schema.find_type("Organization") || of == *schema.find_type("Group") ||
             of == *schema.find_type("GovernmentBody");
    };
    return collective(type) && collective(entities_.at(entity).type);
  }

  /// "توافق‌نامه ایران و عراق": the states of an agreement's name, and that
  /// they are its parties.
  [[nodiscard]] std::size_t with_parties(std::size_t last, TokenRange range,
                                         const NameHead& kind) const {
    if (kind.type != *Schema::diplomacy().find_type("Agreement")) return last;
    while (last + 1 < range.last && grammar_.conjunctions.contains(tokens_[last].key)) {
      const Mention* next = entities_.covering(last + 1);
      if (next == nullptr || next->first != last + 1 || !is_state(*next)) break;
      last = next->last;
    }
    return last;
  }

  void note_parties(TokenRange name, std::size_t agreement) {
    std::vector<Mention> states;
    for (std::size_t i = name.first; i < name.last; ++i) {
      const auto found = entities_.mentions().find(i);
      if (found != entities_.mentions().end() && is_state(found->second)) {
        states.push_back(found->second);
      }
    }
    if (states.size() < 2) return;
    for (const Mention& state : states) {
      NameFact fact;
      fact.relation = *Schema::diplomacy().find_relation("partyTo");
      fact.source = state.entity;
      fact.target = agreement;
      fact.source_tokens = {state.first, state.last};
      fact.target_tokens = name;
      fact.tokens = name;
      fact.rule = "pattern/parties";
      fact.confidence = 0.7;
      entities_.fact(std::move(fact));
    }
  }

  [[nodiscard]] bool is_state(const Mention& mention) const {
    return mention.form == Mention::Form::name &&
           entities_.is_a(mention.entity, *Schema::diplomacy().find_type("State"));
  }

  /// "راهبرد ملی درباره ایمنی غذا سال 2012": the title of a
  /// document, which its year closes.
  [[nodiscard]] std::size_t titled(std::size_t head, std::size_t last, TokenRange range,
                                   const NameHead& kind) const {
    const Schema& schema = Schema::diplomacy();
    const bool document =
        kind.type == *schema.find_type("Strategy") || kind.type == *schema.find_type("Agreement");
    if (!document) return last;
    bool link = false;
    for (std::size_t i = head; i < range.last && i - head <= longest_title; ++i) {
      const auto year = names_.title_years.at(tokens_, i, range.last);
      const std::size_t number = i + year.length;
      if (year && number < range.last && tokens_[number].kind == TokenKind::number) {
        return link && i > last ? i : last;
      }
      if (names_.title_links.at(tokens_, i, range.last)) link = true;
      if (tokens_[i].kind == TokenKind::punctuation || analysis_.is(i, Upos::verb) ||
          analysis_.is(i, Upos::aux)) {
        return last;
      }
    }
    return last;
  }

  /// "توافق‌نامه با یونان", "سفارت ایران در ...": a link and the name
  /// behind it.
  [[nodiscard]] std::size_t linked(std::size_t last, TokenRange range, const NameHead& kind) const {
    if (last + 1 >= range.last || !names_.links.contains(tokens_[last].key)) return last;
    const Mention* known = entities_.covering(last + 1);
    if (known == nullptr || known->first != last + 1) return last;
    const Schema& schema = Schema::diplomacy();
    const bool state = is_state(*known);
    const bool organization = entities_.is_a(known->entity, *schema.find_type("Organization"));
    const bool agreement = kind.type == *schema.find_type("Agreement");
    const bool body = kind.type == *schema.find_type("GovernmentBody");
    const bool with = tokens_[last].key == "با";
    return (with ? agreement && (state || organization) : body && organization) ? known->last
                                                                                : last;
  }

  [[nodiscard]] bool ends(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::punctuation || names_.ends.contains(token.key)) return true;
    if (!analysis_.known_words.empty()) {
      if (analysis_.is(i, Upos::verb) || analysis_.is(i, Upos::aux)) return true;
      return !analysis_.is(i, Upos::noun) && !analysis_.is(i, Upos::propn) &&
             !analysis_.is(i, Upos::adj) && token.kind != TokenKind::number &&
             analysis_.known_words[i];
    }
    return std::any_of(grammar_.verb_prefixes.begin(), grammar_.verb_prefixes.end(),
                       [&](const std::string& prefix) {
                         return token.key.starts_with(prefix) &&
                                token.key.size() > prefix.size() + 4;
                       });
  }
};

}  // namespace

void find_names(const NamePack& names, const Grammar& grammar, const DocumentText& document,
                const Analysis& analysis, Register& entities) {
  NameFinder finder(names, grammar, document, analysis, entities);
  for (const Analysis::Sentence& sentence : analysis.sentences) finder.sentence(sentence);
}

}  // namespace diplograph::extract
