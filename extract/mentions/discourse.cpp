#include "extract/mentions/discourse.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "extract/mentions/coordination.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t title_blocks = 5;       // where a title, a subtitle and a preamble stand
constexpr std::size_t longest_title = 30;     // tokens
constexpr std::size_t fewest_references = 2;  // to "the Parties", to take them for a group
constexpr std::size_t opening_tokens = 1500;  // where the one who speaks is introduced

class DiscourseFinder {
 public:
  DiscourseFinder(const NamePack& names, const Grammar& grammar, const DocumentText& document,
                  const Analysis& analysis, Register& entities)
      : names_(names),
        grammar_(grammar),
        document_(document),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        schema_(Schema::diplomacy()),
        actor_(*schema_.find_type("Actor")),
        person_(*schema_.find_type("Person")),
        state_(*schema_.find_type("State")),
        agreement_(*schema_.find_type("Agreement")),
        strategy_(*schema_.find_type("Strategy")),
        organization_(*schema_.find_type("Organization")),
        party_to_(*schema_.find_relation("partyTo")),
        represents_(*schema_.find_relation("represents")) {}

  Discourse run() {
    discourse_.parties = entities_.parties();
    find_self();
    collect_parties();
    find_parties();
    find_speaker();
    own_offices();
    return discourse_;
  }

 private:
  const NamePack& names_;
  const Grammar& grammar_;
  const DocumentText& document_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  const Schema& schema_;
  TypeId actor_, person_, state_, agreement_, strategy_, organization_;
  RelationId party_to_, represents_;
  Discourse discourse_;

  [[nodiscard]] bool speaks_of_itself(TypeId type) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const PhraseTable::Match match = grammar_.references.at(tokens_, i, tokens_.size());
      if (!match) continue;
      const Reference& reference = grammar_.reference_kinds[match.value];
      if (reference.kind == ReferenceKind::self &&
          std::find(reference.types.begin(), reference.types.end(), type) !=
              reference.types.end()) {
        return true;
      }
    }
    return false;
  }

  /// The type that a head word in the title gives, if it is one of a document that acts.
  [[nodiscard]] std::optional<TypeId> title_type(TokenRange title) const {
    std::optional<TypeId> type;
    for (std::size_t i = title.first; i < title.last; ++i) {
      if (const auto head = names_.heads.at(tokens_, i, title.last)) {
        const TypeId found = names_.head_kinds[head.value].type;
        if (found == agreement_ || found == strategy_) type = type.value_or(found);
      }
    }
    return type;
  }

  void find_self() {
    for (const Analysis::Sentence& sentence : analysis_.sentences) {
      if (sentence.block >= title_blocks) break;
      const TokenRange title = sentence.tokens;
      if (title.last - title.first > longest_title || title.first == title.last) continue;
      const auto type = title_type(title);
      if (!type || !speaks_of_itself(*type)) continue;
      self_from_title(title, *type);
      return;
    }
  }

  void self_from_title(TokenRange title, TypeId type) {
    const auto& own = entities_.self_names();
    TokenRange tokens = title;
    if (const Mention* named = named_in(title, type)) {
      tokens = {named->first, named->last};
    }
    const std::string in_title = entities_.surface(tokens.first, tokens.last);
    const std::string& name = own.empty() ? in_title : own.front().first;
    const Mention* named = named_in(own.empty() ? title : own.front().second, type);
    const std::size_t index = named != nullptr ? named->entity : entities_.named(type, name);
    entities_.add_name(index, {document_.language, in_title, NameRole::alias});
    discourse_.self = index;
    discourse_.self_tokens = own.empty() ? tokens : own.front().second;
    entities_.mention({discourse_.self_tokens.first,
                       discourse_.self_tokens.last,
                       index,
                       "discourse/title",
                       0.85,
                       Mention::Form::name,
                       {}});
  }

  [[nodiscard]] const Mention* named_in(TokenRange range, TypeId type) const {
    for (auto walk = entities_.mentions().lower_bound(range.first);
         walk != entities_.mentions().end() && walk->first < range.last; ++walk) {
      if (entities_.at(walk->second.entity).type == type) return &walk->second;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_plural(std::size_t i) const {
    return analysis_.annotated() && analysis_.annotation(i).morphology.number == Number::plural;
  }

  /// "The Parties shall ...", "Each Party ..." of an agreement that does not say whom it calls so.
  void collect_parties() {
    if (discourse_.parties || !discourse_.self ||
        entities_.at(*discourse_.self).type != agreement_) {
      return;
    }
    std::size_t count = 0;
    TokenRange name;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const PhraseTable::Match match = grammar_.references.at(tokens_, i, tokens_.size());
      if (!match || grammar_.reference_kinds[match.value].kind != ReferenceKind::parties) continue;
      ++count;
      const bool determined = grammar_.determiners.contains(tokens_[i].key);
      const std::size_t first = i + (determined && match.length > 1 ? 1U : 0U);
      const bool plural = is_plural(i + match.length - 1);
      if (name.last == 0 || (plural && !is_plural(name.last - 1))) name = {first, i + match.length};
    }
    if (count < fewest_references || name.last == 0) return;
    discourse_.parties =
        entities_.named(*schema_.find_type("Group"), entities_.surface(name.first, name.last));
  }

  /// Who concluded the agreement that the document is: the first list of states or organizations in
  /// its title or preamble.
  void find_parties() {
    if (!discourse_.self || entities_.at(*discourse_.self).type != agreement_) return;
    for (const Analysis::Sentence& sentence : analysis_.sentences) {
      if (sentence.block >= title_blocks + 3) return;
      auto walk = entities_.mentions().lower_bound(sentence.tokens.first);
      for (; walk != entities_.mentions().end() && walk->first < sentence.tokens.last; ++walk) {
        const std::vector<Mention> list =
            list_from(entities_, grammar_, tokens_, walk->second, sentence.tokens.last);
        if (list.size() < 2 || !can_conclude(list)) continue;
        for (const Mention& mention : list) party(mention, sentence.tokens);
        if (discourse_.parties) {
          NameFact fact = party_fact(*discourse_.parties, sentence.tokens);
          entities_.fact(std::move(fact));
        }
        return;
      }
    }
  }

  [[nodiscard]] bool can_conclude(const std::vector<Mention>& list) const {
    return std::all_of(list.begin(), list.end(), [&](const Mention& mention) {
      const TypeId type = entities_.at(mention.entity).type;
      return mention.form == Mention::Form::name && (type == state_ || type == organization_);
    });
  }

  [[nodiscard]] NameFact party_fact(std::size_t source, TokenRange tokens) const {
    NameFact fact;
    fact.relation = party_to_;
    fact.source = source;
    fact.target = *discourse_.self;
    fact.tokens = tokens;
    fact.rule = "discourse/parties";
    fact.confidence = 0.9;
    return fact;
  }

  void party(const Mention& mention, TokenRange tokens) {
    NameFact fact = party_fact(mention.entity, tokens);
    fact.source_tokens = {mention.first, mention.last};
    entities_.fact(std::move(fact));
  }

  void find_speaker() {
    if (discourse_.parties) {
      discourse_.speaker = discourse_.parties;
      return;
    }
    if (const auto heading = heading_speaker()) {
      discourse_.speaker = heading;
      return;
    }
    if (const auto introduced = introduced_speaker()) {
      discourse_.speaker = introduced;
      return;
    }
    std::map<std::size_t, std::size_t> counts;
    std::optional<std::size_t> title;
    const auto weigh = [&](const Mention& mention) {
      const TypeId type = entities_.at(mention.entity).type;
      if (!schema_.is_a(type, actor_) || type == person_ || mention.first > opening_tokens) return;
      ++counts[mention.entity];
    };
    for (const auto& [first, mention] : entities_.mentions()) weigh(mention);
    for (const Mention& mention : entities_.inner_mentions()) weigh(mention);
    for (const Analysis::Sentence& sentence : analysis_.sentences) {
      if (sentence.block > 1) break;
      for (const Mention& mention : actors_in(sentence.tokens)) {
        if (!title || counts[mention.entity] > counts[*title]) title = mention.entity;
      }
    }
    if (title && document_.blocks.front().text.size() <= 300) {
      discourse_.speaker = title;
      return;
    }
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != counts.end()) discourse_.speaker = most->first;
  }

  [[nodiscard]] std::vector<Mention> actors_in(TokenRange range) const {
    std::vector<Mention> result;
    const auto take = [&](const Mention& mention) {
      const TypeId type = entities_.at(mention.entity).type;
      const bool inside = mention.first >= range.first && mention.last <= range.last;
      if (inside && schema_.is_a(type, actor_) && type != person_) result.push_back(mention);
    };
    for (auto walk = entities_.mentions().lower_bound(range.first);
         walk != entities_.mentions().end() && walk->first < range.last; ++walk) {
      take(walk->second);
    }
    for (const Mention& mention : entities_.inner_mentions()) take(mention);
    return result;
  }

  /// "The Security Council,": the actor on a line of its own at the beginning of a resolution.
  [[nodiscard]] std::optional<std::size_t> heading_speaker() const {
    if (analysis_.sentences.empty()) return std::nullopt;
    const bool resolution = title_type(analysis_.sentences.front().tokens) == agreement_;
    for (const Analysis::Sentence& sentence : analysis_.sentences) {
      if (sentence.block >= title_blocks) break;
      std::size_t first = sentence.tokens.first;
      const std::size_t last = sentence.tokens.last;
      while (first < last && grammar_.determiners.contains(tokens_[first].key)) ++first;
      const auto found = entities_.mentions().find(first);
      if (found == entities_.mentions().end()) continue;
      const Mention& mention = found->second;
      const bool comma = mention.last < last && grammar_.commas.contains(tokens_[mention.last].key);
      const bool alone = comma && (mention.last + 1 == last || resolution);
      if (alone && schema_.is_a(entities_.at(mention.entity).type, actor_)) return mention.entity;
    }
    return std::nullopt;
  }

  /// "We, the members of ASEAN, ...": who stands in apposition to the speaker's pronoun.
  [[nodiscard]] std::optional<std::size_t> introduced_speaker() const {
    for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
      const PhraseTable::Match match = grammar_.references.at(tokens_, i, tokens_.size());
      if (!match || grammar_.reference_kinds[match.value].kind != ReferenceKind::speaker) continue;
      const std::size_t comma = i + match.length;
      if (comma + 1 >= tokens_.size() || !grammar_.commas.contains(tokens_[comma].key)) continue;
      for (std::size_t walk = comma + 1; walk < std::min(tokens_.size(), comma + 10); ++walk) {
        const Mention* mention = entities_.covering(walk);
        if (mention != nullptr && schema_.is_a(entities_.at(mention->entity).type, actor_)) {
          return mention->entity;
        }
      }
    }
    return std::nullopt;
  }

  /// Whether the text has a first person: "we", "our government", "کشورمان".
  [[nodiscard]] bool speaks() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const PhraseTable::Match match = grammar_.references.at(tokens_, i, tokens_.size());
      if (!match) continue;
      const Reference& reference = grammar_.reference_kinds[match.value];
      if (reference.kind == ReferenceKind::speaker || !reference.entity.empty()) return true;
    }
    return false;
  }

  /// Whether a document is about one state: named in three sentences or more, and in twice as many
  /// as any other state.
  [[nodiscard]] bool is_about(std::size_t state) const {
    std::map<std::size_t, std::set<std::size_t>> sentences;  // of the states
    std::size_t sentence = 0;
    for (const auto& [first, mention] : entities_.mentions()) {
      while (sentence < analysis_.sentences.size() &&
             analysis_.sentences[sentence].tokens.last <= first) {
        ++sentence;
      }
      if (entities_.at(mention.entity).type != state_) continue;
      sentences[mention.entity].insert(sentence);
    }
    const std::size_t own = sentences[state].size();
    return own >= 3 && std::all_of(sentences.begin(), sentences.end(), [&](const auto& entry) {
             return entry.first == state || 2 * entry.second.size() <= own;
           });
  }

  /// An office without an owner ("President X") in a document in which a state speaks, or that is
  /// about one state, is held for that state.
  void own_offices() {
    if (!discourse_.speaker || entities_.at(*discourse_.speaker).type != state_) return;
    if (entities_.offices().empty() || (!speaks() && !is_about(*discourse_.speaker))) return;
    // "his Turkish counterpart": an adjective is nobody who speaks.
    const auto named = [&](const auto& entry) {
      return entry.second.entity == *discourse_.speaker && entry.second.form == Mention::Form::name;
    };
    if (std::none_of(entities_.mentions().begin(), entities_.mentions().end(), named)) return;
    std::set<std::size_t> owned;
    for (const NameFact& fact : entities_.facts()) {
      if (fact.relation == represents_) owned.insert(fact.source);
    }
    for (const auto& [person, office] : entities_.offices()) {
      if (!owned.insert(person).second) continue;
      NameFact fact;
      fact.relation = represents_;
      fact.source = person;
      fact.target = *discourse_.speaker;
      fact.source_tokens = office;
      fact.tokens = office;
      fact.rule = "discourse/own-office";
      fact.confidence = 0.6;
      entities_.fact(std::move(fact));
    }
  }
};

}  // namespace

Discourse find_discourse(const NamePack& names, const Grammar& grammar,
                         const DocumentText& document, const Analysis& analysis,
                         Register& entities) {
  if (document.blocks.empty()) return {};
  return DiscourseFinder(names, grammar, document, analysis, entities).run();
}

}  // namespace diplograph::extract
