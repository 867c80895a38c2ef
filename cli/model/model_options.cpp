#include "cli/model/model_options.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <CLI/CLI.hpp>

#include "extract/model/chat_request.hpp"
#include "graph/error.hpp"
#include "graph/nearest_name.hpp"
#include "graph/utf8.hpp"

namespace diplograph::cli {
namespace {

constexpr std::uint64_t most = 1'000'000'000'000;

void check_model_name(const std::string& name) {
  const bool plain = is_utf8(name) && std::none_of(name.begin(), name.end(), [](unsigned char c) {
                       return c < ' ' || c == 0x7F;
                     });
  if (!plain) throw UsageError("--model takes the name of a model, in UTF-8 and on one line");
}

}  // namespace

const char* const model_options_group = "Language model";
const char* const model_footer =
    "With --model, parts of the documents' text go to the server at --endpoint, and nowhere else. "
    "A key is taken from DIPLOGRAPH_API_KEY or --key-file. See docs/models.md.\n\n";

void ModelOptions::setup(CLI::App& parser) {
  const auto add = [&](const char* name, auto& value, const char* text, const char* type) {
    return parser.add_option(name, value, text)->type_name(type)->group(model_options_group);
  };
  const auto flag = [&](const char* name, bool& value, const char* text) {
    return parser.add_flag(name, value, text)->group(model_options_group);
  };
  const auto numbers = [](std::uint64_t least, std::uint64_t last) {
    return CLI::Range(least, last).description("");
  };
  add("--model", model, "Ask this language model too; what the text does not say is refused",
      "NAME");
  add("--endpoint", endpoint,
      "Its server, which speaks the OpenAI-compatible chat completions: http://localhost:8080/v1",
      "URL");
  add("--key-file", key_file, "File with the key for the server, in its first line", "FILE");
  add("--prompt", prompts,
      "What the model is told, in place of the built-in prompt of a language; again for another",
      "FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  flag("--dry-run", dry_run, "Send nothing, write nothing; say what would be sent and cost");
  add("--requests", requests_file, "With --dry-run: write the requests, one a line", "FILE");
  add("--price-in", price_in, "Price of a million tokens that are sent", "MONEY")
      ->check(CLI::NonNegativeNumber.description(""));
  add("--price-out", price_out, "Price of a million tokens that are answered", "MONEY")
      ->check(CLI::NonNegativeNumber.description(""));
  add("--max-requests", max_requests, "Stop after so many requests, and keep what is there", "N")
      ->check(numbers(0, most));
  add("--max-tokens", max_tokens,
      "Stop before so many tokens are sent and answered, and keep what is there", "N")
      ->check(numbers(0, most));
  CLI::Option* cache_option =
      add("--cache", cache,
          "File that keeps answers, so that no question is paid for twice (default: "
          "diplograph/answers.sqlite in ~/.cache)",
          "FILE");
  flag("--no-cache", no_cache, "Keep no answers, and use none")->excludes(cache_option);
  add("--parallel", parallel, "Questions to ask at once; the result does not depend on it", "N")
      ->check(numbers(1, 256))
      ->capture_default_str();
  add("--window", window, "Tokens of text in a question, as they are estimated", "N")
      ->check(numbers(50, 1'000'000))
      ->capture_default_str();
  add("--overlap", overlap, "Tokens of text that a question shares with the one before", "N")
      ->check(numbers(0, 500'000))
      ->capture_default_str();
  add("--answer-tokens", answer_tokens, "Most tokens of an answer", "N")
      ->check(numbers(1, 1'000'000))
      ->capture_default_str();
  add("--answer-form", form,
      "How the server is told the form of answers: json-schema, grammar (llama.cpp), json-object "
      "or prompt; where it refuses, the next one is taken",
      "FORM")
      ->capture_default_str();
  add("--seed", seed, "Seed of the model's choices", "N")->capture_default_str();
  add("--timeout", timeout, "How long to wait for an answer", "SECONDS")->capture_default_str();
  add("--stall", stall, "How long an answer that has begun may pause", "SECONDS")
      ->capture_default_str();
  add("--tries", tries, "How often a request is tried", "N")
      ->check(numbers(1, 1000))
      ->capture_default_str();
  add("--wait", wait,
      "Wait before the second try, doubled each time up to 60 s; a server's Retry-After goes "
      "before",
      "SECONDS")
      ->capture_default_str();
}

void ModelOptions::check() const {
  if (!asked()) {
    if (!endpoint.empty()) throw UsageError("--endpoint needs --model NAME");
    if (dry_run)
      throw UsageError("--dry-run says what would be sent to a model; give --model NAME");
    return;
  }
  check_model_name(model);
  if (endpoint.empty()) {
    throw UsageError(
        "--model needs --endpoint URL, the server that has the model: http://localhost:8080/v1 "
        "(llama.cpp), http://localhost:11434/v1 (Ollama)");
  }
  if (overlap * 2 >= window) throw UsageError("--overlap has to be less than half of --window");
  if (!requests_file.empty() && !dry_run) throw UsageError("--requests needs --dry-run");
  const std::array<std::string, 4> forms{"json-schema", "grammar", "json-object", "prompt"};
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
    throw UsageError("there is no answer form \"" + form + "\"" + suggestion(form, forms) +
                     "; there are json-schema, grammar, json-object and prompt");
  }
}

}  // namespace diplograph::cli
