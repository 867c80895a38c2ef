#include "extract/relations/statement.hpp"

#include <algorithm>

namespace diplograph::extract {
namespace {

constexpr std::size_t negator_distance = 6;        // tokens before a trigger
constexpr std::size_t refusal_distance = 7;        // tokens between a refusal and its infinitive
constexpr std::size_t negated_verb_distance = 14;  // tokens behind it

class StatementReader {
 public:
  StatementReader(const Grammar& grammar, const std::vector<Token>& tokens,
                  const Register& entities, TokenRange trigger, TokenRange segment)
      : grammar_(grammar),
        tokens_(tokens),
        entities_(entities),
        trigger_(trigger),
        segment_(segment) {}

  Statement read() const {
    Statement statement;
    // "never" and a negated verb deny once: Persian and French double their negations.
    statement.denied = denied_before() || denied_behind();
    statement.hedged = hedged();
    if (statement.hedged) statement.modality = Modality::planned;
    statement.holder = holder();
    if (statement.holder) statement.modality = Modality::attributed;
    return statement;
  }

 private:
  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
  const Register& entities_;
  TokenRange trigger_, segment_;

  [[nodiscard]] bool borders(std::size_t i) const {
    return grammar_.commas.contains(tokens_[i].key) ||
           grammar_.clause_starts.contains(tokens_[i].key);
  }

  [[nodiscard]] bool denied_before() const {
    bool denied = false;
    std::size_t i = trigger_.first;
    for (std::size_t steps = 0; i > segment_.first && steps < negator_distance; ++steps) {
      --i;
      if (borders(i)) break;
      const auto negator = grammar_.negators.at(tokens_, i, trigger_.first);
      if (negator) denied = !denied || negator.length > 1;
    }
    return denied || refused();
  }

  /// "declined on Sunday to sign": a refusal that does not stand right before the infinitive.
  [[nodiscard]] bool refused() const {
    if (trigger_.first <= segment_.first + 1 ||
        !grammar_.infinitive_markers.contains(tokens_[trigger_.first - 1].key)) {
      return false;
    }
    if (grammar_.negators.before(tokens_, segment_.first, trigger_.first)) return false;
    std::size_t i = trigger_.first - 1;
    for (std::size_t steps = 0; i > segment_.first && steps < refusal_distance; ++steps) {
      --i;
      if (borders(i) || grammar_.infinitive_markers.contains(tokens_[i].key)) return false;
      if (grammar_.refusals.contains(tokens_[i].key)) return true;
    }
    return false;
  }

  [[nodiscard]] bool denied_behind() const {
    if (grammar_.negated_verbs.empty()) return false;
    const std::size_t limit = std::min(segment_.last, trigger_.last + negated_verb_distance);
    for (std::size_t i = trigger_.first; i < limit; ++i) {
      const std::string& key = tokens_[i].key;
      if (grammar_.negated_verbs.at(tokens_, i, limit)) return true;
      const bool prefixed =
          std::any_of(grammar_.negated_prefixes.begin(), grammar_.negated_prefixes.end(),
                      [&](const std::string& prefix) { return key.starts_with(prefix); });
      if (prefixed) return true;
      if (i >= trigger_.last && (grammar_.phrase_ends.contains(key) || key == ".")) return false;
    }
    return false;
  }

  [[nodiscard]] bool hedged() const {
    for (std::size_t i = trigger_.first; i > segment_.first;) {
      --i;
      if (grammar_.hedges.at(tokens_, i, segment_.last) && !is_month(i)) return true;
    }
    return false;
  }

  /// "4 May 1958", "in May 1958" are no hedges.
  [[nodiscard]] bool is_month(std::size_t i) const {
    if (!tokens_[i].capital || !grammar_.places.contains(tokens_[i].key)) return false;
    const bool before = i > segment_.first && tokens_[i - 1].kind == TokenKind::number;
    const bool behind = i + 1 < segment_.last && tokens_[i + 1].kind == TokenKind::number;
    return before || behind ||
           (i > segment_.first && grammar_.time_prepositions.contains(tokens_[i - 1].key));
  }

  /// The subject of a verb of speech before the trigger, or the one behind "according to".
  [[nodiscard]] std::optional<std::size_t> holder() const {
    for (std::size_t i = segment_.first; i < segment_.last; ++i) {
      if (const auto source = grammar_.sources.at(tokens_, i, segment_.last)) {
        const std::size_t limit = std::min(segment_.last, i + source.length + 5);
        for (std::size_t walk = i + source.length; walk < limit && !borders(walk); ++walk) {
          if (const Mention* mention = entities_.covering(walk)) return mention->entity;
        }
      }
      if (i + 1 >= trigger_.first || !grammar_.speech.at(tokens_, i, trigger_.first)) continue;
      for (std::size_t walk = i; walk > segment_.first; --walk) {
        const Mention* mention = entities_.covering(walk - 1);
        if (mention != nullptr) return mention->entity;
        if (i - walk > 6) break;
      }
    }
    return std::nullopt;
  }
};

}  // namespace

Statement read_statement(const Grammar& grammar, const std::vector<Token>& tokens,
                         const Register& entities, TokenRange trigger, TokenRange segment) {
  return StatementReader(grammar, tokens, entities, trigger, segment).read();
}

void state(const Statement& statement, const Rule& rule, const Register& entities,
           Finding& finding) {
  finding.polarity = rule.polarity;
  if (statement.denied) {
    finding.polarity = rule.polarity == diplograph::Polarity::affirmed
                           ? diplograph::Polarity::negated
                           : diplograph::Polarity::affirmed;
  }
  finding.modality = std::max(rule.modality, statement.modality);
  if (!statement.holder) return;
  if (*statement.holder == finding.source && finding.modality == Modality::attributed) {
    finding.modality =
        std::max(rule.modality, statement.hedged ? Modality::planned : Modality::asserted);
    return;
  }
  const std::vector<Name>& names = entities.at(*statement.holder).names;
  if (!names.empty()) finding.holder = names.front().text;
}

}  // namespace diplograph::extract
