#include "extract/model/answer_form.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "extract/model/prompt.hpp"
#include "graph/evidence.hpp"

namespace diplograph::extract {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

enum class Form : std::uint8_t { text, type, relation, polarity, modality, share };

struct Member {
  std::string_view name;
  Form form;
};

/// The members of a fact, in the order in which a model writes them: first the words, so that what
/// follows is read off them.
constexpr Member members[] = {{"quote", Form::text},        {"source", Form::text},
                              {"sourceType", Form::type},   {"relation", Form::relation},
                              {"target", Form::text},       {"targetType", Form::type},
                              {"polarity", Form::polarity}, {"modality", Form::modality},
                              {"holder", Form::text},       {"confidence", Form::share}};

std::vector<std::string> words_of(const Schema& schema, Form form) {
  std::vector<std::string> words;
  switch (form) {
    case Form::type:
      for (const TypeId id : askable_types(schema)) words.push_back(schema.type(id).name);
      break;
    case Form::relation:
      for (const RelationId id : askable_relations(schema)) {
        words.push_back(schema.relation(id).name);
      }
      break;
    case Form::polarity:
      for (const Polarity word : {Polarity::affirmed, Polarity::negated}) {
        words.emplace_back(to_string(word));
      }
      break;
    case Form::modality:
      for (const Modality word : {Modality::asserted, Modality::planned, Modality::attributed}) {
        words.emplace_back(to_string(word));
      }
      break;
    case Form::text:
    case Form::share:
      break;
  }
  return words;
}

void put(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put_key(Writer& writer, std::string_view text) {
  writer.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put_type(Writer& writer, std::string_view type) {
  put_key(writer, "type");
  put(writer, type);
}

void put_member(Writer& writer, const Schema& schema, Form form) {
  writer.StartObject();
  put_type(writer, form == Form::share ? "number" : "string");
  const std::vector<std::string> words = words_of(schema, form);
  if (!words.empty()) {
    put_key(writer, "enum");
    writer.StartArray();
    for (const std::string& word : words) put(writer, word);
    writer.EndArray();
  }
  writer.EndObject();
}

/// Begins a closed object with these members, up to where their forms go.
template <typename Names>
void begin_object(Writer& writer, const Names& names) {
  put_type(writer, "object");
  put_key(writer, "additionalProperties");
  writer.Bool(false);
  put_key(writer, "required");
  writer.StartArray();
  for (const std::string_view name : names) put(writer, name);
  writer.EndArray();
  put_key(writer, "properties");
  writer.StartObject();
}

std::string listed(const Schema& schema, const std::vector<TypeId>& types) {
  std::string list;
  for (const TypeId type : types) {
    list.append(list.empty() ? "" : ", ").append(schema.type(type).name);
  }
  return list;
}

/// The types at one end of a relation that a model may give, in the schema's order.
template <typename Fits>
std::vector<TypeId> types_where(const Schema& schema, const Fits& fits) {
  std::vector<TypeId> types = askable_types(schema);
  std::erase_if(types, [&](TypeId type) { return !fits(type); });
  return types;
}

/// What a relation leads from and to: "Strategy, Agreement -> Goal", "X -> X" where both ends have
/// one type.
std::string ends_of(const Schema& schema, const RelationType& relation) {
  if (relation.same_type) {
    std::string ends = "X -> X";
    for (const auto& [source, target] : relation.also) {
      ends += ", " + schema.type(source).name + " -> " + schema.type(target).name;
    }
    return ends;
  }
  const auto sources =
      types_where(schema, [&](TypeId type) { return schema.may_be_source(relation.id, type); });
  const auto targets =
      types_where(schema, [&](TypeId type) { return schema.may_be_target(relation.id, type); });
  return listed(schema, sources) + (relation.symmetric ? " <-> " : " -> ") +
         listed(schema, targets);
}

const std::string& definition_of(const std::string& name, const std::string& own,
                                 const Prompt& prompt) {
  const auto given = prompt.definitions.find(name);
  return given == prompt.definitions.end() ? own : given->second;
}

std::string label_of(const std::string& english, const std::string& persian, const Prompt& prompt) {
  const std::string& label = prompt.language == "fa" ? persian : english;
  return label.empty() ? std::string() : " (" + label + ")";
}

/// Adds "- name (label): definition" in a line of its own, of a type or a relation.
template <typename Kind>
void add_item(std::string& text, const Kind& kind, const Prompt& prompt) {
  text += (text.empty() ? "- " : "\n- ") + kind.name +
          label_of(kind.label_en, kind.label_fa, prompt) + ": " +
          definition_of(kind.name, kind.definition, prompt);
}

std::string choice(const std::vector<std::string>& words) {
  std::string rule;
  for (const std::string& word : words) {
    rule.append(rule.empty() ? "" : " | ").append(R"("\")").append(word).append(R"(\"")");
  }
  return rule;
}

}  // namespace

std::vector<TypeId> askable_types(const Schema& schema) {
  std::vector<TypeId> types;
  for (const NodeType& type : schema.types()) {
    if (!type.abstract && type.name != "Document") types.push_back(type.id);
  }
  return types;
}

std::vector<RelationId> askable_relations(const Schema& schema) {
  const std::vector<TypeId> types = askable_types(schema);
  std::vector<RelationId> relations;
  for (const RelationType& relation : schema.relations()) {
    const bool holds = std::any_of(types.begin(), types.end(), [&](TypeId source) {
      return std::any_of(types.begin(), types.end(),
                         [&](TypeId target) { return schema.allows(relation.id, source, target); });
    });
    if (holds) relations.push_back(relation.id);
  }
  return relations;
}

std::string types_as_text(const Schema& schema, const Prompt& prompt) {
  std::string text;
  for (const TypeId id : askable_types(schema)) add_item(text, schema.type(id), prompt);
  return text;
}

std::string relations_as_text(const Schema& schema, const Prompt& prompt) {
  std::string text;
  for (const RelationId id : askable_relations(schema)) {
    const RelationType& relation = schema.relation(id);
    add_item(text, relation, prompt);
    text += " [" + ends_of(schema, relation) + "]";
  }
  return text;
}

std::string answer_json_schema(const Schema& schema) {
  std::vector<std::string_view> names;
  for (const Member& member : members) names.push_back(member.name);
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  begin_object(writer, std::vector<std::string_view>{"facts"});
  put_key(writer, "facts");
  writer.StartObject();
  put_type(writer, "array");
  put_key(writer, "items");
  writer.StartObject();
  begin_object(writer, names);
  for (const Member& member : members) {
    put_key(writer, member.name);
    put_member(writer, schema, member.form);
  }
  for (int open = 0; open < 5; ++open) writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string answer_grammar(const Schema& schema) {
  std::string fact;
  for (const Member& member : members) {
    constexpr std::string_view forms[] = {"text",     "type",     "relation",
                                          "polarity", "modality", "share"};
    fact.append(fact.empty() ? R"("{\")" : R"( ",\")")
        .append(member.name)
        .append(R"(\":" )")
        .append(forms[static_cast<std::size_t>(member.form)]);
  }
  return "root ::= \"{\\\"facts\\\":[\" (fact (\",\" fact)*)? \"]}\"\n"
         "fact ::= " +
         fact +
         " \"}\"\n"
         "type ::= " +
         choice(words_of(schema, Form::type)) +
         "\n"
         "relation ::= " +
         choice(words_of(schema, Form::relation)) +
         "\n"
         "polarity ::= " +
         choice(words_of(schema, Form::polarity)) +
         "\n"
         "modality ::= " +
         choice(words_of(schema, Form::modality)) +
         "\n"
         "share ::= \"0\" (\".\" [0-9] [0-9]?)? | \"1\" (\".0\")?\n"
         "text ::= \"\\\"\" ([^\"\\\\\\x00-\\x1F] | \"\\\\\" ([\"\\\\/bfnrt] | \"u\" hex hex hex "
         "hex))* \"\\\"\"\n"
         "hex ::= [0-9a-fA-F]\n";
}

}  // namespace diplograph::extract
