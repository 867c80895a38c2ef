#include "extract/relations/rule_pack.hpp"

#include "extract/language/tokens.hpp"
#include "graph/json_document.hpp"

namespace diplograph::extract {
namespace {

std::vector<std::vector<std::string>> phrases_of(const rapidjson::Value& rule, const char* member) {
  std::vector<std::vector<std::string>> result;
  const auto list = rule.FindMember(member);
  if (list == rule.MemberEnd()) return result;
  for (const auto& phrase : list->value.GetArray()) {
    std::vector<std::string>& keys = result.emplace_back();
    for (const Token& token : tokenize(phrase.GetString())) keys.push_back(token.key);
  }
  return result;
}

Argument argument_of(const JsonDocument& json, const rapidjson::Value& value,
                     const std::string& pointer) {
  Argument argument;
  const Schema& schema = Schema::diplomacy();
  for (const auto& name : value["types"].GetArray()) {
    const auto type = schema.find_type(name.GetString());
    if (!type) {
      throw InputError(json.position(pointer + "/types"),
                       std::string("unknown type \"") + name.GetString() + "\"");
    }
    argument.types.push_back(*type);
  }
  const std::string place = value["where"].GetString();
  argument.place = place == "before"  ? Argument::Place::before
                   : place == "after" ? Argument::Place::after
                                      : Argument::Place::first;
  const auto flag = [&](const char* member) {
    return value.HasMember(member) && value[member].GetBool();
  };
  argument.phrase = flag("phrase");
  argument.list = flag("list");
  argument.inherit = flag("inherit");
  if (value.HasMember("near")) argument.near = value["near"].GetUint();
  return argument;
}

}  // namespace

RulePack read_rule_pack(std::string_view text, const std::string& file) {
  const JsonDocument json(text, file);
  json.require("rule-pack.schema.json");
  const auto& root = json.root();
  RulePack pack;
  pack.id = root["id"].GetString();
  pack.language = root["language"].GetString();
  const auto& rules = root["rules"];
  for (rapidjson::SizeType i = 0; i < rules.Size(); ++i) {
    const auto& value = rules[i];
    const std::string pointer = "/rules/" + std::to_string(i);
    Rule rule;
    rule.id = value["id"].GetString();
    const auto relation = Schema::diplomacy().find_relation(value["relation"].GetString());
    if (!relation) {
      throw InputError(json.position(pointer + "/relation"),
                       std::string("unknown relation \"") + value["relation"].GetString() + "\"");
    }
    rule.relation = *relation;
    rule.triggers = phrases_of(value, "trigger");
    rule.required = phrases_of(value, "requires");
    rule.unless = phrases_of(value, "unless");
    rule.source = argument_of(json, value["source"], pointer + "/source");
    rule.target = argument_of(json, value["target"], pointer + "/target");
    if (value.HasMember("polarity")) rule.polarity = polarity_from(value["polarity"].GetString());
    rule.confidence = value["confidence"].GetDouble();
    for (const auto& example : value["examples"].GetArray()) {
      RuleExample& kept = rule.examples.emplace_back();
      kept.text = example["text"].GetString();
      for (const auto& pair : example["finds"].GetArray()) {
        kept.finds.emplace_back(pair[0].GetString(), pair[1].GetString());
      }
    }
    if (value.HasMember("counterexamples")) {
      for (const auto& example : value["counterexamples"].GetArray()) {
        rule.counterexamples.emplace_back(example.GetString());
      }
    }
    pack.rules.push_back(std::move(rule));
  }
  return pack;
}

}  // namespace diplograph::extract
