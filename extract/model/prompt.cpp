#include "extract/model/prompt.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <rapidjson/document.h>

#include "extract/text/sha256.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"

#include "pack_files.hpp"

namespace diplograph::extract {
namespace {

constexpr std::string_view open = "{{";
constexpr std::string_view close = "}}";
constexpr std::size_t checksum_digits = 8;

struct Place {
  std::string_view name;
  bool required;
};

/// The part of a prompt, and the places that it may have.
struct Part {
  const char* name;
  std::string Prompt::*text;
  std::span<const Place> places;
};

constexpr Place system_places[] = {{"types", true}, {"relations", true}};
constexpr Place user_places[] = {{"title", false}, {"section", false}, {"actors", false},
                                 {"begin", true},  {"text", true},     {"end", true}};
constexpr Place again_places[] = {{"error", true}};

/// Hands each name that stands between {{ and }} to `take`, with its place.
template <typename Take>
void for_each_place(std::string_view text, const Take& take) {
  for (std::size_t at = text.find(open); at != std::string_view::npos;) {
    const std::size_t end = text.find(close, at + open.size());
    if (end == std::string_view::npos) return;
    take(text.substr(at + open.size(), end - at - open.size()), at, end + close.size());
    at = text.find(open, end + close.size());
  }
}

/// Lines as one text; a line feed stands between them.
std::string joined(const rapidjson::Value& lines) {
  std::string text;
  for (const rapidjson::Value& line : lines.GetArray()) {
    if (&line != lines.Begin()) text += '\n';
    text.append(line.GetString(), line.GetStringLength());
  }
  return text;
}

std::string names(std::span<const Place> places) {
  std::string list;
  for (const Place& place : places) {
    list.append(list.empty() ? "" : ", ").append(open).append(place.name).append(close);
  }
  return list;
}

void check_places(const Part& part, std::string_view text, const JsonDocument& json) {
  const SourcePosition position = json.position(std::string("/") + part.name);
  for_each_place(text, [&](std::string_view name, std::size_t, std::size_t) {
    const bool known = std::any_of(part.places.begin(), part.places.end(),
                                   [&](const Place& place) { return place.name == name; });
    if (!known) {
      throw InputError(position, "there is no place {{" + std::string(name) + "}} in \"" +
                                     part.name + "\"; there are " + names(part.places));
    }
  });
  for (const Place& place : part.places) {
    bool there = false;
    for_each_place(text, [&](std::string_view name, std::size_t, std::size_t) {
      there = there || name == place.name;
    });
    if (place.required && !there) {
      throw InputError(position, std::string("\"") + part.name + "\" has no place {{" +
                                     std::string(place.name) +
                                     "}}, without which the model would "
                                     "not be told what it needs");
    }
  }
}

}  // namespace

std::string Prompt::name() const {
  return "prompt/" + id + "@" + std::to_string(version) + "+" + checksum;
}

Prompt read_prompt(std::string_view json, const std::string& file) {
  const JsonDocument document(json, file);
  document.require("prompt-pack.schema.json");
  const rapidjson::Value& root = document.root();
  Prompt prompt;
  prompt.id = root["id"].GetString();
  prompt.version = root["version"].GetUint();
  prompt.language = root["language"].GetString();
  prompt.nothing = root["nothing"].GetString();
  for (const Part& part :
       {Part{"system", &Prompt::system, system_places}, Part{"user", &Prompt::user, user_places},
        Part{"again", &Prompt::again, again_places}}) {
    std::string text = joined(root[part.name]);
    check_places(part, text, document);
    prompt.*part.text = std::move(text);
  }
  if (const auto definitions = root.FindMember("definitions"); definitions != root.MemberEnd()) {
    for (const auto& definition : definitions->value.GetObject()) {
      prompt.definitions.emplace(definition.name.GetString(), definition.value.GetString());
    }
  }
  prompt.checksum = sha256(json).substr(0, checksum_digits);
  return prompt;
}

const Prompt& built_in_prompt(std::string_view language) {
  const auto read = [](std::string_view tag) {
    const std::string path = std::string(tag) + "/prompt.json";
    return read_prompt(pack_files::find(path).value(), path);
  };
  static const Prompt english = read("en");
  static const Prompt persian = read("fa");
  return language == "fa" ? persian : english;
}

std::string filled(std::string_view text,
                   const std::map<std::string_view, std::string_view>& places) {
  std::string result;
  std::size_t done = 0;
  for_each_place(text, [&](std::string_view name, std::size_t begin, std::size_t end) {
    const auto place = places.find(name);
    if (place == places.end()) return;
    result.append(text.substr(done, begin - done)).append(place->second);
    done = end;
  });
  return result.append(text.substr(done));
}

}  // namespace diplograph::extract
