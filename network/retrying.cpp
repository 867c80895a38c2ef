#include "network/retrying.hpp"

#include <algorithm>
#include <thread>

namespace diplograph::network {
namespace {

bool may_pass_by(Failure failure, bool answered) {
  switch (failure) {
    case Failure::timed_out:
    case Failure::broken:
      return true;
    case Failure::unreachable:
      return answered;
    case Failure::tls:
    case Failure::too_long:
    case Failure::other:
      break;
  }
  return false;
}

}  // namespace

bool status_may_pass(const Response& response) {
  switch (response.status) {
    case 408:
    case 425:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
      return true;
    default:
      return false;
  }
}

Response send_patiently(HttpClient& client, const Request& request, const Patience& patience,
                        const RetryNotice& notice, const MayPass& may_pass) {
  std::chrono::milliseconds wait = patience.first_wait;
  for (unsigned left = std::max(patience.tries, 1U) - 1;; --left) {
    std::string reason;
    std::chrono::milliseconds pause = std::min(wait, patience.longest_wait);
    try {
      Response response = client.send(request);
      if (left == 0 || !may_pass(response)) return response;
      if (response.retry_after) {
        if (*response.retry_after > patience.longest_wait) return response;
        pause = *response.retry_after;
      }
      reason = "the server answered " + std::to_string(response.status);
    } catch (const NetworkError& error) {
      if (left == 0 || !may_pass_by(error.failure(), client.answered())) throw;
      reason = error.what();
    }
    notice(reason, pause);
    std::this_thread::sleep_for(pause);
    wait = std::min(wait * 2, patience.longest_wait);
  }
}

}  // namespace diplograph::network
