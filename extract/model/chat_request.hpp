#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::extract {

enum class ChatRole : std::uint8_t { system, user, assistant };

struct ChatMessage {
  ChatRole role = ChatRole::user;
  std::string content;  ///< UTF-8
};

/// What a model is asked, whatever the server understands.
struct ChatRequest {
  std::string model;
  std::uint64_t seed = 0;
  std::uint64_t answer_tokens = 0;  ///< most that it may answer
  std::vector<ChatMessage> messages;
};

/// How a server is told which form an answer has to have, from the strictest on.
enum class AnswerForm : std::uint8_t {
  json_schema,  ///< `response_format` with a JSON Schema
  grammar,      ///< `grammar`, which llama.cpp has
  json_object,  ///< `response_format` for any JSON
  prompt        ///< by the prompt alone
};

/// "json-schema", "grammar", "json-object", "prompt".
[[nodiscard]] std::string_view to_string(AnswerForm form);

/// What a server understands of the parameters of a request. Servers that call themselves
/// compatible differ in these.
struct ChatDialect {
  AnswerForm form = AnswerForm::json_schema;
  bool temperature = true;
  bool seed = true;
  /// The name of the limit of an answer, which newer servers have changed.
  std::string_view limit = "max_tokens";
  auto operator<=>(const ChatDialect&) const = default;
};

/// Leaves out, or says otherwise, what a server names in its complaint about a request. False if it
/// names nothing that there is another way for.
[[nodiscard]] bool give_way(ChatDialect& dialect, std::string_view complaint);

/// The two ways to say which form an answer has (answer_form.hpp).
struct AnswerForms {
  std::string json_schema;
  std::string grammar;
};

/// The body of POST /chat/completions, the same bytes for the same request.
[[nodiscard]] std::string chat_body(const ChatRequest& request, const ChatDialect& dialect,
                                    const AnswerForms& forms);

/// What names an answer in the cache: the SHA-256 of who is asked (`server`, its address) and all
/// that can change the answer, in hexadecimal. Not of the dialect: what a server does not
/// understand does not make another question of it.
[[nodiscard]] std::string cache_key(const ChatRequest& request, const AnswerForms& forms,
                                    std::string_view server);

/// Estimated tokens of what is sent (token_estimate.hpp): of the messages, and of the few marks
/// around each.
[[nodiscard]] std::uint64_t estimated_tokens(const ChatRequest& request);

}  // namespace diplograph::extract
