#include <algorithm>
#include <deque>
#include <map>

#include "extract/mentions/coordination.hpp"
#include "extract/mentions/discourse.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t memory = 24;  // entities that a description can reach back to

/// Walks through the document and remembers what was spoken of.
class ReferenceFinder {
 public:
  ReferenceFinder(const Grammar& grammar, const Discourse& discourse, const Analysis& analysis,
                  Register& entities)
      : grammar_(grammar),
        discourse_(discourse),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        schema_(Schema::diplomacy()),
        actor_(*schema_.find_type("Actor")),
        person_(*schema_.find_type("Person")) {}

  void run() {
    find_parties();
    for (const Analysis::Sentence& sentence : analysis_.sentences) {
      for (std::size_t i = sentence.tokens.first; i < sentence.tokens.last;) {
        const Mention* known = entities_.covering(i);
        if (known != nullptr) {
          const Mention mention = *known;
          remember(mention, sentence.tokens);
          i = mention.last;
          continue;
        }
        const PhraseTable::Match match = grammar_.references.at(tokens_, i, sentence.tokens.last);
        if (!match) {
          ++i;
          continue;
        }
        refer({i, i + match.length}, grammar_.reference_kinds[match.value], sentence.tokens);
        i += match.length;
      }
    }
  }

 private:
  struct Seen {
    std::size_t entity = 0;
    bool subject = false;
    bool plural = false;
    std::vector<std::size_t> group;
  };

  const Grammar& grammar_;
  const Discourse& discourse_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  const Schema& schema_;
  TypeId actor_, person_;
  std::deque<Seen> seen_;                     // newest first
  std::map<std::size_t, std::size_t> named_;  // how often each entity was named so far
  // The parties of agreements whose names name them, by where the names end.
  std::map<std::size_t, std::vector<std::size_t>> parties_;

  [[nodiscard]] bool fits(std::size_t entity, const Reference& reference) const {
    return std::any_of(reference.types.begin(), reference.types.end(),
                       [&](TypeId type) { return schema_.is_a(entities_.at(entity).type, type); });
  }

  /// Whether the name is the subject of its clause: nothing governs it from the left.
  [[nodiscard]] bool is_subject(std::size_t first, TokenRange sentence) const {
    std::size_t i = first;
    while (i > sentence.first && grammar_.determiners.contains(tokens_[i - 1].key)) --i;
    if (i == sentence.first) return true;
    const Token& before = tokens_[i - 1];
    return grammar_.commas.contains(before.key) || grammar_.clause_starts.contains(before.key) ||
           grammar_.conjunctions.contains(before.key) ||
           (before.kind == TokenKind::punctuation && before.key != "-");
  }

  void remember(const Mention& mention, TokenRange sentence) {
    if (mention.form == Mention::Form::reference) return;
    ++named_[mention.entity];
    if (mention.form != Mention::Form::name) return;
    Seen seen{mention.entity, is_subject(mention.first, sentence), false, {}};
    if (!seen_.empty()) {
      const std::vector<Mention> list =
          list_before(entities_, grammar_, tokens_, sentence.first, mention.last);
      for (const Mention& item : list) seen.group.push_back(item.entity);
      seen.plural = list.size() > 1;
      if (seen.plural) seen.subject = is_subject(list.front().first, sentence);
    }
    note(std::move(seen));
  }

  void note(Seen seen) {
    seen_.push_front(std::move(seen));
    if (seen_.size() > memory) seen_.pop_back();
  }

  void add(TokenRange tokens, std::size_t entity, std::vector<std::size_t> more = {}) {
    entities_.mention({tokens.first, tokens.last, entity, "reference", 0.7,
                       Mention::Form::reference, std::move(more)});
  }

  void refer(TokenRange tokens, const Reference& reference, TokenRange sentence) {
    if (!reference.entity.empty()) {
      if (const auto home = entities_.find(reference.entity)) {
        add(tokens, *home);
        note({*home, is_subject(tokens.first, sentence), false, {}});
        return;
      }
    }
    switch (reference.kind) {
      case ReferenceKind::speaker:
        if (discourse_.speaker) add(tokens, *discourse_.speaker);
        return;
      case ReferenceKind::parties:
        if (discourse_.parties) add(tokens, *discourse_.parties);
        return;
      case ReferenceKind::self:
        if (discourse_.self && fits(*discourse_.self, reference)) add(tokens, *discourse_.self);
        return;
      case ReferenceKind::subject:
        pronoun(tokens, reference, sentence);
        return;
      case ReferenceKind::last:
        for (const Seen& seen : seen_) {
          if (!fits(seen.entity, reference)) continue;
          add(tokens, seen.entity);
          note({seen.entity, is_subject(tokens.first, sentence), false, {}});
          return;
        }
        return;
      case ReferenceKind::bare_head:
        bare_head(tokens, reference, sentence);
        return;
      case ReferenceKind::topic:
        topic(tokens, reference, sentence);
        return;
      case ReferenceKind::same_head:
        // "the policy of good neighbourliness" is another one than that before.
        if (tokens.last < sentence.last &&
            grammar_.complements.contains(tokens_[tokens.last].key)) {
          return;
        }
        same_head(tokens, reference);
        return;
      case ReferenceKind::pair:
        pair(tokens, reference, sentence);
        return;
    }
  }

  /// A pronoun in the place of a subject is the last subject of its kind; elsewhere the last
  /// fitting entity that is not the subject of its own clause.
  void pronoun(TokenRange tokens, const Reference& reference, TokenRange sentence) {
    const bool subject = is_subject(tokens.first, sentence);
    for (const Seen& seen : seen_) {
      if (!fits(seen.entity, reference)) continue;
      const bool acts = schema_.is_a(entities_.at(seen.entity).type, actor_);
      if (subject ? !seen.subject : (acts && entities_.at(seen.entity).type != person_)) continue;
      std::vector<std::size_t> more;
      if (seen.plural) {
        for (const std::size_t other : seen.group) {
          if (other != seen.entity) more.push_back(other);
        }
      }
      add(tokens, seen.entity, std::move(more));
      return;
    }
  }

  /// The first word of a name alone, with nothing behind it that would make it another's:
  /// "آژانس" after "آژانس بین‌المللی انرژی اتمی".
  void bare_head(TokenRange tokens, const Reference& reference, TokenRange sentence) {
    if (tokens.last < sentence.last) {
      const std::size_t next = tokens.last;
      if (entities_.covering(next) != nullptr || analysis_.is(next, Upos::noun) ||
          analysis_.is(next, Upos::adj) || analysis_.is(next, Upos::propn) ||
          analysis_.is(next, Upos::pron) || analysis_.is(next, Upos::num)) {
        const bool number = analysis_.is(next, Upos::num);
        if (!number && !analysis_.is(next, Upos::adp)) return;
      }
    }
    if (tokens.first > sentence.first &&
        grammar_.determiners.contains(tokens_[tokens.first - 1].key)) {
      return;
    }
    const std::string& head = tokens_[tokens.first].key;
    for (const Seen& seen : seen_) {
      if (!fits(seen.entity, reference)) continue;
      const std::vector<Name>& names = entities_.at(seen.entity).names;
      const bool named = std::any_of(names.begin(), names.end(), [&](const Name& name) {
        return fold(name.text).starts_with(head + " ");
      });
      if (!named) continue;
      add(tokens, seen.entity);
      return;
    }
  }

  /// "This organization" of a text about several: what was last spoken about, not just mentioned.
  void topic(TokenRange tokens, const Reference& reference, TokenRange sentence) {
    for (const bool subject : {true, false}) {
      for (const Seen& seen : seen_) {
        if (!fits(seen.entity, reference) || (subject && !seen.subject)) continue;
        const std::size_t entity = seen.entity;
        add(tokens, entity);
        note({entity, is_subject(tokens.first, sentence), false, {}});
        return;
      }
    }
  }

  /// "the organization": the last entity whose name has the word.
  void same_head(TokenRange tokens, const Reference& reference) {
    const std::string& head = tokens_[tokens.last - 1].key;
    const auto has_head = [&](std::size_t entity) {
      const std::vector<Name>& names = entities_.at(entity).names;
      return std::any_of(names.begin(), names.end(), [&](const Name& name) {
        return fold(name.text).find(head) != std::string::npos;
      });
    };
    if (discourse_.self && fits(*discourse_.self, reference) && has_head(*discourse_.self)) {
      add(tokens, *discourse_.self);
      return;
    }
    for (const bool strict : {true, false}) {
      for (const Seen& seen : seen_) {
        if (!fits(seen.entity, reference) || (strict && !has_head(seen.entity))) continue;
        add(tokens, seen.entity);
        return;
      }
    }
  }

  /// "Joint Statement by Norway and Kenya": who is party by the name of what was agreed.
  void find_parties() {
    const RelationId party_to = *schema_.find_relation("partyTo");
    for (const NameFact& fact : entities_.facts()) {
      if (fact.relation != party_to) continue;
      std::vector<std::size_t>& parties = parties_[fact.target_tokens.last];
      if (std::find(parties.begin(), parties.end(), fact.source) == parties.end()) {
        parties.push_back(fact.source);
      }
    }
  }

  /// The two parties of what was named last, if it has two.
  [[nodiscard]] std::vector<std::size_t> last_parties(TokenRange tokens,
                                                      const Reference& reference) const {
    const auto behind = parties_.upper_bound(tokens.first);
    if (behind == parties_.begin()) return {};
    const std::vector<std::size_t>& parties = std::prev(behind)->second;
    const auto fitting = [&](std::size_t entity) { return fits(entity, reference); };
    if (parties.size() != 2 || !std::all_of(parties.begin(), parties.end(), fitting)) return {};
    return {parties[1], parties[0]};
  }

  /// "the two sides": the two that the text has been about so far, if two stand out; else the two
  /// parties of what was agreed last; else the last two states, or the last two of any fitting
  /// kind.
  void pair(TokenRange tokens, const Reference& reference, TokenRange sentence) {
    std::vector<std::size_t> found = most_named(reference);
    if (found.size() != 2) found = last_parties(tokens, reference);
    for (const bool states : {true, false}) {
      if (found.size() == 2) break;
      found.clear();
      for (const Seen& seen : seen_) {
        const bool fitting =
            fits(seen.entity, reference) &&
            (!states || schema_.is_a(entities_.at(seen.entity).type, reference.types.front()));
        if (!fitting || std::find(found.begin(), found.end(), seen.entity) != found.end()) continue;
        found.push_back(seen.entity);
        if (found.size() == 2) break;
      }
    }
    if (found.size() != 2) return;
    add(tokens, found[1], {found[0]});
    note({found[1], is_subject(tokens.first, sentence), true, {found[1], found[0]}});
  }

  /// The two fitting entities that were named most so far, if the third was named less than half as
  /// often as the second; in the order of their first mention reversed.
  [[nodiscard]] std::vector<std::size_t> most_named(const Reference& reference) const {
    std::vector<std::pair<std::size_t, std::size_t>> counts;
    for (const auto& [entity, count] : named_) {
      if (fits(entity, reference)) counts.emplace_back(count, entity);
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (counts.size() < 2 || counts[1].first < 2) return {};
    if (counts.size() > 2 && counts[2].first * 2 >= counts[1].first) return {};
    return {counts[1].second, counts[0].second};
  }
};

}  // namespace

void find_references(const Grammar& grammar, const Discourse& discourse, const Analysis& analysis,
                     Register& entities) {
  ReferenceFinder(grammar, discourse, analysis, entities).run();
}

}  // namespace diplograph::extract
