#include "extract/extractor.hpp"

#include <algorithm>
#include <utility>

#include "extract/analysis.hpp"
#include "extract/claim_maker.hpp"
#include "extract/document_reading.hpp"
#include "extract/language_packs.hpp"
#include "extract/mentions/definitions.hpp"
#include "extract/mentions/discourse.hpp"
#include "extract/mentions/known_names.hpp"
#include "extract/mentions/patterns.hpp"
#include "extract/relations/dating.hpp"
#include "extract/relations/heading_facts.hpp"
#include "extract/rule_testing.hpp"
#include "extract/text/document_text.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {

struct Extractor::Packs {
  explicit Packs(const UserFiles& files) : collection(files) {}
  PackCollection collection;
};

Extractor::Extractor() : Extractor(UserFiles{}) {}

Extractor::Extractor(const UserFiles& files, Examples examples)
    : packs_(std::make_unique<const Packs>(files)) {
  if (examples == Examples::unchecked) return;
  for (const RulePack* pack : rule_packs()) {
    if (pack->file.empty()) continue;  // built in: their examples are run by our tests
    const RuleTest test = test_rules(*this, *pack);
    if (test.failures.empty()) continue;
    const RuleFailure& failure = test.failures.front();
    throw InputError(
        {pack->file, 0, 0, "/rules/" + std::to_string(failure.rule)},
        "the rule " + failure.id + " fails its example \"" + failure.text + "\": it " +
            failure.problem +
            (test.failures.size() > 1 ? " (and " + std::to_string(test.failures.size() - 1) +
                                            " more; see diplograph rules --test)"
                                      : ""));
  }
}

const std::vector<std::string>& Extractor::warnings() const {
  return packs_->collection.warnings();
}

std::vector<const RulePack*> Extractor::rule_packs() const {
  std::vector<const RulePack*> result;
  for (const auto& language : packs_->collection.languages()) {
    for (const RulePack& pack : language->rules.packs()) result.push_back(&pack);
  }
  return result;
}

namespace {

std::vector<SentenceTrace> trace_of(const DocumentText& document, const Analysis& analysis,
                                    const std::vector<RuleStop>& stops) {
  const auto span = [&](TokenRange range) {
    return ByteSpan{analysis.tokens[range.first].span.begin,
                    analysis.tokens[range.last - 1].span.end};
  };
  std::vector<SentenceTrace> result;
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    const ByteSpan text = span(sentence.tokens);
    result.push_back({document.line_of(document.text.source_of(text).begin), text, {}});
  }
  // Those that came furthest first: they nearly fired.
  std::vector<RuleStop> ordered = stops;
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const RuleStop& a, const RuleStop& b) { return a.stop > b.stop; });
  for (const RuleStop& stop : ordered) {
    result[stop.sentence].stops.push_back({stop.rule, span(stop.trigger), to_string(stop.stop)});
  }
  return result;
}

}  // namespace

Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

std::unique_ptr<DocumentReading> Extractor::read(const Source& source) const {
  auto reading = std::make_unique<DocumentReading>(source);
  const DocumentText& document = reading->document;
  reading->analysis =
      source.conllu
          ? analyse(document, read_conllu(*source.conllu, source.conllu_name), source.conllu_name)
      : source.fast ? analyse_surface(document, packs_->collection.name_scan())
                    : analyse(document);
  reading->lexicon = &packs_->collection.lexicon();
  reading->packs = packs_->collection.language(document.language);
  if (reading->packs == nullptr) return reading;
  const LanguagePacks& packs = *reading->packs;
  const Analysis& analysis = reading->analysis;
  Register& entities = reading->entities;
  find_known_names(*reading->lexicon, packs.grammar, document, analysis, entities);
  if (!source.fast) {
    find_names(packs.names, packs.grammar, document, analysis, entities);
    apply_definitions(packs.names, packs.grammar, analysis, entities);
    if (analysis.known_words.empty()) {
      find_persons(packs.names, packs.grammar, document, analysis, entities);
    } else {
      find_uncapitalised_persons(packs.names, packs.grammar, analysis, entities);
    }
    find_short_names(packs.names, packs.grammar, analysis, entities);
  }
  const Discourse& discourse = reading->discourse =
      find_discourse(packs.names, packs.grammar, document, analysis, entities);
  find_references(packs.grammar, discourse, analysis, entities);
  reading->findings = apply_rules(packs.rules, packs.grammar, packs.names, discourse, document,
                                  analysis, entities, source.trace ? &reading->stops : nullptr);
  for (Finding& finding : find_heading_facts(packs.grammar, document, analysis, entities)) {
    reading->findings.push_back(std::move(finding));
  }
  add_dates(packs.grammar, discourse, analysis, entities, reading->findings);
  return reading;
}

Extraction Extractor::extract(const Source& source) const { return extract(*read(source)); }

Extraction Extractor::extract(const DocumentReading& reading) const {
  const DocumentText& document = reading.document;
  const Analysis& analysis = reading.analysis;
  Extraction result;
  result.notices = document.notices;
  if (!analysis.overlong.empty()) {
    const TokenRange first = analysis.overlong.front();
    const ByteSpan place = document.text.source_of(analysis.tokens[first.first].span);
    result.notices.push_back(
        {document.line_of(place.begin), place.begin,
         std::to_string(first.last - first.first) +
             " words without a full stop are no sentence; the grammar of only the first " +
             std::to_string(longest_sentence) + " was looked at" +
             (analysis.overlong.size() > 1
                  ? " (and so in " + std::to_string(analysis.overlong.size() - 1) + " more places)"
                  : "")});
  }
  result.document = reading.claim();
  if (reading.source.trace) result.trace = trace_of(document, analysis, reading.stops);
  result.claims =
      make_claims(reading.source, document, analysis, reading.entities, reading.findings);
  return result;
}

}  // namespace diplograph::extract
