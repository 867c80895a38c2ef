#include "cli/model/model_reader.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

#include <spdlog/spdlog.h>

#include "extract/model/answer.hpp"
#include "extract/model/token_estimate.hpp"

namespace diplograph::cli {
namespace {

using extract::AnswerReading;
using extract::ChatAnswer;

// So many questions in a row without an answer, and the server is given up.
constexpr unsigned most_failures = 5;

}  // namespace

/// One window on its way to an answer.
struct ModelReader::Job {
  enum class State : std::uint8_t { open, answered, unreadable, failed, not_asked };
  std::size_t document = 0;
  const extract::DocumentReading* reading = nullptr;
  extract::Question question;     // its request is the one to be sent next
  std::vector<std::string> keys;  // of all requests so far, in the cache
  unsigned repeats = 0;
  State state = State::open;
  std::optional<ChatAnswer> answer;  // of the server in this round
  std::string failure;
  AnswerReading result;
  bool noted = false;  // somebody has heard that it is on its way to its end

  /// That the question and its answer may take, as far as can be known before.
  [[nodiscard]] std::uint64_t most_tokens() const {
    return extract::estimated_tokens(question.request) + question.request.answer_tokens;
  }

  [[nodiscard]] std::string place() const {
    const ByteSpan text = *question.origin.passage;
    const extract::DocumentText& document_text = reading->document;
    return reading->source.name + ":" +
           std::to_string(document_text.line_of(document_text.text.source_of(text).begin));
  }
};

ModelReader::ModelReader(const extract::Questioner& questioner, ModelServer& server,
                         AnswerCache* cache, ModelBudget budget, unsigned parallel)
    : questioner_(questioner),
      server_(server),
      cache_(cache),
      budget_(budget),
      parallel_(std::max(parallel, 1U)) {}

std::vector<ModelReader::Job> ModelReader::jobs_of(
    std::span<const extract::DocumentReading* const> documents) const {
  std::vector<Job> jobs;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (extract::Question& question : questioner_.questions(*documents[i])) {
      Job job;
      job.document = i;
      job.reading = documents[i];
      job.question = std::move(question);
      job.keys.push_back(
          extract::cache_key(job.question.request, questioner_.forms(), server_.address()));
      jobs.push_back(std::move(job));
    }
  }
  return jobs;
}

void ModelReader::forget(const Job& job) {
  if (cache_ == nullptr) return;
  for (const std::string& key : job.keys) cache_->forget(key);
}

/// Reads an answer. The job is done with then, or its question is put once more.
void ModelReader::take_answer(Job& job, const ChatAnswer& answer) {
  const bool last = job.repeats == most_repeats;
  job.result = extract::read_answer(answer.content, job.question.origin, answer.cut, last);
  if (job.result.state != AnswerReading::State::unreadable) {
    job.state = Job::State::answered;
    return;
  }
  if (last) {
    job.state = Job::State::unreadable;
    forget(job);
    spdlog::warn("{}: the model's answer cannot be used: {}", job.place(), job.result.error);
    return;
  }
  spdlog::debug("{}: asking again: {}", job.place(), job.result.error);
  ++job.repeats;
  ++use_.again;
  job.question.request = questioner_.again(job.question.request, answer.content, job.result.error,
                                           job.reading->document.language);
  job.keys.push_back(
      extract::cache_key(job.question.request, questioner_.forms(), server_.address()));
}

/// Takes answers that are there, those to repeated questions too.
void ModelReader::answer_from_cache(std::vector<Job*>& jobs) {
  if (cache_ == nullptr) return;
  for (Job* job : jobs) {
    while (job->state == Job::State::open) {
      const std::optional<ChatAnswer> answer = cache_->find(job->keys.back());
      if (!answer) break;
      ++use_.from_cache;
      take_answer(*job, *answer);
    }
  }
}

/// Takes from the open jobs, in their order, those that the budget has room for, whatever they will
/// be answered.
std::vector<ModelReader::Job*> ModelReader::affordable(std::vector<Job*>& jobs) {
  std::vector<Job*> chosen;
  std::uint64_t tokens = use_.request_tokens + use_.answer_tokens;
  std::erase_if(jobs, [&](Job* job) {
    if (budget_.requests && use_.requests + chosen.size() >= *budget_.requests) return false;
    const std::uint64_t most = job->most_tokens();
    if (budget_.tokens && tokens + most > *budget_.tokens) return false;
    tokens += most;
    chosen.push_back(job);
    return true;
  });
  return chosen;
}

/// Asks the server all of these, several at once, and keeps its answers as they come.
void ModelReader::ask(const std::vector<Job*>& jobs, const std::function<void()>& done) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> stopped = false;
  std::mutex mutex;  // of what follows
  unsigned failures = 0;
  std::exception_ptr error;
  const auto work = [&] {
    for (std::size_t place = next++; place < jobs.size() && !stopped; place = next++) {
      Job& job = *jobs[place];
      try {
        ChatAnswer answer = server_.ask(job.question.request);
        if (cache_ != nullptr) cache_->keep(job.keys.back(), answer);
        job.answer = std::move(answer);
        if (!std::exchange(job.noted, true)) done();
        const std::lock_guard lock(mutex);
        failures = 0;
      } catch (const NoAnswer& reason) {
        job.failure = reason.what();
        const std::lock_guard lock(mutex);
        if (reason.reach() == NoAnswer::Reach::server || ++failures == most_failures) {
          stopped = true;
          if (failure_.empty()) failure_ = reason.what();
        }
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!error) error = std::current_exception();
        stopped = true;
      }
    }
  };
  std::vector<std::jthread> workers;
  for (std::size_t i = 1; i < std::min<std::size_t>(parallel_, jobs.size()); ++i) {
    workers.emplace_back(work);
  }
  work();
  workers.clear();
  if (error) std::rethrow_exception(error);
}

/// Counts what a round took, in the order of its questions, and reads the answers.
void ModelReader::settle(const std::vector<Job*>& jobs) {
  for (Job* job : jobs) {
    if (job->answer) {
      const ChatAnswer answer = *std::exchange(job->answer, std::nullopt);
      ++use_.requests;
      if (answer.request_tokens == 0) use_.estimated = true;
      use_.request_tokens += answer.request_tokens != 0
                                 ? answer.request_tokens
                                 : extract::estimated_tokens(job->question.request);
      use_.answer_tokens += answer.request_tokens != 0 ? answer.answer_tokens
                                                       : extract::estimated_tokens(answer.content);
      take_answer(*job, answer);
    } else if (!job->failure.empty()) {
      job->state = Job::State::failed;
      if (job->failure != failure_) spdlog::warn("{}: {}", job->place(), job->failure);
    } else {
      job->state = Job::State::not_asked;
    }
  }
}

std::vector<DocumentAnswers> ModelReader::read(
    std::span<const extract::DocumentReading* const> documents, const AskingProgress& progress) {
  std::vector<Job> jobs = jobs_of(documents);
  progress.begin(jobs.size());
  const std::function<void()>& done = progress.advance;
  std::vector<Job*> open;
  for (Job& job : jobs) open.push_back(&job);
  const auto drop_done = [&] {
    std::erase_if(open, [&](Job* job) {
      if (job->state == Job::State::open) return false;
      if (!std::exchange(job->noted, true)) done();
      return true;
    });
  };
  for (;;) {
    answer_from_cache(open);
    drop_done();
    if (open.empty() || !failure_.empty()) break;
    std::vector<Job*> round = affordable(open);
    if (round.empty()) {
      use_.out_of_budget = true;
      use_.next_tokens = open.front()->most_tokens();
      break;
    }
    const auto begin = std::chrono::steady_clock::now();
    ask(round, done);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    use_.seconds += passed.count();
    settle(round);
    open.insert(open.end(), round.begin(), round.end());
    std::sort(open.begin(), open.end());  // they lie in one vector
    drop_done();
  }
  for (Job* job : open) {
    job->state = Job::State::not_asked;
    if (!std::exchange(job->noted, true)) done();
  }

  std::vector<DocumentAnswers> answers(documents.size());
  for (Job& job : jobs) {
    ++use_.windows;
    use_.answered += job.state == Job::State::answered ? 1 : 0;
    use_.unreadable += job.state == Job::State::unreadable ? 1 : 0;
    use_.failed += job.state == Job::State::failed ? 1 : 0;
    use_.not_asked += job.state == Job::State::not_asked ? 1 : 0;
    if (job.state != Job::State::answered) continue;
    if (job.result.state == AnswerReading::State::cut) ++use_.cut;
    DocumentAnswers& document = answers[job.document];
    std::move(job.result.candidates.begin(), job.result.candidates.end(),
              std::back_inserter(document.candidates));
    for (extract::Rejection& rejection : job.result.malformed) {
      rejection.document = job.reading->source.id;
      document.malformed.push_back(std::move(rejection));
    }
  }
  return answers;
}

}  // namespace diplograph::cli
