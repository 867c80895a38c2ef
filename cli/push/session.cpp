#include "cli/push/session.hpp"

#include <utility>

#include <spdlog/spdlog.h>

#include "cli/progress.hpp"
#include "cli/push/credentials.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

std::string seconds(std::chrono::milliseconds time) {
  const auto tenths = (time.count() + 50) / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

}  // namespace

PushSession::PushSession(PushTarget& target, network::HttpClient client,
                         network::Credentials credentials, network::Patience patience,
                         std::string server)
    : target_(target),
      client_(std::move(client)),
      known_(!credentials.empty()),
      patience_(patience),
      server_(std::move(server)) {
  client_.authorize(std::move(credentials));
}

network::Response PushSession::exchange(const network::Request& request) {
  const auto send = [&] {
    return network::send_patiently(
        client_, request, patience_,
        [this](const std::string& reason, std::chrono::milliseconds wait) {
          spdlog::warn("{}; trying again in {}", client_.without_secrets(reason), seconds(wait));
        },
        [this](const network::Response& response) { return target_.may_pass(response); });
  };
  network::Response response = send();
  if (response.status != 401 || known_) return response;
  auto credentials = ask_for_credentials(server_);
  if (!credentials) return response;
  known_ = true;
  client_.authorize(std::move(*credentials));
  return send();
}

void PushSession::send_all(const Graph& graph, const PushPlan& plan, std::size_t done,
                           const std::function<void(std::size_t done)>& note) {
  target_.greet([this](const network::Request& request) { return exchange(request); });
  Progress progress("sending", plan.batches);
  target_.visit_batches(graph, [&](const PushBatch& batch) {
    if (batch.number > done) {
      const std::string body = target_.body_of(batch);
      network::Request request = target_.request(batch);
      request.body = body;
      target_.check(exchange(request), batch);
      note(batch.number);
    }
    progress.advance();
  });
}

void PushSession::push(const Graph& graph, const PushPlan& plan, std::size_t done,
                       const std::function<void(std::size_t done)>& note) {
  try {
    send_all(graph, plan, done, note);
  } catch (const network::NetworkError& error) {
    throw network::NetworkError(error.failure(), client_.without_secrets(error.what()));
  } catch (const OutputError& error) {
    throw OutputError(client_.without_secrets(error.what()));
  }
}

}  // namespace diplograph::cli
