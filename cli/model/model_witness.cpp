#include "cli/model/model_witness.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include <spdlog/spdlog.h>

#include "cli/model/api_key.hpp"
#include "cli/read_file.hpp"
#include "graph/decimal.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

constexpr std::size_t batch_windows = 64;
constexpr std::size_t longest_answer = std::size_t{8} << 20U;

network::ServerUrl server_at(const std::string& text) {
  try {
    return network::ServerUrl(text);
  } catch (const network::UrlError& error) {
    throw UsageError("--endpoint: " + std::string(error.what()) +
                     "; a key is read from DIPLOGRAPH_API_KEY or --key-file");
  }
}

std::chrono::milliseconds milliseconds(double seconds, double least, const char* option) {
  if (!(seconds >= least && seconds <= 86'400)) {
    throw UsageError(std::string(option) + " takes seconds, at most a day");
  }
  return std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(seconds * 1000));
}

extract::AnswerForm form_of(const std::string& name) {
  using extract::AnswerForm;
  for (const AnswerForm form : {AnswerForm::grammar, AnswerForm::json_object, AnswerForm::prompt}) {
    if (to_string(form) == name) return form;
  }
  return AnswerForm::json_schema;
}

ServerSettings server_settings(const ModelOptions& options, network::Credentials credentials) {
  ServerSettings settings;
  settings.limits.answering = milliseconds(options.timeout, 0.001, "--timeout");
  settings.limits.stalling = milliseconds(options.stall, 0.001, "--stall");
  settings.limits.answer_bytes = longest_answer;
  settings.patience.tries = options.tries;
  settings.patience.first_wait = milliseconds(options.wait, 0, "--wait");
  settings.credentials = std::move(credentials);
  settings.form = form_of(options.form);
  return settings;
}

extract::Questioner make_questioner(const ModelOptions& options) {
  extract::ModelSettings settings;
  settings.model = options.model;
  settings.seed = options.seed;
  settings.answer_tokens = options.answer_tokens;
  settings.windows = {options.window, options.overlap};
  std::vector<extract::Prompt> prompts;
  for (const std::string& path : options.prompts) {
    prompts.push_back(extract::read_prompt(read_file(path), shown_name(path)));
    for (std::size_t i = 0; i + 1 < prompts.size(); ++i) {
      if (prompts[i].language == prompts.back().language) {
        throw UsageError("there are two prompts for the language \"" + prompts.back().language +
                         "\"; give one");
      }
    }
  }
  return {Schema::diplomacy(), std::move(settings), std::move(prompts)};
}

std::unique_ptr<AnswerCache> open_cache(const ModelOptions& options) {
  if (options.no_cache) return nullptr;
  const std::string file = options.cache.empty() ? usual_cache_file() : options.cache;
  std::error_code ignored;  // what cannot be looked at is named when it is opened
  if (options.dry_run && !std::filesystem::exists(file, ignored)) return nullptr;
  return std::make_unique<AnswerCache>(file);
}

std::string number(std::uint64_t value) { return std::to_string(value); }

}  // namespace

ModelWitness::ModelWitness(const ModelOptions& options)
    : options_(options),
      questioner_(make_questioner(options)),
      destination_(destination_of(options)),
      server_(destination_.address, server_settings(options, destination_.key),
              questioner_.forms()),
      cache_(open_cache(options)),
      reader_(questioner_, server_, cache_.get(), {options.max_requests, options.max_tokens},
              options.parallel) {}

ModelWitness::Destination ModelWitness::destination_of(const ModelOptions& options) {
  const network::ServerUrl url = server_at(options.endpoint);
  return {chat_address(url), api_key(options.key_file), url.encrypted || url.loopback};
}

void ModelWitness::announce(std::size_t documents) const {
  const bool with_key = !destination_.key.empty();
  spdlog::info("the text of {} goes to {} (model {}{}){}",
               documents == 1 ? "the document" : number(documents) + " documents",
               server_.address(), options_.model, with_key ? ", with a key" : "",
               cache_ ? ", but for what is in the cache " + cache_->path() : std::string());
  if (!destination_.private_way) {
    spdlog::warn("{} is not encrypted: everybody on the way can read what is sent{}",
                 server_.address(), with_key ? ", the key included" : "");
  }
}

std::vector<DocumentAnswers> ModelWitness::read(
    std::span<const extract::DocumentReading* const> documents, const AskingProgress& progress) {
  return reader_.read(documents, progress);
}

std::size_t ModelWitness::batch_tokens() const { return batch_windows * options_.window; }

void ModelWitness::require_answers() const {
  const ModelUse& use = reader_.use();
  if (use.answered > 0 || use.unreadable > 0 || use.failed == 0) return;
  throw OutputError(reader_.failure().empty() ? "no question got an answer; the reasons stand above"
                                              : reader_.failure());
}

ExitStatus ModelWitness::report() const {
  const ModelUse& use = reader_.use();
  if (!reader_.failure().empty()) spdlog::error("{}", reader_.failure());
  if (use.complete()) return ExitStatus::fine;
  if (use.out_of_budget) {
    spdlog::warn(
        "{} of {} parts of documents were not asked about: --max-requests or --max-tokens "
        "is reached (the next question may take up to {} tokens with its answer)",
        use.not_asked, use.windows, use.next_tokens);
  } else if (use.not_asked > 0) {
    spdlog::error("{} of {} parts of documents were not asked about", use.not_asked, use.windows);
  }
  if (use.failed > 0) {
    spdlog::error("{} of {} parts of documents got no answer", use.failed, use.windows);
  }
  if (use.unreadable > 0) {
    spdlog::error("the model's answers to {} of {} parts of documents cannot be used",
                  use.unreadable, use.windows);
  }
  spdlog::info("run the same command again to go on: {}",
               cache_ ? "answers are kept, and not asked for twice"
                      : "without --no-cache answers are kept, and not asked for twice");
  return ExitStatus::partial;
}

SummaryLines ModelWitness::summary() const {
  const ModelUse& use = reader_.use();
  SummaryLines lines{{"parts of documents", number(use.windows)}};
  const auto add = [&](const char* word, std::size_t count) {
    if (count > 0) lines.emplace_back(word, number(count));
  };
  add("  read", use.answered);
  add("  of these, answers that were cut off", use.cut);
  add("  with answers that cannot be used", use.unreadable);
  add("  without an answer", use.failed);
  add("  not asked about", use.not_asked);
  lines.emplace_back("requests", number(use.requests));
  lines.emplace_back("answers from the cache", number(use.from_cache));
  add("questions put again", use.again);
  const std::string estimated = use.estimated ? " (estimated)" : "";
  lines.emplace_back("tokens sent" + estimated, number(use.request_tokens));
  lines.emplace_back("tokens answered" + estimated, number(use.answer_tokens));
  lines.emplace_back("seconds of asking", decimal3(use.seconds));
  if (const auto amount = money(options_, use.request_tokens, use.answer_tokens)) {
    lines.emplace_back("money", money_text(*amount));
  }
  return lines;
}

std::optional<double> money(const ModelOptions& options, std::uint64_t request_tokens,
                            std::uint64_t answer_tokens) {
  if (options.price_in < 0 && options.price_out < 0) return std::nullopt;
  constexpr double million = 1e6;
  return (static_cast<double>(request_tokens) * std::max(options.price_in, 0.0) +
          static_cast<double>(answer_tokens) * std::max(options.price_out, 0.0)) /
         million;
}

std::string money_text(double amount) {
  constexpr int decimals = 4;
  std::array<char, 400> room{};
  const auto [end, error] = std::to_chars(room.data(), room.data() + room.size(), amount,
                                          std::chars_format::fixed, decimals);
  return {room.data(), end};
}

}  // namespace diplograph::cli
