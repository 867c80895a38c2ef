#include "tests/graph/json_mutations.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "tests/catch.hpp"

namespace diplograph {

std::string json_text(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

rapidjson::Document parsed_json(const std::string& json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

namespace {

using rapidjson::Value;

using Visit = std::function<void(const std::string& json)>;

/// Calls `visit` with the text of `root` for each way to change one of the values in `value`.
void mutate(rapidjson::Document& root, Value& value, const std::vector<std::string>& others,
            const Visit& visit) {
  auto& allocator = root.GetAllocator();
  for (const std::string& other : others) {
    rapidjson::Document replacement = parsed_json(other);
    Value kept(replacement, allocator);
    value.Swap(kept);
    visit(json_text(root));
    value.Swap(kept);
  }
  if (value.IsArray()) {
    for (auto& item : value.GetArray()) mutate(root, item, others, visit);
    if (!value.Empty()) {
      Value longer(value, allocator);
      longer.PushBack(Value(value[0], allocator), allocator);
      value.Swap(longer);
      visit(json_text(root));
      value.Swap(longer);
    }
  }
  if (!value.IsObject()) return;
  for (auto& member : value.GetObject()) {
    mutate(root, member.value, others, visit);
    Value lacking(value, allocator);
    lacking.RemoveMember(member.name);
    value.Swap(lacking);
    visit(json_text(root));
    value.Swap(lacking);
    Value twice(value, allocator);
    twice.AddMember(Value(member.name, allocator), Value(member.value, allocator), allocator);
    value.Swap(twice);
    visit(json_text(root));
    value.Swap(twice);
    Value renamed("x", allocator);
    member.name.Swap(renamed);
    visit(json_text(root));
    member.name.Swap(renamed);
  }
  for (const char* name : {"@id", "@type", "@language", "@value", "dg:page", "dg:holder", "x"}) {
    for (const char* added : {"\"x:y\"", "7", "[\"x\"]"}) {
      Value wider(value, allocator);
      wider.AddMember(Value(name, allocator), Value(parsed_json(added), allocator), allocator);
      value.Swap(wider);
      visit(json_text(root));
      value.Swap(wider);
    }
  }
}

}  // namespace

void for_each_mutation(const std::string& json, const std::vector<std::string>& replacements,
                       const Visit& visit) {
  std::vector<std::string> others{"null",
                                  "true",
                                  "false",
                                  "0",
                                  "1",
                                  "-0",
                                  "-1",
                                  "0.0",
                                  "1.0",
                                  "1.5",
                                  "1e2",
                                  "-0.0",
                                  "4294967295",
                                  "4294967296",
                                  "9007199254740991",
                                  "9007199254740992",
                                  "18446744073709551615",
                                  "18446744073709551616",
                                  "1e300",
                                  "1e-400",
                                  "[]",
                                  "{}",
                                  "[[]]",
                                  "[{}]",
                                  "[null]",
                                  "[\"x\"]",
                                  "[\"x\",1]",
                                  "\"\"",
                                  "\"x\"",
                                  "\"abc\"",
                                  "\"abcd\""};
  others.insert(others.end(), replacements.begin(), replacements.end());
  rapidjson::Document root = parsed_json(json);
  mutate(root, root, others, visit);
}

}  // namespace diplograph
