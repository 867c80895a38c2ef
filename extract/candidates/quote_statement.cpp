#include "extract/candidates/quote_statement.hpp"

#include <algorithm>
#include <span>

#include "extract/language_packs.hpp"
#include "extract/relations/statement.hpp"
#include "extract/text/dates.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t highest_climb = 12;  // heads between a name and its verb

std::size_t gap(TokenRange a, TokenRange b) {
  if (a.last <= b.first) return b.first - a.last;
  return b.last <= a.first ? a.first - b.last : 0;
}

}  // namespace

QuoteStatements::QuoteStatements(const DocumentReading& reading)
    : reading_(reading),
      segments_(split_segments(reading.document, reading.analysis)),
      findings_(reading.analysis.sentences.size()) {
  for (std::size_t i = 0; i < reading.findings.size(); ++i) {
    findings_[reading.findings[i].sentence].push_back(i);
  }
}

const Finding* QuoteStatements::same_finding(const std::string& source, const std::string& relation,
                                             bool symmetric, const std::string& target,
                                             const QuotePlace& place) const {
  const auto id = [&](std::size_t entity) -> const std::string& {
    return reading_.entities.at(entity).id;
  };
  for (std::size_t i = place.first_sentence; i <= place.last_sentence && i < findings_.size();
       ++i) {
    for (const std::size_t at : findings_[i]) {
      const Finding& finding = reading_.findings[at];
      if (Schema::diplomacy().relation(finding.relation).name != relation) continue;
      const bool same = id(finding.source) == source && id(finding.target) == target;
      const bool swapped = id(finding.source) == target && id(finding.target) == source;
      if (same || (symmetric && swapped)) return &finding;
    }
  }
  return nullptr;
}

std::optional<QuoteStatements::Trigger> QuoteStatements::trigger_for(
    const std::string& relation, TokenRange sentence, const ResolvedEntity& source,
    const ResolvedEntity& target) const {
  const auto id = Schema::diplomacy().find_relation(relation);
  if (!id) return std::nullopt;
  const std::vector<Token>& tokens = reading_.analysis.tokens;
  std::optional<Trigger> best;
  std::size_t least = 0;
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    const Mention* const name = reading_.entities.covering(i);
    if (name != nullptr && name->form == Mention::Form::name) continue;
    reading_.packs->rules.each(
        tokens, i, sentence.last, [&](const Rule& rule, bool verb, std::size_t length) {
          if (std::find(rule.relations.begin(), rule.relations.end(), *id) ==
              rule.relations.end()) {
            return;
          }
          if (verb && reading_.analysis.annotated() && !reading_.analysis.is(i, Upos::verb)) return;
          const TokenRange trigger{i, i + length};
          const std::size_t distance = (source.words ? gap(trigger, *source.words) : 0) +
                                       (target.words ? gap(trigger, *target.words) : 0);
          if (best && (distance > least ||
                       (distance == least && length <= best->tokens.last - best->tokens.first))) {
            return;
          }
          best = Trigger{trigger, &rule};
          least = distance;
        });
  }
  return best;
}

/// The verb that governs words, up the tree; nothing where there is no tree, or no verb in it.
std::optional<std::size_t> QuoteStatements::verb_of(TokenRange words) const {
  const Analysis& analysis = reading_.analysis;
  if (!analysis.annotated()) return std::nullopt;
  // The head of the words is the one that hangs from outside.
  std::size_t at = words.first;
  for (std::size_t i = words.first; i < words.last; ++i) {
    const std::int32_t head = analysis.annotation(i).head;
    const bool outside = head < 0 || static_cast<std::size_t>(head) < words.first ||
                         static_cast<std::size_t>(head) >= words.last;
    if (outside && !analysis.is(i, Upos::punct)) at = i;
  }
  for (std::size_t step = 0; step < highest_climb; ++step) {
    if (analysis.is(at, Upos::verb)) return at;
    const std::int32_t head = analysis.annotation(at).head;
    if (head < 0) return std::nullopt;
    at = static_cast<std::size_t>(head);
  }
  return std::nullopt;
}

/// Whether rules know the verb, and for none of what is asked: "does not support" says nothing of
/// who opposes.
bool QuoteStatements::carries_other(std::size_t verb, TokenRange sentence) const {
  bool known = false;
  reading_.packs->rules.each(reading_.analysis.tokens, verb, sentence.last,
                             [&](const Rule&, bool, std::size_t) { known = true; });
  return known;
}

TokenRange QuoteStatements::segment_of(std::size_t token) const {
  const auto behind =
      std::partition_point(segments_.begin(), segments_.end(),
                           [&](const Segment& segment) { return segment.tokens.last <= token; });
  if (behind != segments_.end() && behind->tokens.first <= token) return behind->tokens;
  return {token, token + 1};
}

QuoteStatement QuoteStatements::read(const ResolvedEntity& source, const std::string& relation,
                                     bool symmetric, const ResolvedEntity& target,
                                     const QuotePlace& place) const {
  QuoteStatement result;
  if (reading_.packs == nullptr || place.tokens.first == place.tokens.last) return result;
  if (const Finding* finding = same_finding(source.id, relation, symmetric, target.id, place)) {
    return {true,          finding->polarity, finding->modality, finding->holder,
            finding->date, finding->trigger};
  }
  const std::optional<Trigger> found = trigger_for(relation, place.sentences, source, target);
  Trigger trigger;
  if (found) {
    trigger = *found;
  } else {
    std::optional<std::size_t> verb;
    if (source.words) verb = verb_of(*source.words);
    if (!verb && target.words) verb = verb_of(*target.words);
    if (!verb || carries_other(*verb, place.sentences)) return result;
    trigger.tokens = {*verb, *verb + 1};
  }
  const Statement statement =
      read_statement(reading_.packs->grammar, reading_.analysis.tokens, reading_.entities,
                     trigger.tokens, segment_of(trigger.tokens.first));
  result.read = true;
  result.trigger = trigger.tokens;
  if (trigger.rule != nullptr) {
    result.polarity = trigger.rule->polarity;
    result.modality = trigger.rule->modality;
  }
  if (statement.denied) {
    result.polarity = result.polarity == diplograph::Polarity::affirmed
                          ? diplograph::Polarity::negated
                          : diplograph::Polarity::affirmed;
  }
  if (statement.holder && reading_.entities.at(*statement.holder).id == source.id) {
    // Who says something of himself asserts it.
    result.modality =
        std::max(result.modality, statement.hedged ? Modality::planned : Modality::asserted);
    return result;
  }
  result.modality = std::max(result.modality, statement.modality);
  if (statement.holder) {
    const std::vector<Name>& names = reading_.entities.at(*statement.holder).names;
    if (!names.empty()) result.holder = names.front().text;
  }
  return result;
}

std::vector<std::string> QuoteStatements::dates_in(const QuotePlace& place) const {
  std::vector<std::string> dates;
  const std::span<const Token> tokens(reading_.analysis.tokens.data() + place.sentences.first,
                                      place.sentences.last - place.sentences.first);
  for (const DateExpression& date : find_dates(tokens)) dates.push_back(date.edtf);
  return dates;
}

}  // namespace diplograph::extract
