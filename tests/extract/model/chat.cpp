#include <string>

#include <rapidjson/document.h>

#include "extract/model/answer_form.hpp"
#include "extract/model/chat_answer.hpp"
#include "extract/model/chat_request.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

const AnswerForms forms{answer_json_schema(Schema::diplomacy()),
                        answer_grammar(Schema::diplomacy())};

ChatRequest request() {
  return {"m", 7, 100, {{ChatRole::system, "s \"quoted\""}, {ChatRole::user, "ایران\n"}}};
}

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

/// Values are not compared as they are: in C++20 their operators call each other without end.
std::string text(const rapidjson::Value& value) {
  REQUIRE(value.IsString());
  return {value.GetString(), value.GetStringLength()};
}

}  // namespace

TEST_CASE("a request has the model, the messages, and all that makes its answer repeatable") {
  const auto body = parsed(chat_body(request(), {}, forms));
  CHECK(text(body["model"]) == "m");
  CHECK(body["messages"].Size() == 2);
  CHECK(text(body["messages"][0]["role"]) == "system");
  CHECK(text(body["messages"][1]["content"]) == "ایران\n");
  CHECK(body["temperature"].GetInt() == 0);
  CHECK(body["seed"].GetInt() == 7);
  CHECK(body["max_tokens"].GetInt() == 100);
  CHECK(body["stream"].IsFalse());
  CHECK_FALSE(body.HasMember("tools"));
  CHECK(text(body["response_format"]["type"]) == "json_schema");
  CHECK(body["response_format"]["json_schema"]["strict"].IsTrue());
}

TEST_CASE("the form of an answer closes every object and lists the schema's words") {
  const auto schema = parsed(forms.json_schema);
  const auto& fact = schema["properties"]["facts"]["items"];
  CHECK(fact["additionalProperties"].IsFalse());
  CHECK(fact["required"].Size() == fact["properties"].MemberCount());
  const auto has = [&](const char* member, const char* word) {
    for (const auto& value : fact["properties"][member]["enum"].GetArray()) {
      if (text(value) == word) return true;
    }
    return false;
  };
  CHECK(has("sourceType", "State"));
  CHECK(has("targetType", "Goal"));
  CHECK_FALSE(has("sourceType", "Actor"));     // abstract
  CHECK_FALSE(has("sourceType", "Document"));  // the text itself
  CHECK(has("relation", "pursues"));
  CHECK_FALSE(has("relation", "cites"));  // of the text itself
  CHECK(has("polarity", "negated"));
  CHECK(has("modality", "attributed"));
  for (const char* word : {"\"\\\"State\\\"\"", "\"\\\"partyTo\\\"\"", "root ::="}) {
    CHECK(forms.grammar.find(word) != std::string::npos);
  }
}

TEST_CASE("a request leaves out what a server complains of, and only that") {
  const struct {
    const char* complaint;
    const char* absent;
    const char* present;
  } cases[] = {
      {"Unsupported parameter: 'temperature' does not support 0", "temperature", "seed"},
      {"Unrecognized request argument supplied: seed", "seed", "temperature"},
      {"'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
       "max_tokens", "max_completion_tokens"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.complaint);
    ChatDialect dialect;
    REQUIRE(give_way(dialect, c.complaint));
    const auto body = parsed(chat_body(request(), dialect, forms));
    CHECK_FALSE(body.HasMember(c.absent));
    CHECK(body.HasMember(c.present));
    CHECK_FALSE(give_way(dialect, c.complaint));
  }
  ChatDialect dialect;
  CHECK_FALSE(give_way(dialect, "This model's maximum context length is 4096 tokens"));
}

TEST_CASE("a form of answers that a server refuses gives way to the next one, down to none") {
  ChatDialect dialect;
  REQUIRE(give_way(dialect, "response_format.type must be text or json_object"));
  CHECK(text(parsed(chat_body(request(), dialect, forms))["response_format"]["type"]) ==
        "json_object");
  REQUIRE(give_way(dialect, "unknown field response_format"));
  CHECK_FALSE(parsed(chat_body(request(), dialect, forms)).HasMember("response_format"));
  CHECK_FALSE(give_way(dialect, "unknown field response_format"));
  dialect.form = AnswerForm::grammar;
  CHECK(parsed(chat_body(request(), dialect, forms)).HasMember("grammar"));
  REQUIRE(give_way(dialect, "failed to parse grammar"));
  CHECK(dialect.form == AnswerForm::json_object);
}

TEST_CASE("an answer in the cache is found by all that can change it, and by nothing else") {
  const std::string key = cache_key(request(), forms, "http://a/v1");
  CHECK(key.size() == 64);
  CHECK(key == cache_key(request(), forms, "http://a/v1"));
  CHECK(key != cache_key(request(), forms, "http://b/v1"));
  ChatRequest other = request();
  other.messages.back().content += " ";
  CHECK(key != cache_key(other, forms, "http://a/v1"));
  other = request();
  other.model = "n";
  CHECK(key != cache_key(other, forms, "http://a/v1"));
  other = request();
  other.seed = 8;
  CHECK(key != cache_key(other, forms, "http://a/v1"));
  CHECK(key != cache_key(request(), {"{}", forms.grammar}, "http://a/v1"));
}

TEST_CASE("what a model says is read, and nothing that it wants done") {
  const ChatAnswer answer = read_chat_answer(
      R"({"choices": [{"finish_reason": "length", "message": {"role": "assistant", "content":)"
      R"( "hello", "tool_calls": [{"function": {"name": "read_file"}}]}}],)"
      R"( "usage": {"prompt_tokens": 12, "completion_tokens": 3}})");
  CHECK(answer.content == "hello");
  CHECK(answer.cut);
  CHECK(answer.request_tokens == 12);
  CHECK(answer.answer_tokens == 3);
  const ChatAnswer parts =
      read_chat_answer(R"({"choices": [{"message": {"content": [{"type": "text", "text": "a"}, 7,)"
                       R"( {"type": "image"}, {"type": "text", "text": "b"}]}}]})");
  CHECK(parts.content == "ab");
  CHECK_FALSE(parts.cut);
  const ChatAnswer nothing = read_chat_answer(
      R"({"choices": [{"finish_reason": "tool_calls", "message": {"content": null,)"
      R"( "tool_calls": [{"function": {"name": "read_file"}}]}}], "usage": {"prompt_tokens": -1}})");
  CHECK(nothing.content.empty());
  CHECK(nothing.request_tokens == 0);
}

TEST_CASE("what is no answer of a model says what it is instead") {
  for (const char* body :
       {"", "<html>", "[]", "{}", R"({"choices": []})", R"({"choices": [{}]})",
        R"({"choices": [{"message": 7}]})", R"({"error": {"message": "no credit"}})"}) {
    CAPTURE(body);
    CHECK_THROWS_AS(static_cast<void>(read_chat_answer(body)), NoChatAnswer);
  }
  try {
    static_cast<void>(read_chat_answer(R"({"error": {"message": "no credit"}})"));
    FAIL_CHECK("that is an answer");
  } catch (const NoChatAnswer& error) {
    CHECK(std::string(error.what()).find("no credit") != std::string::npos);
  }
}

TEST_CASE("bytes that are no UTF-8 are replaced before an answer is read") {
  const ChatAnswer answer = read_chat_answer(
      "{\"choices\": [{\"message\": {\"content\": \"a\xFF\xC3(\xED\xA0\x80 \\ud83d \xD8\xA7\"}}]}");
  CHECK(answer.content.find("\xD8\xA7") != std::string::npos);
  CHECK(answer.content.find('\xFF') == std::string::npos);
  CHECK(answer.content.starts_with("a\xEF\xBF\xBD\xEF\xBF\xBD("));
}

TEST_CASE("a server's complaint is one short line") {
  CHECK(complaint_of(R"({"error": {"message": "bad\nthing"}})") == "bad thing");
  CHECK(complaint_of(R"({"error": "bad"})") == "bad");
  CHECK(complaint_of(R"({"detail": [{"msg": "bad"}]})") == "bad");
  CHECK(complaint_of("plain\x1b[31m words") == "plain [31m words");
  CHECK(complaint_of(std::string(10'000, 'x')).size() == 300);
  const std::string long_words(1000, 'x');
  CHECK(complaint_of(R"({"message": ")" + long_words + R"("})").size() == 303);
}
