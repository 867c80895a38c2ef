#include "graph/json_form.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/json_places.hpp"
#include "graph/nearest_name.hpp"
#include "graph/value_pattern.hpp"

#include "schema_files.hpp"

namespace diplograph {
namespace {

using rapidjson::Value;

std::string text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

std::string shown(const Value& value) {
  if (value.IsObject()) return "an object";
  if (value.IsArray()) return "a list";
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  const std::string text(buffer.GetString(), buffer.GetSize());
  constexpr std::size_t longest = 80;
  return text.size() <= longest ? text : "a text of " + std::to_string(text.size()) + " bytes";
}

std::string type_name(const std::string& type) {
  if (type == "array") return "a list [...]";
  if (type == "object") return "an object {...}";
  if (type == "string") return "a text in quotes";
  if (type == "boolean") return "true or false";
  return type == "integer" ? "a whole number" : "a number";
}

bool has_type(const Value& value, const std::string& type) {
  if (type == "array") return value.IsArray();
  if (type == "object") return value.IsObject();
  if (type == "string") return value.IsString();
  if (type == "boolean") return value.IsBool();
  if (type == "integer") return value.IsInt64() || value.IsUint64();
  return value.IsNumber();
}

/// JSON Schema's patterns match a part of the text, ours the whole of it.
bool matches(const std::string& pattern, const std::string& text) {
  return ValuePattern(pattern.ends_with('$') ? pattern : pattern + "[\\s\\S]*").matches(text);
}

std::vector<std::string> names_of(const Value& object) {
  std::vector<std::string> names;
  for (const auto& member : object.GetObject()) names.push_back(text_of(member.name));
  return names;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

class Comparison {
 public:
  std::vector<FormBreach> breaches;

  void compare(const Value& value, const Value& schema, const std::string& pointer) {
    know_keywords(schema);
    if (const auto type = schema.FindMember("type"); type != schema.MemberEnd()) {
      const std::string wanted = text_of(type->value);
      if (!has_type(value, wanted)) {
        note(pointer, "expected " + type_name(wanted) + ", found " + shown(value),
             "write " + type_name(wanted));
        return;
      }
    }
    if (schema.HasMember("enum")) compare_choice(value, schema["enum"], pointer);
    if (value.IsString()) compare_text(value, schema, pointer);
    if (value.IsNumber()) compare_number(value, schema, pointer);
    if (value.IsArray()) compare_list(value, schema, pointer);
    if (value.IsObject()) compare_members(value, schema, pointer);
  }

 private:
  void note(const std::string& pointer, std::string problem, std::string remedy, bool key = false) {
    breaches.push_back({pointer, key, std::move(problem), std::move(remedy)});
  }

  static void know_keywords(const Value& schema) {
    constexpr auto known = std::to_array<std::string_view>(
        {"$schema", "title", "description", "type", "enum", "pattern", "minLength", "minimum",
         "items", "minItems", "maxItems", "properties", "required", "additionalProperties"});
    for (const std::string& keyword : names_of(schema)) {
      if (std::find(known.begin(), known.end(), keyword) == known.end()) {
        throw std::logic_error("a JSON Schema has the keyword " + keyword);
      }
    }
  }

  void compare_choice(const Value& value, const Value& choice, const std::string& pointer) {
    std::vector<std::string> words;
    for (const Value& word : choice.GetArray()) {
      if (word == value) return;
      words.push_back(text_of(word));
    }
    const std::string near = value.IsString() ? nearest_name(text_of(value), words) : "";
    note(pointer, "expected one of " + listed(words) + ", found " + shown(value),
         near.empty() ? "use one of these words" : "did you mean \"" + near + "\"?");
  }

  void compare_text(const Value& value, const Value& schema, const std::string& pointer) {
    const std::string text = text_of(value);
    if (schema.HasMember("minLength") && text.empty()) {
      note(pointer, "expected some text, found an empty one", "write the text");
    } else if (const auto pattern = schema.FindMember("pattern");
               pattern != schema.MemberEnd() && !matches(text_of(pattern->value), text)) {
      note(pointer,
           "expected text that matches " + text_of(pattern->value) + ", found " + shown(value),
           "write it as the pattern has it");
    }
  }

  void compare_number(const Value& value, const Value& schema, const std::string& pointer) {
    if (const auto least = schema.FindMember("minimum");
        least != schema.MemberEnd() && value.GetDouble() < least->value.GetDouble()) {
      note(pointer, "expected at least " + shown(least->value) + ", found " + shown(value),
           "write a greater number");
    } else if (!value.IsUint()) {
      note(pointer, "expected a number below 4294967296, found " + shown(value),
           "write a smaller number");
    }
  }

  void compare_list(const Value& value, const Value& schema, const std::string& pointer) {
    const std::string found = ", found " + std::to_string(value.Size());
    if (const auto least = schema.FindMember("minItems");
        least != schema.MemberEnd() && value.Size() < least->value.GetUint()) {
      note(pointer, "expected at least " + shown(least->value) + " in the list" + found,
           "add what is missing");
    }
    if (const auto most = schema.FindMember("maxItems");
        most != schema.MemberEnd() && value.Size() > most->value.GetUint()) {
      note(pointer, "expected at most " + shown(most->value) + " in the list" + found,
           "remove what is too much");
    }
    const auto items = schema.FindMember("items");
    if (items == schema.MemberEnd()) return;
    for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
      compare(value[i], items->value, pointer + "/" + std::to_string(i));
    }
  }

  void compare_members(const Value& value, const Value& schema, const std::string& pointer) {
    const auto properties = schema.FindMember("properties");
    const auto others = schema.FindMember("additionalProperties");
    const std::vector<std::string> known =
        properties == schema.MemberEnd() ? std::vector<std::string>() : names_of(properties->value);
    for (const auto& member : value.GetObject()) {
      const std::string name = text_of(member.name);
      const std::string place = pointer + pointer_step(name);
      if (std::find(known.begin(), known.end(), name) != known.end()) {
        compare(member.value, properties->value[name.c_str()], place);
      } else if (others != schema.MemberEnd() && others->value.IsObject()) {
        compare(member.value, others->value, place);
      } else {
        const std::string near = nearest_name(name, known);
        note(place, "unknown member " + shown(member.name),
             near.empty() ? "remove it; here may stand " + listed(known)
                          : "did you mean \"" + near + "\"?",
             true);
      }
    }
    if (const auto required = schema.FindMember("required"); required != schema.MemberEnd()) {
      for (const Value& name : required->value.GetArray()) {
        if (value.HasMember(name)) continue;
        note(pointer, "the member " + shown(name) + " is missing", "add " + shown(name));
      }
    }
  }
};

}  // namespace

std::vector<FormBreach> form_breaches(const Value& value, std::string_view schema_file) {
  const auto text = schema_files::find(schema_file);
  if (!text) throw std::logic_error("no built-in JSON Schema " + std::string(schema_file));
  rapidjson::Document schema;
  schema.Parse(text->data(), text->size());
  if (schema.HasParseError() || !schema.IsObject()) {
    throw std::logic_error("broken JSON Schema " + std::string(schema_file));
  }
  Comparison comparison;
  comparison.compare(value, schema, {});
  return std::move(comparison.breaches);
}

}  // namespace diplograph
