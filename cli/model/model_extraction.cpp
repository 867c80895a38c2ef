#include "cli/model/model_extraction.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <spdlog/spdlog.h>
#include <tbb/parallel_for.h>

#include "cli/atomic_file.hpp"
#include "cli/model/dry_run.hpp"
#include "extract/candidates/candidate_check.hpp"
#include "extract/model/token_estimate.hpp"
#include "graph/claim_file.hpp"
#include "graph/schema.hpp"

namespace diplograph::cli {
namespace {

ByteSpan place_of(const Claim& claim) {
  if (const auto* mention = std::get_if<MentionClaim>(&claim)) return mention->evidence.text;
  if (const auto* relation = std::get_if<RelationClaim>(&claim)) return relation->evidence.text;
  return {};
}

/// Puts claims among others, all in order of their place in the text; of one place, those that were
/// there first.
void add_claims(std::vector<Claim>& claims, std::vector<Claim> others) {
  const auto middle = static_cast<std::ptrdiff_t>(claims.size());
  std::move(others.begin(), others.end(), std::back_inserter(claims));
  std::inplace_merge(claims.begin(), claims.begin() + middle, claims.end(),
                     [](const Claim& a, const Claim& b) { return place_of(a) < place_of(b); });
}

/// Documents that are put to a model together.
class Batch {
 public:
  Batch(const extract::Extractor& extractor, ModelWitness& witness, Progress& progress,
        const std::function<void(ExtractedDocument)>& sink)
      : extractor_(extractor), witness_(witness), progress_(progress), sink_(sink) {}

  void add(ReadDocument document) {
    if (document.reading) {
      tokens_ += extract::estimated_tokens(document.reading->document.text.text());
    }
    documents_.push_back(std::move(document));
    if (tokens_ >= witness_.batch_tokens() || documents_.size() >= most_documents) finish();
  }

  /// Asks about what was gathered, and hands it on.
  void finish() {
    std::vector<const extract::DocumentReading*> readings;
    for (const ReadDocument& document : documents_) {
      if (document.reading) readings.push_back(document.reading.get());
    }
    std::vector<DocumentAnswers> answers = witness_.read(
        readings, {[this](std::size_t windows) { progress_.begin("asking the model", windows); },
                   [this] { progress_.advance(); }});
    progress_.begin("reading documents");
    std::vector<ExtractedDocument> results(documents_.size());
    std::vector<DocumentAnswers*> answers_of(documents_.size());
    for (std::size_t i = 0, next = 0; i < documents_.size(); ++i) {
      if (documents_[i].reading) answers_of[i] = &answers[next++];
    }
    tbb::parallel_for(std::size_t{0}, documents_.size(),
                      [&](std::size_t i) { results[i] = extracted(documents_[i], answers_of[i]); });
    documents_.clear();
    tokens_ = 0;
    for (ExtractedDocument& result : results) sink_(std::move(result));
  }

 private:
  static constexpr std::size_t most_documents = 256;
  const extract::Extractor& extractor_;
  ModelWitness& witness_;
  Progress& progress_;
  const std::function<void(ExtractedDocument)>& sink_;
  std::vector<ReadDocument> documents_;
  std::size_t tokens_ = 0;

  [[nodiscard]] ExtractedDocument extracted(const ReadDocument& document,
                                            DocumentAnswers* answers) const {
    ExtractedDocument result;
    result.input = document.input;
    result.reason = document.reason;
    if (!document.reading) return result;
    extract::Extraction extraction = extractor_.extract(*document.reading);
    const extract::CandidateCheck check(*document.reading, Schema::diplomacy());
    extract::CheckedCandidates checked = check.check(answers->candidates);
    result.rejections = std::move(answers->malformed);
    result.candidates = checked.counts;
    const std::size_t malformed = result.rejections.size();
    result.candidates.candidates += malformed;
    result.candidates.rejected[static_cast<std::size_t>(extract::RejectionReason::malformed)] +=
        malformed;
    std::move(checked.rejections.begin(), checked.rejections.end(),
              std::back_inserter(result.rejections));
    add_claims(extraction.claims, std::move(checked.claims));
    result.lines = to_json_line(extraction.document);
    for (const Claim& claim : extraction.claims) result.lines += to_json_line(claim);
    result.extraction = std::move(extraction);
    return result;
  }
};

}  // namespace

void extract_with_model(const extract::Extractor& extractor,
                        std::span<const InputDocument> documents, const ReadingOptions& options,
                        ModelWitness& witness, Progress& progress,
                        const std::function<void(ExtractedDocument)>& sink) {
  witness.announce(documents.size());
  Batch batch(extractor, witness, progress, sink);
  read_in_order(extractor, documents, options,
                [&](ReadDocument document) { batch.add(std::move(document)); });
  batch.finish();
}

std::size_t plan_for_model(const extract::Extractor& extractor,
                           std::span<const InputDocument> documents, const ReadingOptions& options,
                           ModelWitness& witness) {
  DryRun plan(witness);
  std::size_t skipped = 0;
  read_in_order(extractor, documents, options, [&](const ReadDocument& document) {
    if (document.reading) {
      plan.add(*document.reading);
      return;
    }
    ++skipped;
    spdlog::error("skipped {}", document.reason);
  });
  if (!witness.options().requests_file.empty()) {
    AtomicFile requests(witness.options().requests_file);
    requests.write(plan.requests());
    requests.commit();
  }
  AtomicFile output("-");
  output.write(plan.plan());
  output.commit();
  return skipped;
}

}  // namespace diplograph::cli
