#include "extract/mentions/lexicon_rows.hpp"

#include <filesystem>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/slug.hpp"

namespace diplograph::extract {

std::string lexicon_of_rows(const std::vector<LexiconRow>& rows, std::string_view file) {
  std::string id = slug(std::filesystem::path(std::string(file)).stem().string());
  if (id.empty() || id.front() < 'a' || id.front() > 'z') id = "lexicon-" + id;
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  const auto text = [&](const char* key, const std::string& value) {
    json.Key(key);
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  json.StartObject();
  text("kind", "lexicon");
  text("id", id);
  json.Key("version");
  json.Int(1);
  text("type", rows.empty() ? "Organization" : rows.front().type);
  json.Key("entries");
  json.StartArray();
  for (const LexiconRow& entry : rows) {
    json.StartObject();
    text("key", entry.key);
    text("type", entry.type);
    if (!entry.part_of.empty()) text("partOf", entry.part_of);
    if (!entry.codes.empty()) {
      json.Key("actorCodes");
      json.StartArray();
      for (const std::string& code : entry.codes) json.String(code.c_str());
      json.EndArray();
    }
    json.Key("labels");
    json.StartObject();
    for (const auto& [language, names] : entry.names) text(language.c_str(), names.front());
    json.EndObject();
    json.Key("aliases");
    json.StartObject();
    for (const auto& [language, names] : entry.names) {
      json.Key(language.c_str());
      json.StartArray();
      for (std::size_t i = 1; i < names.size(); ++i) {
        json.String(names[i].data(), static_cast<rapidjson::SizeType>(names[i].size()));
      }
      json.EndArray();
    }
    json.EndObject();
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace diplograph::extract
