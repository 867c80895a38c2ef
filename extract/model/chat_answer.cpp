#include "extract/model/chat_answer.hpp"

#include <cstdint>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/pointer.h>
#include <unicode/utf8.h>

#include "graph/utf8.hpp"

namespace diplograph::extract {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t longest_complaint = 300;

std::string text_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

const rapidjson::Value* at(const rapidjson::Document& document, const char* pointer) {
  return rapidjson::Pointer(pointer).Get(document);
}

std::uint64_t count_at(const rapidjson::Document& document, const char* pointer) {
  const rapidjson::Value* value = at(document, pointer);
  return value != nullptr && value->IsUint64() ? value->GetUint64() : 0;
}

/// A message's content: a text, or a list of parts of which those of text count.
std::string content_of(const rapidjson::Value& content) {
  if (content.IsString()) return text_of(content);
  std::string text;
  if (!content.IsArray()) return text;
  for (const rapidjson::Value& part : content.GetArray()) {
    if (!part.IsObject()) continue;
    const auto words = part.FindMember("text");
    if (words != part.MemberEnd() && words->value.IsString()) text += text_of(words->value);
  }
  return text;
}

/// The four hexadecimal digits of an escape at `at` ("\uXXXX"); -1 if there is none.
int code_unit(std::string_view json, std::size_t at) {
  constexpr std::size_t length = 6;
  if (at + length > json.size() || json[at] != '\\' || json[at + 1] != 'u') return -1;
  int code = 0;
  for (const char digit : json.substr(at + 2, length - 2)) {
    int value = 0;
    if (digit >= '0' && digit <= '9') {
      value = digit - '0';
    } else if (digit >= 'a' && digit <= 'f') {
      value = digit - 'a' + 10;
    } else if (digit >= 'A' && digit <= 'F') {
      value = digit - 'A' + 10;
    } else {
      return -1;
    }
    code = code * 16 + value;
  }
  return code;
}

bool leads(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool trails(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(
      json.data(), json.size());
  return document;
}

/// Where servers put what they complain of.
constexpr const char* complaint_places[] = {"/error/message", "/error", "/message", "/detail",
                                            "/detail/0/msg"};

}  // namespace

std::string valid_utf8(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  std::string result;
  result.reserve(text.size());
  for (std::int64_t at = 0; at < length;) {
    const std::int64_t begin = at;
    UChar32 code = 0;
    U8_NEXT(bytes, at, length, code);
    result += code < 0 ? replacement
                       : text.substr(static_cast<std::size_t>(begin),
                                     static_cast<std::size_t>(at - begin));
  }
  return result;
}

std::string without_lone_surrogates(std::string_view json) {
  constexpr std::size_t length = 6;
  std::string result;
  result.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] != '\\') {
      result += json[at++];
      continue;
    }
    const int unit = code_unit(json, at);
    if (leads(unit) && trails(code_unit(json, at + length))) {
      result += json.substr(at, 2 * length);
      at += 2 * length;
    } else if (leads(unit) || trails(unit)) {
      result += "\\ufffd";
      at += length;
    } else {
      result += json.substr(at, 2);  // the escaped character with its backslash
      at += 2;
    }
  }
  return result;
}

ChatAnswer read_chat_answer(std::string_view body) {
  const rapidjson::Document document = parsed(without_lone_surrogates(valid_utf8(body)));
  if (document.HasParseError()) {
    throw NoChatAnswer(std::string("the server answered no JSON (") +
                       rapidjson::GetParseError_En(document.GetParseError()) + ")");
  }
  const rapidjson::Value* message = at(document, "/choices/0/message");
  if (message == nullptr || !message->IsObject()) {
    throw NoChatAnswer("the server's answer has no choices[0].message: " + complaint_of(body));
  }
  ChatAnswer answer;
  const auto content = message->FindMember("content");
  if (content != message->MemberEnd()) answer.content = content_of(content->value);
  const rapidjson::Value* reason = at(document, "/choices/0/finish_reason");
  answer.cut = reason != nullptr && reason->IsString() && text_of(*reason) == "length";
  answer.request_tokens = count_at(document, "/usage/prompt_tokens");
  answer.answer_tokens = count_at(document, "/usage/completion_tokens");
  return answer;
}

std::string complaint_of(std::string_view body) {
  std::string words;
  const rapidjson::Document document = parsed(without_lone_surrogates(valid_utf8(body)));
  if (!document.HasParseError()) {
    for (const char* place : complaint_places) {
      const rapidjson::Value* value = at(document, place);
      if (value != nullptr && value->IsString()) {
        words = text_of(*value);
        break;
      }
    }
  }
  if (words.empty()) words = valid_utf8(body.substr(0, longest_complaint));
  if (words.size() > longest_complaint) {
    std::size_t end = longest_complaint;
    while ((static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    words.resize(end);
    words += "...";
  }
  for (char& letter : words) {
    if (static_cast<unsigned char>(letter) < ' ' || letter == 0x7F) letter = ' ';
  }
  return words;
}

}  // namespace diplograph::extract
