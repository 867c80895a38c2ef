#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/exit_status.hpp"
#include "cli/graph_summary.hpp"
#include "cli/model/answer_cache.hpp"
#include "cli/model/model_options.hpp"
#include "cli/model/model_reader.hpp"
#include "cli/model/model_server.hpp"
#include "extract/model/question.hpp"

namespace diplograph::cli {

/// A language model that is asked what documents say, as the options have it.
class ModelWitness {
 public:
  /// Reads prompts and key, opens the cache. Nothing is sent yet. Throws `UsageError`,
  /// `InputError` or `OutputError`.
  explicit ModelWitness(const ModelOptions& options);

  /// Says to the person at the terminal what will go where.
  void announce(std::size_t documents) const;

  /// What the model says of documents, in their order.
  [[nodiscard]] std::vector<DocumentAnswers> read(
      std::span<const extract::DocumentReading* const> documents, const AskingProgress& progress);

  /// How much text should be put to `read` at once, in estimated tokens: so much that many
  /// questions can be asked at the same time, and the same for every number of them.
  [[nodiscard]] std::size_t batch_tokens() const;

  /// Throws `OutputError` if something was asked and nothing answered: there is nothing of the
  /// model then, and whoever asked for it should not believe there is.
  void require_answers() const;
  /// Says why it is not all that was asked for, if it is not. `partial` then, else `fine`.
  [[nodiscard]] ExitStatus report() const;
  /// What it took: requests, answers, tokens, money.
  [[nodiscard]] SummaryLines summary() const;

  [[nodiscard]] const extract::Questioner& questioner() const { return questioner_; }
  [[nodiscard]] AnswerCache* cache() { return cache_.get(); }
  [[nodiscard]] const std::string& address() const { return server_.address(); }
  [[nodiscard]] const ModelOptions& options() const { return options_; }

 private:
  /// Where questions go.
  struct Destination {
    std::string address;
    network::Credentials key;
    bool private_way = false;  ///< encrypted, or on this machine
  };
  ModelOptions options_;
  extract::Questioner questioner_;
  Destination destination_;
  ModelServer server_;
  std::unique_ptr<AnswerCache> cache_;
  ModelReader reader_;

  [[nodiscard]] static Destination destination_of(const ModelOptions& options);
};

/// What tokens cost, in whatever money the prices are; nothing if no price is known.
[[nodiscard]] std::optional<double> money(const ModelOptions& options, std::uint64_t request_tokens,
                                          std::uint64_t answer_tokens);
/// An amount with four decimals, the same in every locale.
[[nodiscard]] std::string money_text(double amount);

}  // namespace diplograph::cli
