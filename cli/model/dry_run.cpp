#include "cli/model/dry_run.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "extract/model/token_estimate.hpp"

namespace diplograph::cli {
namespace {

// Facts repeat words of the text, and add theirs.
constexpr std::uint64_t text_tokens_of_answer_token = 2;

std::string number(std::uint64_t value) { return std::to_string(value); }

}  // namespace

bool DryRun::has_room_for(std::uint64_t tokens) const {
  const ModelOptions& options = witness_.options();
  if (options.max_requests && within_budget_.requests >= *options.max_requests) return false;
  return !options.max_tokens || within_budget_.request_tokens + within_budget_.answer_tokens +
                                        tokens + options.answer_tokens <=
                                    *options.max_tokens;
}

void DryRun::add(const extract::DocumentReading& reading) {
  const extract::Questioner& questioner = witness_.questioner();
  Amount document;
  bool room = true;
  for (const extract::Question& question : questioner.questions(reading)) {
    ++document.requests;
    requests_ += extract::chat_body(question.request, {}, questioner.forms()) + "\n";
    AnswerCache* cache = witness_.cache();
    if (cache != nullptr &&
        cache->find(extract::cache_key(question.request, questioner.forms(), witness_.address()))) {
      ++document.cached;
      continue;
    }
    const ByteSpan text = *question.origin.passage;
    const std::uint64_t sent = extract::estimated_tokens(question.request);
    const std::uint64_t answered = std::min(
        questioner.settings().answer_tokens,
        extract::estimated_tokens(
            std::string_view(reading.document.text.text()).substr(text.begin, text.size())) /
            text_tokens_of_answer_token);
    document.request_tokens += sent;
    document.answer_tokens += answered;
    room = room && has_room_for(sent);
    if (!room) continue;
    ++within_budget_.requests;
    within_budget_.request_tokens += sent;
    within_budget_.answer_tokens += answered;
  }
  documents_ += reading.source.name + ": " + number(document.requests) + " requests" +
                (document.cached == 0 ? "" : ", " + number(document.cached) + " in the cache") +
                ", about " + number(document.request_tokens) + " tokens\n";
  all_.requests += document.requests;
  all_.cached += document.cached;
  all_.request_tokens += document.request_tokens;
  all_.answer_tokens += document.answer_tokens;
}

std::string DryRun::plan() const {
  const ModelOptions& options = witness_.options();
  const std::size_t to_send = all_.requests - all_.cached;
  const std::uint64_t most_answered = to_send * options.answer_tokens;
  SummaryLines lines{{"requests", number(all_.requests)},
                     {"  in the cache", number(all_.cached)},
                     {"  to be sent", number(to_send)},
                     {"tokens sent (estimated)", number(all_.request_tokens)},
                     {"tokens answered (estimated)", number(all_.answer_tokens)},
                     {"  at most", number(most_answered)}};
  if (const auto amount = money(options, all_.request_tokens, all_.answer_tokens)) {
    lines.emplace_back("money (estimated)", money_text(*amount));
    lines.emplace_back("  at most",
                       money_text(*money(options, all_.request_tokens, most_answered)));
  }
  if (within_budget_.requests < to_send) {
    lines.emplace_back("requests within the budget", number(within_budget_.requests));
  }
  return documents_ + aligned(lines) + "Would go to " + witness_.address() + ", model " +
         options.model + "; nothing was sent.\n";
}

}  // namespace diplograph::cli
