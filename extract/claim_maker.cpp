#include "extract/claim_maker.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace diplograph::extract {
namespace {

// Of a concept that no relation uses. A text with capitals sets apart what it speaks of.
constexpr std::size_t fewest_concept_mentions = 2;
constexpr std::size_t fewest_without_capitals = 1;
constexpr std::size_t longest_quote = 400;

/// Turns findings into claims with their evidence.
class Claims {
 public:
  Claims(const Source& source, const DocumentText& document, const Analysis& analysis,
         const Register& entities)
      : source_(source), document_(document), analysis_(analysis), entities_(entities) {}

  [[nodiscard]] Evidence evidence(ByteSpan text, const std::string& rule, double confidence) const {
    Evidence evidence = evidence_of(source_.id, document_, text);
    evidence.rule = rule;
    evidence.extractor = "diplograph";
    evidence.confidence = confidence;
    return evidence;
  }

  /// Names and properties come with the first mention only: a name may be mentioned thousands of
  /// times, and the graph needs them once.
  [[nodiscard]] MentionClaim mention(const Mention& mention, bool first) const {
    const Entity& entity = entities_.entities()[mention.entity];
    MentionClaim claim;
    claim.entity = entity.id;
    claim.type = Schema::diplomacy().type(entity.type).name;
    if (first) {
      claim.names = entity.names;
      std::sort(claim.names.begin(), claim.names.end());
      claim.properties = entity.properties;
    }
    claim.evidence =
        evidence(entities_.span(mention.first, mention.last), mention.rule, mention.confidence);
    return claim;
  }

  [[nodiscard]] RelationClaim relation(const Finding& finding) const {
    RelationClaim claim;
    claim.source = entities_.entities()[finding.source].id;
    claim.relation = Schema::diplomacy().relation(finding.relation).name;
    claim.target = entities_.entities()[finding.target].id;
    claim.polarity = finding.polarity;
    const ByteSpan quote = quote_of(finding);
    claim.evidence = evidence(quote, finding.rule, finding.confidence);
    claim.evidence.modality = finding.modality;
    claim.evidence.holder = finding.holder;
    const auto mark = [&](MarkRole role, TokenRange tokens) {
      if (tokens.first == tokens.last) return;
      const ByteSpan span = entities_.span(tokens.first, tokens.last);
      if (quote.contains(span)) {
        claim.evidence.marks.push_back({role, {span.begin - quote.begin, span.end - quote.begin}});
      }
    };
    mark(MarkRole::source, finding.source_tokens);
    mark(MarkRole::trigger, finding.trigger);
    mark(MarkRole::target, finding.target_tokens);
    mark(MarkRole::date, finding.date_tokens);
    claim.evidence.date = finding.date;
    return claim;
  }

  /// The sentence, or as much of it around the marked words as a quote may have.
  [[nodiscard]] ByteSpan quote_of(const Finding& finding) const {
    const TokenRange sentence = analysis_.sentences[finding.sentence].tokens;
    std::size_t first = sentence.first;
    std::size_t last = sentence.last;
    std::size_t low = last;
    std::size_t high = first;
    for (const TokenRange range : {finding.trigger, finding.source_tokens, finding.target_tokens}) {
      if (range.first == range.last || range.first < first || range.last > last) continue;
      low = std::min(low, range.first);
      high = std::max(high, range.last);
    }
    if (high <= low) {
      low = first;
      high = first + 1;
    }
    while (entities_.span(first, last).size() > longest_quote && (first < low || last > high)) {
      if (last > high) --last;
      if (first < low && entities_.span(first, last).size() > longest_quote) ++first;
    }
    return entities_.span(first, last);
  }

 private:
  const Source& source_;
  const DocumentText& document_;
  const Analysis& analysis_;
  const Register& entities_;
};

/// Chooses what is worth a claim: names, and what a relation needs.
class Selection {
 public:
  Selection(const Register& entities, const std::vector<Finding>& findings, bool capitals)
      : entities_(entities),
        fewest_(capitals ? fewest_concept_mentions : fewest_without_capitals),
        used_(entities.entities().size()),
        named_(used_.size()),
        counts_(used_.size()) {
    for (const auto& [first, mention] : entities.mentions()) ++counts_[mention.entity];
    for (const Finding& finding : findings) {
      used_[finding.source] = true;
      used_[finding.target] = true;
    }
    for (const Mention& mention : entities.phrases()) {
      if (used_[mention.entity]) covered_.insert({mention.first, mention.last});
    }
    for (const auto& [first, mention] : entities.mentions()) take(mention, false);
    for (const Mention& mention : entities.inner_mentions()) take(mention, true);
    for (const Mention& mention : entities.phrases()) {
      if (used_[mention.entity]) add(mention);
    }
    for (const auto& [first, mention] : entities.mentions()) stand_in(mention);
    for (const Mention& mention : entities.inner_mentions()) stand_in(mention);
  }

  [[nodiscard]] const std::vector<const Mention*>& mentions() const { return mentions_; }

 private:
  const Register& entities_;
  std::size_t fewest_;
  std::vector<bool> used_;
  std::vector<bool> named_;
  std::vector<std::size_t> counts_;                        // mentions of each entity
  std::set<std::pair<std::size_t, std::size_t>> covered_;  // phrases
  std::vector<const Mention*> mentions_;

  void add(const Mention& mention) {
    named_[mention.entity] = true;
    mentions_.push_back(&mention);
  }

  /// A concept inside a longer name or phrase is a part of it, not a thing the text speaks of; nor
  /// is one that a text with capitals names in passing.
  void take(const Mention& mention, bool inner) {
    if (mention.form != Mention::Form::name) return;
    const bool concept_node = entities_.at(mention.entity).id.starts_with("concept/");
    if (concept_node && !used_[mention.entity] &&
        (inner || is_covered(mention) || counts_[mention.entity] < fewest_)) {
      return;
    }
    add(mention);
  }

  [[nodiscard]] bool is_covered(const Mention& mention) const {
    auto phrase = covered_.upper_bound({mention.first, static_cast<std::size_t>(-1)});
    if (phrase == covered_.begin()) return false;
    --phrase;
    return phrase->second >= mention.last;
  }

  /// An adjective or a description is the evidence of an entity that is named nowhere.
  void stand_in(const Mention& mention) {
    if (used_[mention.entity] && !named_[mention.entity]) add(mention);
  }
};

/// The facts that names state, as findings of their sentence.
void add_facts(const Analysis& analysis, const Register& entities, std::vector<Finding>& findings) {
  for (const NameFact& fact : entities.facts()) {
    const auto behind =
        std::upper_bound(analysis.sentences.begin(), analysis.sentences.end(), fact.tokens.first,
                         [](std::size_t token, const Analysis::Sentence& sentence) {
                           return token < sentence.tokens.first;
                         });
    if (behind == analysis.sentences.begin()) continue;
    Finding finding;
    finding.rule = fact.rule;
    finding.relation = fact.relation;
    finding.source = fact.source;
    finding.target = fact.target;
    finding.source_tokens = fact.source_tokens;
    finding.target_tokens = fact.target_tokens;
    finding.sentence = static_cast<std::size_t>(behind - analysis.sentences.begin()) - 1;
    finding.confidence = fact.confidence;
    findings.push_back(std::move(finding));
  }
}

/// One finding of each fact per sentence: the surest.
void keep_surest(std::vector<Finding>& findings) {
  const auto key = [](const Finding& finding) {
    return std::tuple(finding.sentence, finding.source, finding.relation, finding.target,
                      finding.polarity);
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    if (key(a) != key(b)) return key(a) < key(b);
    return a.confidence > b.confidence;
  });
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [&](const Finding& a, const Finding& b) { return key(a) == key(b); }),
                 findings.end());
}

}  // namespace

Evidence evidence_of(const std::string& document_id, const DocumentText& document, ByteSpan text) {
  Evidence evidence;
  evidence.document = document_id;
  evidence.text = text;
  evidence.source = document.text.source_of(text);
  evidence.line = document.line_of(evidence.source.begin);
  evidence.page = document.page_of(evidence.source.begin);
  evidence.quote = document.text.text().substr(text.begin, text.size());
  return evidence;
}

std::vector<Claim> make_claims(const Source& source, const DocumentText& document,
                               const Analysis& analysis, const Register& entities,
                               std::vector<Finding> findings) {
  add_facts(analysis, entities, findings);
  keep_surest(findings);
  const Claims claims(source, document, analysis, entities);
  struct Place {
    ByteSpan text;
    const Mention* mention;
    const Finding* finding;
  };
  std::vector<Place> places;
  const Selection selection(entities, findings, analysis.known_words.empty());
  for (const Mention* mention : selection.mentions()) {
    places.push_back({entities.span(mention->first, mention->last), mention, nullptr});
  }
  for (const Finding& finding : findings) {
    places.push_back({claims.quote_of(finding), nullptr, &finding});
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.text < b.text; });
  std::vector<Claim> result;
  result.reserve(places.size());
  std::vector<bool> introduced(entities.entities().size());
  for (const Place& place : places) {
    if (place.finding != nullptr) {
      result.emplace_back(claims.relation(*place.finding));
    } else {
      const std::size_t entity = place.mention->entity;
      result.emplace_back(claims.mention(*place.mention, !introduced[entity]));
      introduced[entity] = true;
    }
  }
  return result;
}

}  // namespace diplograph::extract
