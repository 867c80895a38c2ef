#include "cli/model/model_server.hpp"

#include <utility>

#include <spdlog/spdlog.h>

namespace diplograph::cli {
namespace {

using extract::ChatAnswer;
using extract::ChatDialect;
using extract::ChatRequest;
using network::HttpClient;
using network::Response;
using Reach = NoAnswer::Reach;

constexpr std::string_view chat_path = "/chat/completions";

std::string in_seconds(std::chrono::milliseconds time) {
  const auto tenths = (time.count() + 50) / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

/// Whether a server may complain of a parameter with such a status.
bool is_complaint(int status) {
  return status == 400 || status == 415 || status == 422 || status == 500 || status == 501;
}

/// An account without money stays without for longer than anybody waits.
bool is_out_of_quota(const Response& response) {
  return response.status == 429 && response.body.find("insufficient_quota") != std::string::npos;
}

}  // namespace

std::string chat_address(const network::ServerUrl& url) {
  if (url.path.ends_with(chat_path)) return url.below({});
  return url.below(url.path == "/" ? "/v1/chat/completions" : chat_path);
}

ModelServer::ModelServer(std::string address, ServerSettings settings,
                         const extract::AnswerForms& forms)
    : address_(std::move(address)), settings_(std::move(settings)), forms_(forms) {
  dialect_.form = settings_.form;
}

HttpClient ModelServer::take_client() {
  const std::lock_guard lock(mutex_);
  if (!idle_.empty()) {
    HttpClient client = std::move(idle_.back());
    idle_.pop_back();
    return client;
  }
  HttpClient client(settings_.limits);
  client.authorize(settings_.credentials);
  return client;
}

void ModelServer::give_back(HttpClient client) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(client));
}

ChatDialect ModelServer::dialect() {
  const std::lock_guard lock(mutex_);
  return dialect_;
}

/// True if there is another way to say it than the one that was used.
bool ModelServer::give_way(const ChatDialect& used, const std::string& complaint) {
  const std::lock_guard lock(mutex_);
  if (dialect_ != used) return true;  // another thread has heard the complaint first
  if (!extract::give_way(dialect_, complaint)) return false;
  spdlog::info("the server does not understand all of the request ({}); asking without", complaint);
  return true;
}

Response ModelServer::exchange(HttpClient& client, const std::string& body) {
  network::Request request;
  request.method = network::Method::post;
  request.url = address_;
  request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
  request.body = body;
  return network::send_patiently(
      client, request, settings_.patience,
      [&client](const std::string& reason, std::chrono::milliseconds wait) {
        spdlog::warn("{}; trying again in {}", client.without_secrets(reason), in_seconds(wait));
      },
      [](const Response& response) {
        if (is_out_of_quota(response)) return false;
        if (!network::status_may_pass(response)) return false;
        // A parameter that is not understood today is not understood in a minute.
        ChatDialect any;
        return !is_complaint(response.status) ||
               !extract::give_way(any, extract::complaint_of(response.body));
      });
}

void ModelServer::refuse(const Response& response, const std::string& complaint) const {
  const std::string said = address_ + " answers " + std::to_string(response.status) +
                           (complaint.empty() ? "" : " (" + complaint + ")");
  switch (response.status) {
    case 401:
    case 403:
      throw NoAnswer(Reach::server,
                     said + (settings_.credentials.empty()
                                 ? "; it wants a key: set DIPLOGRAPH_API_KEY, or give --key-file"
                                 : "; see whether the key in DIPLOGRAPH_API_KEY or --key-file is "
                                   "right and may use this model"));
    case 402:
      throw NoAnswer(Reach::server, said + "; see the account's balance at the service");
    case 404:
    case 405:
      throw NoAnswer(Reach::server, said +
                                        "; see whether --endpoint is the address of an "
                                        "OpenAI-compatible interface (http://HOST:PORT/v1) and "
                                        "--model one of its models");
    case 429:
      throw NoAnswer(Reach::server, said +
                                        "; wait, ask for less at once with --parallel, or see the "
                                        "account's limits at the service");
    default:
      break;
  }
  if (response.status >= 300 && response.status < 400) {
    throw NoAnswer(Reach::server, said + "; it leads to " + response.location +
                                      ": give that as --endpoint if you trust it");
  }
  if (response.status >= 500) {
    throw NoAnswer(Reach::question, said + "; see the server's own log, then run this again");
  }
  throw NoAnswer(Reach::question, said +
                                      "; if the question is too long for the model, make it "
                                      "shorter with --window");
}

ChatAnswer ModelServer::ask(HttpClient& client, const ChatRequest& request) {
  for (;;) {
    const ChatDialect used = dialect();
    const Response response = exchange(client, extract::chat_body(request, used, forms_));
    if (response.status >= 200 && response.status < 300) {
      ChatAnswer answer = extract::read_chat_answer(response.body);
      // A server may say back who asks.
      answer.content = client.without_secrets(answer.content);
      return answer;
    }
    const std::string complaint = client.without_secrets(extract::complaint_of(response.body));
    if (is_complaint(response.status) && give_way(used, complaint)) continue;
    refuse(response, complaint);
  }
}

ChatAnswer ModelServer::ask(const ChatRequest& request) {
  HttpClient client = take_client();
  try {
    ChatAnswer answer = ask(client, request);
    give_back(std::move(client));
    return answer;
  } catch (const network::NetworkError& error) {
    using network::Failure;
    const bool passes = error.failure() == Failure::timed_out ||
                        error.failure() == Failure::broken || error.failure() == Failure::too_long;
    std::string remedy;
    if (error.failure() == Failure::unreachable) {
      remedy = "; start the server, or see whether --endpoint is right";
    }
    if (error.failure() == Failure::timed_out) {
      remedy = "; give it more time with --timeout, or ask for less with --window";
    }
    throw NoAnswer(passes ? Reach::question : Reach::server,
                   client.without_secrets(error.what()) + remedy);
  } catch (const extract::NoChatAnswer& error) {
    throw NoAnswer(Reach::question, address_ + ": " + client.without_secrets(error.what()));
  }
}

}  // namespace diplograph::cli
