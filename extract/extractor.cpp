#include "extract/extractor.hpp"

#include <algorithm>
#include <set>

#include "extract/mentions/lexicon.hpp"
#include "extract/mentions/patterns.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/rule_engine.hpp"
#include "extract/relations/rule_pack.hpp"
#include "extract/text/document_text.hpp"
#include "extract/text/sha256.hpp"

#include "pack_files.hpp"

namespace diplograph::extract {

struct Extractor::Packs {
  Lexicon lexicon;
  std::vector<RulePack> rules;
};

Extractor::Extractor() {
  auto packs = std::make_unique<Packs>();
  for (const pack_files::File& file : pack_files::all()) {
    if (!file.path.ends_with(".json")) continue;
    if (file.path.starts_with("shared/")) {
      packs->lexicon.add(file.content, std::string(file.path));
    } else {
      packs->rules.push_back(read_rule_pack(file.content, std::string(file.path)));
    }
  }
  packs_ = std::move(packs);
}

Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

namespace {

constexpr std::size_t longest_quote = 400;

void find_known(const Lexicon& lexicon, const DocumentText& document, const Analysis& analysis,
                Register& entities) {
  const std::string& text = document.text.text();
  std::set<const LexiconEntry*> named;
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    const std::span<const Token> tokens(analysis.tokens.data() + sentence.tokens.first,
                                        sentence.tokens.last - sentence.tokens.first);
    for (const Lexicon::Match& match : lexicon.find(tokens, text)) {
      if (!match.demonym && !match.weak) named.insert(match.entry);
    }
  }
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    const std::span<const Token> tokens(analysis.tokens.data() + sentence.tokens.first,
                                        sentence.tokens.last - sentence.tokens.first);
    for (const Lexicon::Match& match : lexicon.find(tokens, text)) {
      if (match.demonym || !named.contains(match.entry)) continue;
      const auto type = Schema::diplomacy().find_type(match.entry->type);
      const std::size_t index = entities.entity(match.entry->entity, *type);
      for (const Name& name : match.entry->names) entities.add_name(index, name);
      entities.at(index).properties = match.entry->properties;
      const std::size_t first = sentence.tokens.first + match.first;
      const std::size_t last = sentence.tokens.first + match.last;
      const std::string surface = entities.surface(first, last);
      const bool is_label = std::any_of(match.entry->names.begin(), match.entry->names.end(),
                                        [&](const Name& name) { return name.text == surface; });
      if (!is_label) entities.add_name(index, {document.language, surface, NameRole::alias});
      entities.mention({first, last, index, "lexicon/" + match.entry->lexicon, 0.95});
    }
  }
}

/// Turns findings into claims with their evidence.
class Claims {
 public:
  Claims(const Source& source, const DocumentText& document, const Analysis& analysis,
         const Register& entities)
      : source_(source), document_(document), analysis_(analysis), entities_(entities) {}

  [[nodiscard]] Evidence evidence(ByteSpan text, const std::string& rule, double confidence) const {
    Evidence evidence;
    evidence.document = source_.id;
    evidence.text = text;
    evidence.source = document_.text.source_of(text);
    evidence.line = document_.line_of(evidence.source.begin);
    evidence.page = document_.page_of(evidence.source.begin);
    evidence.quote = document_.text.text().substr(text.begin, text.size());
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
    claim.relation = Schema::diplomacy().relation(finding.rule->relation).name;
    claim.target = entities_.entities()[finding.target].id;
    claim.polarity = finding.polarity;
    const ByteSpan quote = quote_of(finding);
    claim.evidence = evidence(quote, finding.rule->id, finding.confidence);
    claim.evidence.modality = finding.modality;
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
    return claim;
  }

  /// The sentence, or as much of it around the marked words as a quote may have.
  [[nodiscard]] ByteSpan quote_of(const Finding& finding) const {
    const TokenRange sentence = analysis_.sentences[finding.sentence].tokens;
    std::size_t first = sentence.first;
    std::size_t last = sentence.last;
    std::size_t low = finding.trigger.first;
    std::size_t high = finding.trigger.last;
    for (const TokenRange range : {finding.source_tokens, finding.target_tokens}) {
      if (range.first == range.last) continue;
      low = std::min(low, range.first);
      high = std::max(high, range.last);
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

/// All claims of a document in order of their place in the text.
std::vector<Claim> ordered_claims(const Claims& claims, const Register& entities,
                                  const std::vector<Finding>& findings) {
  struct Place {
    ByteSpan text;
    const Mention* mention;
    const Finding* finding;
  };
  std::vector<Place> places;
  const auto add_mention = [&](const Mention& mention) {
    places.push_back({entities.span(mention.first, mention.last), &mention, nullptr});
  };
  for (const auto& [first, mention] : entities.mentions()) add_mention(mention);
  for (const Mention& mention : entities.overlapping_mentions()) add_mention(mention);
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

}  // namespace

Extraction Extractor::extract(const Source& source) const {
  const DocumentText document = read_text(source);
  const Analysis analysis = analyse(document);
  Register entities(document, analysis);
  find_known(packs_->lexicon, document, analysis, entities);
  find_patterns(document, analysis, entities);
  const std::vector<Finding> findings = apply_rules(packs_->rules, document, analysis, entities);

  Extraction result;
  result.notices = document.notices;
  result.document = {source.id,           document.title,       document.language,
                     source.name,         sha256(source.bytes), source.bytes.size(),
                     document.text.text()};
  const Claims claims(source, document, analysis, entities);
  result.claims = ordered_claims(claims, entities, findings);
  return result;
}

}  // namespace diplograph::extract
