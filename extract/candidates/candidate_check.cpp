#include "extract/candidates/candidate_check.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

#include "extract/candidates/comparable_text.hpp"
#include "extract/candidates/entity_resolver.hpp"
#include "extract/candidates/quote_statement.hpp"
#include "extract/candidates/schema_words.hpp"
#include "extract/claim_maker.hpp"
#include "graph/lexical_form.hpp"
#include "graph/utf8.hpp"

namespace diplograph::extract {
namespace {

// What is left of a candidate's confidence.
constexpr double with_omission = 0.9;
constexpr double end_in_context = 0.9;  // an end is named beside the quote, not in it
constexpr double end_elsewhere = 0.6;   // or only elsewhere in the text
constexpr double sentence_for_quote = 0.5;
constexpr double contradicted = 0.5;

/// What is said of one document, once each.
class ClaimSet {
 public:
  /// False if the same was said before: then the surer one stays.
  bool add(RelationClaim claim) {
    const Evidence& evidence = claim.evidence;
    Key key{claim.source + "|" + claim.relation + "|" + claim.target, evidence.text,
            evidence.extractor, evidence.rule, claim.polarity};
    return put(relations_, std::move(key), std::move(claim));
  }
  bool add(MentionClaim claim) {
    const Evidence& evidence = claim.evidence;
    Key key{claim.entity, evidence.text, evidence.extractor, evidence.rule,
            diplograph::Polarity::affirmed};
    return put(mentions_, std::move(key), std::move(claim));
  }

  /// In text order; names and properties stay with the first mention of each thing.
  [[nodiscard]] std::vector<Claim> take() {
    std::vector<Claim> claims;
    for (auto& [key, claim] : mentions_) claims.emplace_back(std::move(claim));
    for (auto& [key, claim] : relations_) claims.emplace_back(std::move(claim));
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
      if (span_of(a) != span_of(b)) return span_of(a) < span_of(b);
      return a < b;
    });
    std::map<std::string, bool, std::less<>> introduced;
    for (Claim& claim : claims) {
      auto* const mention = std::get_if<MentionClaim>(&claim);
      if (mention == nullptr || introduced.emplace(mention->entity, true).second) continue;
      mention->names.clear();
      mention->properties.clear();
    }
    return claims;
  }

 private:
  using Key = std::tuple<std::string, ByteSpan, std::string, std::string, diplograph::Polarity>;
  std::map<Key, RelationClaim> relations_;
  std::map<Key, MentionClaim> mentions_;

  static ByteSpan span_of(const Claim& claim) {
    const auto* const mention = std::get_if<MentionClaim>(&claim);
    return mention != nullptr ? mention->evidence.text
                              : std::get<RelationClaim>(claim).evidence.text;
  }
  template <typename Kind>
  static bool put(std::map<Key, Kind>& claims, Key key, Kind claim) {
    const auto [place, added] = claims.try_emplace(std::move(key), claim);
    if (added) return true;
    const double before = place->second.evidence.confidence;
    const double now = claim.evidence.confidence;
    if (now > before || (now == before && claim < place->second)) place->second = std::move(claim);
    return false;
  }
};

/// The weaker of two readings.
template <typename Reading>
Reading weaker(Reading a, Reading b) {
  return std::max(a, b);
}

/// Whether a date that was said is one of the text's: the same, or coarser or finer than it.
bool agrees(const std::string& said, const std::vector<std::string>& dates) {
  return std::any_of(dates.begin(), dates.end(), [&](const std::string& date) {
    if (said.starts_with(date) || date.starts_with(said)) return true;
    // A year of the Solar Hijri calendar is an interval of days.
    const std::size_t slash = date.find('/');
    return slash != std::string::npos && said.size() <= slash && slash + 1 < date.size() &&
           said >= date.substr(0, said.size()) && said <= date.substr(slash + 1, said.size());
  });
}

}  // namespace

class CandidateCheck::Work {
 public:
  Work(const DocumentReading& reading, const Schema& schema, const CheckOptions& options)
      : reading_(reading),
        schema_(schema),
        options_(options),
        finder_(reading.document.text.text()),
        words_(schema),
        resolver_(reading, finder_, words_),
        statements_(reading) {}

  [[nodiscard]] const QuoteFinder& finder() const { return finder_; }

  [[nodiscard]] CheckedCandidates check(std::span<const Candidate> candidates) const {
    CheckedCandidates result;
    ClaimSet claims;
    for (const Candidate& candidate : candidates) {
      ++result.counts.candidates;
      const std::optional<Refusal> refusal = candidate.kind == Candidate::Kind::entity
                                                 ? entity(candidate, claims, result.counts)
                                                 : relation(candidate, claims, result.counts);
      if (!refusal) continue;
      ++result.counts.rejected.at(static_cast<std::size_t>(refusal->reason));
      result.rejections.push_back(
          {refusal->reason, refusal->message, reading_.source.id, candidate});
    }
    result.claims = claims.take();
    return result;
  }

 private:
  const DocumentReading& reading_;
  const Schema& schema_;
  CheckOptions options_;
  QuoteFinder finder_;
  SchemaWords words_;
  EntityResolver resolver_;
  QuoteStatements statements_;

  /// A quote and where it stands.
  struct Support {
    QuotePlace place;
    std::optional<FoundQuote> found;  // none for a sentence that was taken for a quote
  };
  struct Ends {
    ResolvedEntity source, target;
  };

  [[nodiscard]] static std::optional<Refusal> check_values(const Candidate& candidate) {
    for (const std::string* text :
         {&candidate.source.name, &candidate.source.type, &candidate.relation,
          &candidate.target.name, &candidate.target.type, &candidate.quote, &candidate.holder,
          &candidate.date, &candidate.extractor, &candidate.rule}) {
      if (is_utf8(*text)) continue;
      return Refusal{RejectionReason::invalid_text,
                     "it has bytes that are no UTF-8; write the file in UTF-8"};
    }
    const double confidence = candidate.confidence.value_or(1);
    if (!(confidence >= 0 && confidence <= 1)) {
      return Refusal{RejectionReason::bad_value, "the confidence is no number from 0 to 1"};
    }
    if (!candidate.date.empty() && !has_lexical_form(candidate.date, Datatype::date)) {
      return Refusal{
          RejectionReason::bad_value,
          "the date \"" + candidate.date + "\" is none of EDTF, such as 2015-09 or 2015/2016"};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::variant<Support, Refusal> find_quote(const Candidate& candidate) const {
    if (comparable(candidate.quote).size() > longest_near_quote) {
      return Refusal{RejectionReason::quote_too_long,
                     "a quote of more than " + std::to_string(longest_near_quote) +
                         " letters is no quote; name the sentence that says it"};
    }
    std::optional<ByteSpan> passage = candidate.passage;
    if (!passage) passage = candidate.source.place;
    const auto found = finder_.find(candidate.quote, passage);
    if (!found) {
      return Refusal{RejectionReason::quote_not_found,
                     "the quote does not stand in the text of \"" + reading_.source.name +
                         "\"; quote its words as they are"};
    }
    return Support{resolver_.place_of(found->text), found};
  }

  [[nodiscard]] std::optional<Refusal> entity(const Candidate& candidate, ClaimSet& claims,
                                              CandidateCounts& counts) const {
    if (auto refusal = check_values(candidate)) return refusal;
    std::optional<QuotePlace> place;
    double confidence = candidate.confidence.value_or(options_.confidence);
    if (!candidate.quote.empty()) {
      auto found = find_quote(candidate);
      if (auto* refusal = std::get_if<Refusal>(&found)) return std::move(*refusal);
      place = std::get<Support>(found).place;
    } else if (candidate.source.place || candidate.passage) {
      place =
          resolver_.place_of(candidate.source.place ? *candidate.source.place : *candidate.passage);
    }
    const auto any = [](TypeId) { return true; };
    auto named = resolver_.resolve(candidate.source, place ? &*place : nullptr, any);
    if (auto* refusal = std::get_if<Refusal>(&named)) return std::move(*refusal);
    const ResolvedEntity& found = std::get<ResolvedEntity>(named);
    if (!candidate.quote.empty() && found.nearness == ResolvedEntity::Nearness::elsewhere) {
      return Refusal{RejectionReason::ends_not_in_quote,
                     "the quote stands in the text, but nothing in it or beside it names \"" +
                         candidate.source.name + "\""};
    }
    if (found.nearness == ResolvedEntity::Nearness::context) confidence *= end_in_context;
    MentionClaim claim = mention(candidate, candidate.source, found, confidence);
    ++counts.entities;
    if (!claims.add(std::move(claim))) ++counts.duplicates;
    return std::nullopt;
  }

  [[nodiscard]] MentionClaim mention(const Candidate& candidate, const CandidateEnd& end,
                                     const ResolvedEntity& found, double confidence) const {
    MentionClaim claim;
    claim.entity = found.id;
    claim.type = schema_.type(found.type).name;
    claim.names = found.names;
    std::sort(claim.names.begin(), claim.names.end());
    claim.properties = found.properties;
    claim.evidence = evidence_of(reading_.source.id, reading_.document, found.mention);
    sign(candidate, claim.evidence);
    claim.evidence.confidence = confidence;
    note_names(end, found, claim.said.source, claim.said.source_type);
    return claim;
  }

  static void sign(const Candidate& candidate, Evidence& evidence) {
    evidence.extractor = candidate.extractor.empty() ? "import" : candidate.extractor;
    evidence.rule = candidate.rule.empty() ? "candidate" : candidate.rule;
  }

  /// Keeps the name and the type of an end where they are not ours.
  void note_names(const CandidateEnd& end, const ResolvedEntity& found, std::string& name,
                  std::string& type) const {
    const std::string_view words = std::string_view(reading_.document.text.text())
                                       .substr(found.mention.begin, found.mention.size());
    const bool ours =
        end.name == words || std::any_of(found.names.begin(), found.names.end(),
                                         [&](const Name& each) { return each.text == end.name; });
    if (!ours) name = end.name;
    const auto said = words_.type(end.type);
    if (said && !schema_.is_a(found.type, *said)) type = end.type;
  }

  [[nodiscard]] std::optional<Refusal> relation(const Candidate& original, ClaimSet& claims,
                                                CandidateCounts& counts) const {
    if (auto refusal = check_values(original)) return refusal;
    if (original.relation.empty()) {
      return Refusal{RejectionReason::no_relation,
                     "no relation is named; name one of the schema \"" + schema_.name() + "\""};
    }
    const auto named = words_.relation(original.relation);
    if (!named) {
      return Refusal{RejectionReason::unknown_relation,
                     "the schema \"" + schema_.name() + "\" has no relation \"" +
                         original.relation + "\"" + words_.nearest_relation(original.relation)};
    }
    Candidate candidate = original;
    if (named->inverse) std::swap(candidate.source, candidate.target);
    const RelationType& relation = schema_.relation(named->relation);
    auto support = find_support(candidate, relation);
    if (auto* refusal = std::get_if<Refusal>(&support)) return std::move(*refusal);
    const Support& found = std::get<Support>(support);
    auto resolved = find_ends(candidate, relation, &found.place);
    if (auto* refusal = std::get_if<Refusal>(&resolved)) return std::move(*refusal);
    Ends& ends = std::get<Ends>(resolved);
    // Both directions of a symmetric relation are one fact.
    if (relation.symmetric && ends.target.id < ends.source.id) {
      std::swap(ends.source, ends.target);
      std::swap(candidate.source, candidate.target);
    }
    return state(candidate, relation, found, ends, claims, counts);
  }

  [[nodiscard]] std::variant<Support, Refusal> find_support(const Candidate& candidate,
                                                            const RelationType& relation) const {
    if (!candidate.quote.empty()) return find_quote(candidate);
    if (candidate.source.place && candidate.target.place) {
      // Somebody marked both ends: the sentences around them say it.
      const ByteSpan both{std::min(candidate.source.place->begin, candidate.target.place->begin),
                          std::max(candidate.source.place->end, candidate.target.place->end)};
      return whole_sentences(both);
    }
    if (options_.sentences_for_quotes) return sentence_naming_both(candidate, relation);
    return Refusal{RejectionReason::no_quote, "no words of the text are given for it; add a quote"};
  }

  /// The sentences of a span as a quote.
  [[nodiscard]] std::variant<Support, Refusal> whole_sentences(ByteSpan span) const {
    const QuotePlace place = resolver_.place_of(span);
    if (place.tokens.first == place.tokens.last) {
      return Refusal{RejectionReason::quote_not_found,
                     "there are no words at the place of its ends"};
    }
    const auto& tokens = reading_.analysis.tokens;
    const ByteSpan text{tokens[place.sentences.first].span.begin,
                        tokens[place.sentences.last - 1].span.end};
    const std::string_view words =
        std::string_view(reading_.document.text.text()).substr(text.begin, text.size());
    if (comparable(words).size() > longest_near_quote) {
      return Refusal{RejectionReason::quote_too_long, "its ends stand more than " +
                                                          std::to_string(longest_near_quote) +
                                                          " letters apart; that is no quote"};
    }
    return Support{resolver_.place_of(text),
                   FoundQuote{text, QuoteMatch::exact, 0, comparable(words).size()}};
  }

  [[nodiscard]] std::variant<Support, Refusal> sentence_naming_both(
      const Candidate& candidate, const RelationType& relation) const {
    auto ends = find_ends(candidate, relation, nullptr);
    if (auto* refusal = std::get_if<Refusal>(&ends)) return std::move(*refusal);
    const std::vector<std::size_t> first = resolver_.sentences_of(std::get<Ends>(ends).source);
    const std::vector<std::size_t> second = resolver_.sentences_of(std::get<Ends>(ends).target);
    std::vector<std::size_t> both;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                          std::back_inserter(both));
    for (const std::size_t sentence : both) {
      if (sentence >= reading_.analysis.sentences.size()) continue;
      const TokenRange range = reading_.analysis.sentences[sentence].tokens;
      const ByteSpan text{reading_.analysis.tokens[range.first].span.begin,
                          reading_.analysis.tokens[range.last - 1].span.end};
      const bool inside = !candidate.passage || (text.begin < candidate.passage->end &&
                                                 candidate.passage->begin < text.end);
      if (inside) return Support{resolver_.place_of(text), std::nullopt};
    }
    return Refusal{RejectionReason::no_quote,
                   "no words of the text are given for it, and no sentence names both \"" +
                       candidate.source.name + "\" and \"" + candidate.target.name + "\""};
  }

  [[nodiscard]] std::variant<Ends, Refusal> find_ends(const Candidate& candidate,
                                                      const RelationType& relation,
                                                      const QuotePlace* place) const {
    auto source = resolver_.resolve(candidate.source, place, [&](TypeId type) {
      return schema_.may_be_source(relation.id, type);
    });
    if (auto* refusal = std::get_if<Refusal>(&source)) return std::move(*refusal);
    auto target = resolver_.resolve(candidate.target, place, [&](TypeId type) {
      return schema_.may_be_target(relation.id, type);
    });
    if (auto* refusal = std::get_if<Refusal>(&target)) return std::move(*refusal);
    Ends ends{std::get<ResolvedEntity>(std::move(source)),
              std::get<ResolvedEntity>(std::move(target))};
    if (ends.source.id == ends.target.id) {
      return Refusal{RejectionReason::same_ends, "\"" + candidate.source.name + "\" and \"" +
                                                     candidate.target.name + "\" are one thing, " +
                                                     ends.source.id};
    }
    if (schema_.allows(relation.id, ends.source.type, ends.target.type)) return ends;
    const std::string rule = "the schema \"" + schema_.name() + "\" has no " + relation.name +
                             " from a " + schema_.type(ends.source.type).name + " (" +
                             ends.source.id + ") to a " + schema_.type(ends.target.type).name +
                             " (" + ends.target.id + ")";
    if (schema_.allows(relation.id, ends.target.type, ends.source.type)) {
      return Refusal{RejectionReason::reversed_ends, rule + ", only the other way round"};
    }
    return Refusal{RejectionReason::domain_or_range, rule};
  }

  [[nodiscard]] std::optional<Refusal> state(const Candidate& candidate,
                                             const RelationType& relation, const Support& support,
                                             const Ends& ends, ClaimSet& claims,
                                             CandidateCounts& counts) const {
    if (!ends.source.words && !ends.target.words) {
      return Refusal{RejectionReason::ends_not_in_quote,
                     "the quote stands in the text, but its sentence names neither \"" +
                         candidate.source.name + "\" nor \"" + candidate.target.name + "\""};
    }
    const double said = candidate.confidence.value_or(options_.confidence);
    RelationClaim claim;
    claim.source = ends.source.id;
    claim.relation = relation.name;
    claim.target = ends.target.id;
    claim.evidence = evidence_of(reading_.source.id, reading_.document, support.place.text);
    sign(candidate, claim.evidence);
    claim.evidence.confidence = said * trust(support, ends);
    const QuoteStatement statement = statements_.read(
        ends.source, relation.name, relation.symmetric, ends.target, support.place);
    const bool denied = hold(candidate, statement, claim);
    if (denied) claim.evidence.confidence *= contradicted;
    date(candidate, statement, support.place, claim);
    add_marks(ends, statement, claim.evidence);
    if (candidate.quote != claim.evidence.quote) claim.said.quote = candidate.quote;
    note_names(candidate.source, ends.source, claim.said.source, claim.said.source_type);
    note_names(candidate.target, ends.target, claim.said.target, claim.said.target_type);
    (void)claims.add(mention(candidate, candidate.source, ends.source, said));
    (void)claims.add(mention(candidate, candidate.target, ends.target, said));
    ++counts.relations;
    if (denied) ++counts.contradicted;
    if (!support.found) {
      ++counts.by_sentence;
    } else {
      ++counts.matches.at(static_cast<std::size_t>(support.found->match));
    }
    if (!claims.add(std::move(claim))) ++counts.duplicates;
    return std::nullopt;
  }

  /// How much of the confidence the way to the evidence leaves.
  [[nodiscard]] static double trust(const Support& support, const Ends& ends) {
    double factor = 1;
    if (!support.found) {
      factor = sentence_for_quote;
    } else if (support.found->match == QuoteMatch::parts) {
      factor = with_omission;
    } else if (support.found->match == QuoteMatch::near) {
      factor = 1 - static_cast<double>(support.found->edits) /
                       static_cast<double>(support.found->letters);
    }
    for (const ResolvedEntity* end : {&ends.source, &ends.target}) {
      if (end->nearness == ResolvedEntity::Nearness::context) factor *= end_in_context;
      if (end->nearness == ResolvedEntity::Nearness::elsewhere) factor *= end_elsewhere;
    }
    return factor;
  }

  /// Sets how the claim holds its relation; true if the words contradict the candidate.
  [[nodiscard]] bool hold(const Candidate& candidate, const QuoteStatement& statement,
                          RelationClaim& claim) const {
    const diplograph::Polarity polarity =
        candidate.polarity.value_or(diplograph::Polarity::affirmed);
    const Modality modality = candidate.modality.value_or(Modality::asserted);
    claim.polarity = polarity;
    claim.evidence.modality = modality;
    note_holder(candidate, claim);
    if (!statement.read) return false;
    bool denied = false;
    if (statement.polarity != polarity) {
      denied = true;
      claim.said.polarity = to_string(polarity);
      claim.polarity = weaker(polarity, statement.polarity);
    }
    if (statement.modality > modality) {
      // Who did not speak of modality is not contradicted.
      denied = denied || candidate.modality.has_value();
      if (candidate.modality) claim.said.modality = to_string(modality);
      claim.evidence.modality = statement.modality;
    }
    if (!statement.holder.empty()) claim.evidence.holder = statement.holder;
    return denied;
  }

  void note_holder(const Candidate& candidate, RelationClaim& claim) const {
    if (candidate.holder.empty()) return;
    if (finder_.find_name(candidate.holder)) {
      claim.evidence.holder = candidate.holder;
    } else {
      claim.said.holder = candidate.holder;
    }
  }

  void date(const Candidate& candidate, const QuoteStatement& statement, const QuotePlace& place,
            RelationClaim& claim) const {
    claim.evidence.date = statement.date;
    if (candidate.date.empty() || candidate.date == statement.date) return;
    if (agrees(candidate.date, statements_.dates_in(place))) {
      claim.evidence.date = candidate.date;
    } else {
      claim.said.date = candidate.date;
    }
  }

  void add_marks(const Ends& ends, const QuoteStatement& statement, Evidence& evidence) const {
    const auto mark = [&](MarkRole role, TokenRange tokens) {
      if (tokens.first == tokens.last) return;
      const ByteSpan span{reading_.analysis.tokens[tokens.first].span.begin,
                          reading_.analysis.tokens[tokens.last - 1].span.end};
      if (!evidence.text.contains(span)) return;
      evidence.marks.push_back(
          {role, {span.begin - evidence.text.begin, span.end - evidence.text.begin}});
    };
    if (ends.source.words) mark(MarkRole::source, *ends.source.words);
    if (statement.read) mark(MarkRole::trigger, statement.trigger);
    if (ends.target.words) mark(MarkRole::target, *ends.target.words);
  }
};

CandidateCheck::CandidateCheck(const DocumentReading& reading, const Schema& schema,
                               CheckOptions options)
    : work_(std::make_unique<const Work>(reading, schema, options)) {}

CandidateCheck::~CandidateCheck() = default;

CheckedCandidates CandidateCheck::check(std::span<const Candidate> candidates) const {
  return work_->check(candidates);
}

const QuoteFinder& CandidateCheck::quotes() const { return work_->finder(); }

}  // namespace diplograph::extract
