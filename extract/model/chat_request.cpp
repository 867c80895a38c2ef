#include "extract/model/chat_request.hpp"

#include <algorithm>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "extract/model/token_estimate.hpp"
#include "extract/text/sha256.hpp"

namespace diplograph::extract {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::string_view older_limit = "max_tokens";
constexpr std::string_view newer_limit = "max_completion_tokens";
constexpr std::uint64_t tokens_around_message = 4;

std::string_view to_string(ChatRole role) {
  switch (role) {
    case ChatRole::system:
      return "system";
    case ChatRole::assistant:
      return "assistant";
    case ChatRole::user:
      break;
  }
  return "user";
}

void put(Writer& writer, std::string_view key, std::string_view text) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put_raw(Writer& writer, std::string_view key, const std::string& json) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
}

void put_form(Writer& writer, AnswerForm form, const AnswerForms& forms) {
  switch (form) {
    case AnswerForm::json_schema:
      writer.Key("response_format");
      writer.StartObject();
      put(writer, "type", "json_schema");
      writer.Key("json_schema");
      writer.StartObject();
      put(writer, "name", "facts");
      writer.Key("strict");
      writer.Bool(true);
      put_raw(writer, "schema", forms.json_schema);
      writer.EndObject();
      writer.EndObject();
      break;
    case AnswerForm::grammar:
      put(writer, "grammar", forms.grammar);
      break;
    case AnswerForm::json_object:
      put_raw(writer, "response_format", R"({"type":"json_object"})");
      break;
    case AnswerForm::prompt:
      break;
  }
}

}  // namespace

std::string_view to_string(AnswerForm form) {
  switch (form) {
    case AnswerForm::grammar:
      return "grammar";
    case AnswerForm::json_object:
      return "json-object";
    case AnswerForm::prompt:
      return "prompt";
    case AnswerForm::json_schema:
      break;
  }
  return "json-schema";
}

bool give_way(ChatDialect& dialect, std::string_view complaint) {
  const auto names = [&](std::string_view word) {
    return complaint.find(word) != std::string_view::npos;
  };
  const auto names_form = [&] {
    return names("response_format") || names("json_schema") || names("json_object") ||
           names("schema") || names("grammar") || names("structured");
  };
  if (dialect.form != AnswerForm::prompt && names_form()) {
    dialect.form =
        dialect.form == AnswerForm::json_object ? AnswerForm::prompt : AnswerForm::json_object;
    return true;
  }
  if (dialect.limit == older_limit && names(older_limit)) {
    dialect.limit = newer_limit;
    return true;
  }
  if (dialect.temperature && names("temperature")) {
    dialect.temperature = false;
    return true;
  }
  if (dialect.seed && names("seed")) {
    dialect.seed = false;
    return true;
  }
  return false;
}

std::string chat_body(const ChatRequest& request, const ChatDialect& dialect,
                      const AnswerForms& forms) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  put(writer, "model", request.model);
  writer.Key("messages");
  writer.StartArray();
  for (const ChatMessage& message : request.messages) {
    writer.StartObject();
    put(writer, "role", to_string(message.role));
    put(writer, "content", message.content);
    writer.EndObject();
  }
  writer.EndArray();
  if (dialect.temperature) {
    writer.Key("temperature");
    writer.Int(0);
  }
  if (dialect.seed) {
    writer.Key("seed");
    writer.Uint64(request.seed);
  }
  writer.Key(dialect.limit.data(), static_cast<rapidjson::SizeType>(dialect.limit.size()));
  writer.Uint64(request.answer_tokens);
  put_form(writer, dialect.form, forms);
  writer.Key("stream");
  writer.Bool(false);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string cache_key(const ChatRequest& request, const AnswerForms& forms,
                      std::string_view server) {
  std::string whole(server);
  whole += '\n';
  return sha256(whole + chat_body(request, ChatDialect{}, forms));
}

std::uint64_t estimated_tokens(const ChatRequest& request) {
  std::uint64_t tokens = 0;
  for (const ChatMessage& message : request.messages) {
    tokens += estimated_tokens(message.content) + tokens_around_message;
  }
  return tokens;
}

}  // namespace diplograph::extract
