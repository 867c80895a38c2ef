#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "network/http_client.hpp"

namespace diplograph::network {

/// How often a request is tried, and how long is waited in between: `first_wait`, then twice as
/// long each time, or what the server's Retry-After says.
struct Patience {
  unsigned tries = 6;
  std::chrono::milliseconds first_wait{1000};
  std::chrono::milliseconds longest_wait{60'000};
};

/// Hears why a request is tried again, and when.
using RetryNotice = std::function<void(const std::string& reason, std::chrono::milliseconds wait)>;
/// Whether an answer says that the same request may succeed later.
using MayPass = std::function<bool(const Response&)>;

/// True for 408, 425, 429, 500, 502, 503 and 504 (RFC 9110, RFC 6585, RFC 8470).
[[nodiscard]] bool status_may_pass(const Response& response);

/// Sends a request, again if the connection breaks, the time runs out or the answer may pass. Only
/// for requests that may be carried out twice. A server that never answered is not tried again when
/// it cannot be reached, and never when it is not trusted. Returns the last answer; throws the last
/// `NetworkError`. A Retry-After beyond the longest wait ends it with that answer.
[[nodiscard]] Response send_patiently(HttpClient& client, const Request& request,
                                      const Patience& patience, const RetryNotice& notice,
                                      const MayPass& may_pass = status_may_pass);

}  // namespace diplograph::network
