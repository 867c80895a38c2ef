#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::network {

enum class Method : std::uint8_t { get, post, put };

/// "GET", "POST", "PUT".
[[nodiscard]] std::string_view to_string(Method method);

struct Header {
  std::string name;
  std::string value;
};

/// One request of HTTP. `body` has to live until the answer is there.
struct Request {
  Method method = Method::get;
  std::string url;
  std::vector<Header> headers;
  std::string_view body;
};

/// What a server answered, whatever its status.
struct Response {
  int status = 0;
  std::string content_type;  ///< lower-case, without parameters: "application/json"
  std::string location;      ///< where a redirection leads
  std::optional<std::chrono::seconds> retry_after;
  std::string body;
};

/// Why there is no answer.
enum class Failure : std::uint8_t {
  unreachable,  ///< no such host, or nobody listens there
  timed_out,
  broken,    ///< the connection ended before the answer did
  tls,       ///< no trust in the server's certificate, or no common protocol
  too_long,  ///< the answer has more bytes than it may have
  other
};

/// A request got no answer. `what()` is one clause that names the server and never credentials.
class NetworkError : public std::runtime_error {
 public:
  NetworkError(Failure failure, const std::string& reason)
      : std::runtime_error(reason), failure_(failure) {}
  [[nodiscard]] Failure failure() const { return failure_; }

 private:
  Failure failure_;
};

}  // namespace diplograph::network
