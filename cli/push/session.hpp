#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "cli/push/plan.hpp"
#include "cli/push/target.hpp"

#include "network/retrying.hpp"

namespace diplograph::cli {

/// A push to one server: sends batch after batch, tries again what may pass, asks the person at the
/// terminal who they are if the server wants to know and nothing is known.
class PushSession {
 public:
  PushSession(PushTarget& target, network::HttpClient client, network::Credentials credentials,
              network::Patience patience, std::string server);

  /// Sends all batches behind the first `done`; `note` hears how many are in after each. Throws
  /// `OutputError` or `NetworkError` with a message that holds no credentials.
  void push(const Graph& graph, const PushPlan& plan, std::size_t done,
            const std::function<void(std::size_t done)>& note);

 private:
  PushTarget& target_;
  network::HttpClient client_;
  bool known_;  // who we are
  network::Patience patience_;
  std::string server_;

  [[nodiscard]] network::Response exchange(const network::Request& request);
  void send_all(const Graph& graph, const PushPlan& plan, std::size_t done,
                const std::function<void(std::size_t done)>& note);
};

}  // namespace diplograph::cli
