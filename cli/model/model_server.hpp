#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "extract/model/chat_answer.hpp"
#include "extract/model/chat_request.hpp"

#include "network/retrying.hpp"
#include "network/server_url.hpp"

namespace diplograph::cli {

/// There is no answer to a question. `what()` is one clause with a remedy and without secrets.
class NoAnswer : public std::runtime_error {
 public:
  enum class Reach : std::uint8_t {
    question,  ///< another question may get one
    server     ///< no question will
  };
  NoAnswer(Reach reach, const std::string& reason) : std::runtime_error(reason), reach_(reach) {}
  [[nodiscard]] Reach reach() const { return reach_; }

 private:
  Reach reach_;
};

/// How a server is asked.
struct ServerSettings {
  network::Limits limits;
  network::Patience patience;
  network::Credentials credentials;
  extract::AnswerForm form = extract::AnswerForm::json_schema;  ///< what is tried first
};

/// The address that questions go to: that of an OpenAI-compatible interface
/// ("http://HOST:PORT/v1"), of its chat completions, or of a server alone, whose interface is then
/// below /v1.
[[nodiscard]] std::string chat_address(const network::ServerUrl& url);

/// A server that speaks the OpenAI-compatible chat completions interface. Tries again what may
/// pass, and leaves out of a request what the server says that it does not understand. Any number
/// of threads may ask at once, each on a connection of its own.
class ModelServer {
 public:
  /// The forms have to outlive this.
  ModelServer(std::string address, ServerSettings settings, const extract::AnswerForms& forms);

  /// Throws `NoAnswer`.
  [[nodiscard]] extract::ChatAnswer ask(const extract::ChatRequest& request);

  [[nodiscard]] const std::string& address() const { return address_; }

 private:
  std::string address_;
  ServerSettings settings_;
  const extract::AnswerForms& forms_;
  std::mutex mutex_;
  extract::ChatDialect dialect_;
  std::vector<network::HttpClient> idle_;

  [[nodiscard]] network::HttpClient take_client();
  void give_back(network::HttpClient client);
  [[nodiscard]] extract::ChatDialect dialect();
  [[nodiscard]] bool give_way(const extract::ChatDialect& used, const std::string& complaint);
  [[nodiscard]] network::Response exchange(network::HttpClient& client, const std::string& body);
  [[nodiscard]] extract::ChatAnswer ask(network::HttpClient& client,
                                        const extract::ChatRequest& request);
  [[noreturn]] void refuse(const network::Response& response, const std::string& complaint) const;
};

}  // namespace diplograph::cli
