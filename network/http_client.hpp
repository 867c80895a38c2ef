#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "network/http_message.hpp"

namespace diplograph::network {

/// Who asks: user and password (Basic, RFC 7617) or a token (Bearer, RFC 6750). All empty: nobody.
struct Credentials {
  std::string user;
  std::string password;
  std::string token;

  [[nodiscard]] bool empty() const { return user.empty() && password.empty() && token.empty(); }
};

struct Limits {
  std::chrono::milliseconds connecting{10'000};
  std::chrono::milliseconds answering{120'000};  ///< from the request to the answer's last byte
  /// How long an answer that has begun may pause; zero for as long as `answering` lets it.
  std::chrono::milliseconds stalling{0};
  std::size_t answer_bytes = std::size_t{64} << 20U;  ///< a longer answer is a failure
};

/// Sends requests over http and https, one at a time, on a connection that stays open. Follows no
/// redirection (credentials would go along) and takes no cookies; proxies come from the
/// environment, as libcurl reads it. A server's certificate has to be trusted. Not for use on
/// several threads.
class HttpClient {
 public:
  explicit HttpClient(const Limits& limits = {});
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) noexcept;
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  /// Who asks from now on.
  void authorize(Credentials credentials);

  /// The answer, whatever its status. Throws `NetworkError` if there is none. If a connection that
  /// was open already breaks before an answer, the request is sent once more on a new one.
  [[nodiscard]] Response send(const Request& request);

  /// Whether a server ever answered.
  [[nodiscard]] bool answered() const;

  /// The text with what `authorize` got made unreadable: a server may say it back.
  [[nodiscard]] std::string without_secrets(std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace diplograph::network
