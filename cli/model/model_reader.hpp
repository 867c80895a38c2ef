#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/model/answer_cache.hpp"
#include "cli/model/model_server.hpp"
#include "extract/candidates/candidate.hpp"
#include "extract/candidates/rejection.hpp"
#include "extract/model/question.hpp"

namespace diplograph::cli {

/// How much may be asked in a run; what is not said has no limit.
struct ModelBudget {
  std::optional<std::uint64_t> requests;
  /// Of requests and answers together, as the server counts them, else as we estimate.
  std::optional<std::uint64_t> tokens;
};

/// What was asked of a model, and what it took.
struct ModelUse {
  std::size_t windows = 0;           ///< parts of documents
  std::size_t answered = 0;          ///< of these, that have an answer which could be read
  std::size_t cut = 0;               ///< of these, whose answer ended in the middle
  std::size_t unreadable = 0;        ///< whose answers were no list of facts, however often asked
  std::size_t failed = 0;            ///< that the server gave no answer to
  std::size_t not_asked = 0;         ///< for want of budget, or of a server
  std::size_t requests = 0;          ///< that were sent and answered
  std::size_t from_cache = 0;        ///< answers that did not have to be asked for
  std::size_t again = 0;             ///< requests and cached answers that repeat a question
  std::uint64_t request_tokens = 0;  ///< of what was sent
  std::uint64_t answer_tokens = 0;
  double seconds = 0;      ///< of the rounds, each from its first question to its last answer
  bool estimated = false;  ///< the server did not count tokens, at least once
  bool out_of_budget = false;
  std::uint64_t next_tokens = 0;  ///< that the first question may take which it did not allow

  /// True if every window has its answer.
  [[nodiscard]] bool complete() const { return answered == windows; }
};

/// What a model says of one document, nothing of it checked yet: of all windows in text order.
struct DocumentAnswers {
  std::vector<extract::Candidate> candidates;
  std::vector<extract::Rejection> malformed;
};

/// Hears how many windows there are, and of each that is done with, on any thread.
struct AskingProgress {
  std::function<void(std::size_t windows)> begin;
  std::function<void()> advance;
};

/// Puts documents to a model.
///
/// What comes out does not depend on how many questions are asked at once: questions go out in
/// rounds (first all that are not in the cache, then those whose answers could not be read), the
/// budget is shared out in their order before a round and settled in their order behind it.
class ModelReader {
 public:
  /// How often a question is asked again whose answer cannot be read.
  static constexpr unsigned most_repeats = 2;

  /// Asks `parallel` questions at once. Cache may be null. All have to outlive this.
  ModelReader(const extract::Questioner& questioner, ModelServer& server, AnswerCache* cache,
              ModelBudget budget, unsigned parallel);

  /// The answers of some documents, in their order. A question that gets no answer is warned of.
  /// After `NoAnswer` for all questions, or five in a row, nothing more is asked, in later calls
  /// neither.
  [[nodiscard]] std::vector<DocumentAnswers> read(
      std::span<const extract::DocumentReading* const> documents, const AskingProgress& progress);

  [[nodiscard]] const ModelUse& use() const { return use_; }
  /// Why nothing more is asked, if that is the server's fault; else empty.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  struct Job;
  const extract::Questioner& questioner_;
  ModelServer& server_;
  AnswerCache* cache_;
  ModelBudget budget_;
  unsigned parallel_;
  ModelUse use_;
  std::string failure_;

  [[nodiscard]] std::vector<Job> jobs_of(
      std::span<const extract::DocumentReading* const> documents) const;
  void answer_from_cache(std::vector<Job*>& jobs);
  [[nodiscard]] std::vector<Job*> affordable(std::vector<Job*>& jobs);
  void ask(const std::vector<Job*>& jobs, const std::function<void()>& done);
  void settle(const std::vector<Job*>& jobs);
  void take_answer(Job& job, const extract::ChatAnswer& answer);
  void forget(const Job& job);
};

}  // namespace diplograph::cli
