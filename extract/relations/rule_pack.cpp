#include "extract/relations/rule_pack.hpp"

#include <algorithm>
#include <map>

#include "extract/language/tokens.hpp"
#include "graph/json_document.hpp"

namespace diplograph::extract {
namespace {

using Keys = std::vector<std::string>;

std::vector<std::string> strings_of(const rapidjson::Value& value, const char* member) {
  std::vector<std::string> result;
  const auto list = value.FindMember(member);
  if (list == value.MemberEnd()) return result;
  for (const auto& item : list->value.GetArray()) result.emplace_back(item.GetString());
  return result;
}

/// Writes out `<word>` and `{class}` in the phrases of a pack.
class Expander {
 public:
  Expander(const JsonDocument& json, const Grammar& grammar) : json_(json), grammar_(grammar) {
    const auto classes = json.root().FindMember("classes");
    if (classes == json.root().MemberEnd()) return;
    for (const auto& entry : classes->value.GetObject()) {
      std::vector<std::string>& members = classes_[entry.name.GetString()];
      for (const auto& member : entry.value.GetArray()) members.emplace_back(member.GetString());
    }
  }

  [[nodiscard]] std::vector<Keys> phrases(const rapidjson::Value& rule, const char* member,
                                          const std::string& pointer) const {
    std::vector<Keys> result;
    for (const std::string& phrase : strings_of(rule, member)) {
      for (Keys& keys : expand(phrase, pointer + "/" + member)) result.push_back(std::move(keys));
      const std::string parted = with_spaces(phrase);
      if (parted == phrase) continue;
      for (Keys& keys : expand(parted, pointer + "/" + member)) result.push_back(std::move(keys));
    }
    return result;
  }

  /// The triggers of a rule; a first word in angle brackets, or of a class whose member is, is a
  /// verb.
  [[nodiscard]] std::vector<Rule::Trigger> triggers(const rapidjson::Value& rule,
                                                    const std::string& pointer) const {
    std::vector<Rule::Trigger> result;
    for (const std::string& phrase : strings_of(rule, "trigger")) {
      for (const std::string& choice : opened(phrase, pointer)) {
        const bool verb = choice.starts_with('<');
        for (Keys& keys : expand(choice, pointer + "/trigger")) {
          result.push_back({std::move(keys), verb});
        }
      }
    }
    return result;
  }

 private:
  const JsonDocument& json_;
  const Grammar& grammar_;
  std::map<std::string, std::vector<std::string>, std::less<>> classes_;

  static void append(std::vector<Keys>& all, const std::vector<Keys>& choices) {
    std::vector<Keys> result;
    result.reserve(all.size() * choices.size());
    for (const Keys& keys : all) {
      for (const Keys& choice : choices) {
        Keys joined = keys;
        joined.insert(joined.end(), choice.begin(), choice.end());
        result.push_back(std::move(joined));
      }
    }
    all = std::move(result);
  }

  static Keys keys_of(std::string_view text) {
    Keys keys;
    for (const Token& token : tokenize(text)) keys.push_back(token.key);
    return keys;
  }

  /// The phrase with the members of its first class written out, if it begins with one.
  [[nodiscard]] std::vector<std::string> opened(const std::string& phrase,
                                                const std::string& pointer) const {
    const std::size_t close = phrase.find('}');
    if (!phrase.starts_with('{') || close == std::string::npos) return {phrase};
    std::vector<std::string> result;
    for (const std::string& member : words(phrase.substr(1, close - 1), pointer)) {
      result.push_back(member + phrase.substr(close + 1));
    }
    return result;
  }

  [[nodiscard]] const std::vector<std::string>& words(const std::string& name,
                                                      const std::string& pointer) const {
    const auto found = classes_.find(name);
    if (found == classes_.end()) {
      throw InputError(json_.position(pointer), "the pack has no class \"" + name + "\"");
    }
    return found->second;
  }

  [[nodiscard]] std::vector<Keys> expand(std::string_view phrase,
                                         const std::string& pointer) const {
    std::vector<Keys> result{{}};
    while (!phrase.empty()) {
      const std::size_t open = phrase.find_first_of("<{");
      append(result, {keys_of(phrase.substr(0, open))});
      if (open == std::string_view::npos) break;
      const bool word = phrase[open] == '<';
      const std::size_t close = phrase.find(word ? '>' : '}', open);
      if (close == std::string_view::npos) {
        throw InputError(
            json_.position(pointer),
            "a trigger opens a bracket and does not close it: \"" + std::string(phrase) + "\"");
      }
      const std::string name(phrase.substr(open + 1, close - open - 1));
      append(result, word ? forms(name) : members(name, pointer));
      phrase.remove_prefix(close + 1);
    }
    return result;
  }

  /// The forms of the first word of a (possibly longer) verb: "take part" bends in "take".
  [[nodiscard]] std::vector<Keys> forms(const std::string& name) const {
    const std::size_t space = name.find(' ');
    const Keys rest = space == std::string::npos ? Keys{} : keys_of(name.substr(space));
    std::vector<Keys> result;
    for (const std::string& form : forms_of(grammar_, fold(name.substr(0, space)))) {
      Keys keys = keys_of(form);
      keys.insert(keys.end(), rest.begin(), rest.end());
      result.push_back(std::move(keys));
    }
    return result;
  }

  [[nodiscard]] std::vector<Keys> members(const std::string& name,
                                          const std::string& pointer) const {
    std::vector<Keys> result;
    for (const std::string& member : words(name, pointer)) {
      for (Keys& keys : expand(member, pointer)) result.push_back(std::move(keys));
      const std::string parted = with_spaces(member);
      if (parted == member) continue;
      for (Keys& keys : expand(parted, pointer)) result.push_back(std::move(keys));
    }
    return result;
  }
};

Argument argument_of(const JsonDocument& json, const rapidjson::Value& value,
                     const std::string& pointer, const Expander& expander) {
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
  argument.place = place == "before"    ? Argument::Place::before
                   : place == "after"   ? Argument::Place::after
                   : place == "subject" ? Argument::Place::subject
                   : place == "speaker" ? Argument::Place::speaker
                   : place == "topic"   ? Argument::Place::topic
                                        : Argument::Place::first;
  const auto flag = [&](const char* member) {
    return value.HasMember(member) && value[member].GetBool();
  };
  argument.phrase = flag("phrase");
  argument.list = flag("list");
  argument.verbal = flag("verbal");
  argument.adjacent = flag("adjacent");
  argument.inherit = flag("inherit");
  argument.clause = flag("clause");
  argument.adverbial = flag("adverbial");
  argument.free = flag("free");
  for (const Keys& keys : expander.phrases(value, "having", pointer)) {
    argument.having.push_back(keys.front());
  }
  argument.object = flag("object");
  if (value.HasMember("markers")) {
    for (const auto& words : value["markers"].GetArray()) {
      std::vector<std::string>& keys = argument.markers.emplace_back();
      for (const Token& token : tokenize(words.GetString())) keys.push_back(token.key);
    }
  }
  if (value.HasMember("near")) argument.near = value["near"].GetUint();
  if (value.HasMember("fewest")) argument.fewest = value["fewest"].GetUint();
  return argument;
}

RelationId relation_of(const JsonDocument& json, const rapidjson::Value& value,
                       const std::string& pointer) {
  const auto relation = Schema::diplomacy().find_relation(value.GetString());
  if (!relation) {
    throw InputError(json.position(pointer),
                     std::string("unknown relation \"") + value.GetString() + "\"");
  }
  return *relation;
}

Rule rule_of(const JsonDocument& json, const rapidjson::Value& value, const std::string& pointer,
             const Expander& expander) {
  Rule rule;
  rule.id = value["id"].GetString();
  rule.relations.push_back(relation_of(json, value["relation"], pointer + "/relation"));
  if (value.HasMember("alternatives")) {
    for (const auto& other : value["alternatives"].GetArray()) {
      rule.relations.push_back(relation_of(json, other, pointer + "/alternatives"));
    }
  }
  rule.triggers = expander.triggers(value, pointer);
  rule.required = expander.phrases(value, "requires", pointer);
  rule.unless = expander.phrases(value, "unless", pointer);
  rule.source = argument_of(json, value["source"], pointer + "/source", expander);
  rule.target = argument_of(json, value["target"], pointer + "/target", expander);
  const auto text = [&](const char* member) {
    return value.HasMember(member) ? std::string(value[member].GetString()) : std::string();
  };
  rule.not_after = expander.phrases(value, "notAfter", pointer);
  if (text("link") == "meansTo") rule.link = Rule::Link::means_to;
  if (text("link") == "purposeOf") rule.link = Rule::Link::purpose_of;
  if (text("link") == "meansOfClause") rule.link = Rule::Link::means_of_clause;
  if (text("at") == "start") rule.position = Rule::Position::start;
  rule.finite = value.HasMember("finite") && value["finite"].GetBool();
  rule.late = value.HasMember("late") && value["late"].GetBool();
  rule.sole = value.HasMember("sole") && value["sole"].GetBool();
  if (value.HasMember("byPerson")) {
    rule.by_person = Schema::diplomacy().find_relation(value["byPerson"].GetString());
    if (!rule.by_person) {
      throw InputError(json.position(pointer + "/byPerson"),
                       std::string("unknown relation \"") + value["byPerson"].GetString() + "\"");
    }
  }
  rule.purpose = value.HasMember("purpose") && value["purpose"].GetBool();
  rule.only_items = value.HasMember("onlyItems") && value["onlyItems"].GetBool();
  if (value.HasMember("polarity")) rule.polarity = polarity_from(text("polarity"));
  if (value.HasMember("modality")) rule.modality = modality_from(text("modality"));
  rule.confidence = value["confidence"].GetDouble();
  for (const auto& example : value["examples"].GetArray()) {
    RuleExample& kept = rule.examples.emplace_back();
    kept.text = example["text"].GetString();
    for (const auto& pair : example["finds"].GetArray()) {
      kept.finds.emplace_back(pair[0].GetString(), pair[1].GetString());
    }
  }
  rule.counterexamples = strings_of(value, "counterexamples");
  return rule;
}

}  // namespace

RulePack read_rule_pack(std::string_view text, const std::string& file, const Grammar& grammar) {
  const JsonDocument json(text, file);
  json.require("rule-pack.schema.json");
  const auto& root = json.root();
  RulePack pack;
  pack.id = root["id"].GetString();
  pack.language = root["language"].GetString();
  const Expander expander(json, grammar);
  const auto& rules = root["rules"];
  for (rapidjson::SizeType i = 0; i < rules.Size(); ++i) {
    pack.rules.push_back(rule_of(json, rules[i], "/rules/" + std::to_string(i), expander));
  }
  return pack;
}

}  // namespace diplograph::extract
