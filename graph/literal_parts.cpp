#include "graph/literal_parts.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/language_tag.hpp"

namespace diplograph {

std::optional<LanguageText> language_text(std::string_view value) {
  const std::size_t at = value.rfind('@');
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view language = value.substr(at + 1);
  if (language.empty() || !is_language_tag(language)) return std::nullopt;
  return LanguageText{value.substr(0, at), language};
}

std::string text_value(std::string_view text, std::string_view language) {
  return std::string(text) + "@" + std::string(language);
}

std::optional<std::vector<std::string>> list_items(std::string_view value) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(value.data(),
                                                                                     value.size());
  if (json.HasParseError() || !json.IsArray()) return std::nullopt;
  std::vector<std::string> items;
  for (const auto& item : json.GetArray()) {
    if (!item.IsString()) return std::nullopt;
    items.emplace_back(item.GetString(), item.GetStringLength());
  }
  if (list_value(items) != value) return std::nullopt;
  return items;
}

std::string list_value(std::span<const std::string> items) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartArray();
  for (const std::string& item : items) {
    writer.String(item.data(), static_cast<rapidjson::SizeType>(item.size()));
  }
  writer.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace diplograph
