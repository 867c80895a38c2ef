#include "graph/schema_reader.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/value_pattern.hpp"

namespace diplograph {
namespace {

std::string text_of(const rapidjson::Value& object, const char* member) {
  const auto found = object.FindMember(member);
  return found == object.MemberEnd()
             ? std::string()
             : std::string(found->value.GetString(), found->value.GetStringLength());
}

bool flag_of(const rapidjson::Value& object, const char* member) {
  const auto found = object.FindMember(member);
  return found != object.MemberEnd() && found->value.GetBool();
}

std::vector<std::string> list_of(const rapidjson::Value& object, const char* member) {
  std::vector<std::string> result;
  const auto found = object.FindMember(member);
  if (found == object.MemberEnd()) return result;
  for (const auto& item : found->value.GetArray()) result.emplace_back(item.GetString());
  return result;
}

std::optional<std::uint32_t> count_of(const rapidjson::Value& object, const char* member) {
  const auto found = object.FindMember(member);
  if (found == object.MemberEnd()) return std::nullopt;
  return found->value.GetUint();
}

std::string label_of(const rapidjson::Value& object, const char* language) {
  const auto found = object.FindMember("label");
  return found == object.MemberEnd() ? std::string() : text_of(found->value, language);
}

/// "GovernmentBody" -> "government-body".
std::string prefix_of(const std::string& name) {
  std::string result;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !result.empty()) result += '-';
    result += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

Datatype datatype_of(const std::string& word) {
  for (const Datatype type :
       {Datatype::integer, Datatype::decimal, Datatype::boolean, Datatype::date, Datatype::iri}) {
    if (to_string(type) == word) return type;
  }
  return Datatype::string;
}

Severity severity_of(const std::string& word, Severity otherwise) {
  for (const Severity severity : {Severity::violation, Severity::warning, Severity::info}) {
    if (to_string(severity) == word) return severity;
  }
  return otherwise;
}

std::string at(const char* list, std::size_t index, const std::string& member = {}) {
  return std::string("/") + list + "/" + std::to_string(index) +
         (member.empty() ? "" : "/" + member);
}

}  // namespace

void SchemaReader::fail(const std::string& pointer, const std::string& problem) const {
  throw InputError(json_.position(pointer), problem);
}

TypeId SchemaReader::known_type(const rapidjson::Value& name, const std::string& pointer) const {
  if (const auto found = schema_.find_type(name.GetString())) return *found;
  std::string known;
  for (const NodeType& type : schema_.types_) known += (known.empty() ? "" : ", ") + type.name;
  fail(pointer, "unknown type \"" + std::string(name.GetString()) + "\"; the schema has " + known);
}

void SchemaReader::read_types() {
  const auto& list = json_.root()["types"];
  for (rapidjson::SizeType i = 0; i < list.Size(); ++i) {
    NodeType type;
    type.id = TypeId{static_cast<std::uint16_t>(i)};
    type.name = text_of(list[i], "name");
    type.id_prefix = text_of(list[i], "prefix");
    if (type.id_prefix.empty()) type.id_prefix = prefix_of(type.name);
    type.iri = text_of(list[i], "iri");
    if (type.iri.empty()) type.iri = schema_.vocabulary_iri_ + type.name;
    type.abstract = flag_of(list[i], "abstract");
    type.exact_matches = list_of(list[i], "exactMatch");
    type.label_en = label_of(list[i], "en");
    type.label_fa = label_of(list[i], "fa");
    type.definition = text_of(list[i], "definition");
    for (const NodeType& other : schema_.types_) {
      if (other.name == type.name)
        fail(at("types", i, "name"), "the type \"" + type.name + "\" is defined twice; rename one");
      if (other.id_prefix == type.id_prefix)
        fail(at("types", i),
             "the prefix \"" + type.id_prefix + "\" belongs to two types; give one another prefix");
      if (other.iri == type.iri)
        fail(at("types", i),
             "the IRI <" + type.iri + "> belongs to two types; give one another IRI");
    }
    schema_.types_.push_back(std::move(type));
  }
}

void SchemaReader::read_parents() {
  const auto& list = json_.root()["types"];
  for (rapidjson::SizeType i = 0; i < list.Size(); ++i) {
    if (list[i].HasMember("parent")) {
      schema_.types_[i].parent = known_type(list[i]["parent"], at("types", i, "parent"));
    }
  }
  const std::size_t count = schema_.types_.size();
  schema_.descends_.assign(count, std::vector<bool>(count, false));
  for (std::size_t i = 0; i < count; ++i) {
    std::optional<TypeId> walk = schema_.types_[i].id;
    while (walk) {
      const auto index = static_cast<std::size_t>(*walk);
      if (schema_.descends_[i][index]) {
        fail(at("types", i, "parent"),
             "\"" + schema_.types_[i].name + "\" inherits from itself; break the cycle of parents");
      }
      schema_.descends_[i][index] = true;
      walk = schema_.types_[index].parent;
    }
  }
}

void SchemaReader::read_properties() {
  const auto& list = json_.root()["properties"];
  for (rapidjson::SizeType i = 0; i < list.Size(); ++i) {
    PropertyDefinition property;
    property.name = text_of(list[i], "name");
    property.iri = text_of(list[i], "iri");
    if (property.iri.empty()) property.iri = schema_.vocabulary_iri_ + property.name;
    property.datatype = datatype_of(text_of(list[i], "datatype"));
    property.minimum = count_of(list[i], "minimum").value_or(0);
    property.maximum = count_of(list[i], "maximum");
    property.one_of = list_of(list[i], "oneOf");
    property.pattern = text_of(list[i], "pattern");
    property.unique = flag_of(list[i], "unique");
    property.severity = severity_of(text_of(list[i], "severity"), Severity::violation);
    property.definition = text_of(list[i], "definition");
    if (property.maximum && *property.maximum < property.minimum) {
      fail(at("properties", i), "the maximum is smaller than the minimum, so no value would do");
    }
    try {
      const ValuePattern compiled(property.pattern);
    } catch (const std::invalid_argument&) {
      fail(at("properties", i, "pattern"), "not a valid regular expression");
    }
    const PropertyId id{static_cast<std::uint16_t>(i)};
    const auto& types = list[i]["types"];
    for (rapidjson::SizeType j = 0; j < types.Size(); ++j) {
      const TypeId owner = known_type(types[j], at("properties", i, "types/" + std::to_string(j)));
      for (NodeType& type : schema_.types_) {
        if (!schema_.is_a(type.id, owner)) continue;
        for (const PropertyId other : type.properties) {
          if (schema_.property(other).name == property.name) {
            fail(at("properties", i, "name"),
                 "the type \"" + type.name + "\" has two properties \"" + property.name + "\"");
          }
        }
        type.properties.push_back(id);
      }
    }
    schema_.properties_.push_back(std::move(property));
  }
}

void SchemaReader::read_relations() {
  const auto& list = json_.root()["relations"];
  for (rapidjson::SizeType i = 0; i < list.Size(); ++i) {
    RelationType relation;
    relation.id = RelationId{static_cast<std::uint16_t>(i)};
    relation.name = text_of(list[i], "name");
    relation.iri = text_of(list[i], "iri");
    if (relation.iri.empty()) relation.iri = schema_.vocabulary_iri_ + relation.name;
    const auto ends = [&](const char* member) {
      std::vector<TypeId> result;
      const auto& names = list[i][member];
      for (rapidjson::SizeType j = 0; j < names.Size(); ++j) {
        result.push_back(known_type(
            names[j], at("relations", i, std::string(member) + "/" + std::to_string(j))));
      }
      return result;
    };
    relation.domain = ends("domain");
    relation.range = ends("range");
    if (const auto also = list[i].FindMember("also"); also != list[i].MemberEnd()) {
      for (rapidjson::SizeType j = 0; j < also->value.Size(); ++j) {
        const std::string pointer = at("relations", i, "also/" + std::to_string(j));
        relation.also.emplace_back(known_type(also->value[j][0], pointer + "/0"),
                                   known_type(also->value[j][1], pointer + "/1"));
      }
    }
    relation.same_type = flag_of(list[i], "sameType");
    relation.symmetric = flag_of(list[i], "symmetric");
    relation.acyclic = flag_of(list[i], "acyclic");
    relation.maximum = count_of(list[i], "maximum");
    relation.inverse = text_of(list[i], "inverse");
    relation.exact_matches = list_of(list[i], "exactMatch");
    relation.label_en = label_of(list[i], "en");
    relation.label_fa = label_of(list[i], "fa");
    relation.definition = text_of(list[i], "definition");
    if (schema_.find_relation(relation.name)) {
      fail(at("relations", i, "name"),
           "the relation \"" + relation.name + "\" is defined twice; rename one");
    }
    for (const RelationType& other : schema_.relations_) {
      if (other.iri == relation.iri)
        fail(at("relations", i),
             "the IRI <" + relation.iri + "> belongs to two relations; give one another IRI");
    }
    if (relation.symmetric && relation.domain != relation.range) {
      fail(at("relations", i), "a symmetric relation has the same domain and range");
    }
    schema_.relations_.push_back(std::move(relation));
  }
}

RelationId SchemaReader::known_relation(const rapidjson::Value& name,
                                        const std::string& pointer) const {
  if (const auto found = schema_.find_relation(name.GetString())) return *found;
  std::string known;
  for (const RelationType& relation : schema_.relations_) {
    known += (known.empty() ? "" : ", ") + relation.name;
  }
  fail(pointer,
       "unknown relation \"" + std::string(name.GetString()) + "\"; the schema has " + known);
}

void SchemaReader::read_rules() {
  const auto found = json_.root().FindMember("rules");
  if (found == json_.root().MemberEnd()) return;
  const auto& list = found->value;
  for (rapidjson::SizeType i = 0; i < list.Size(); ++i) {
    GraphRule rule;
    rule.id = text_of(list[i], "id");
    rule.severity = severity_of(text_of(list[i], "severity"), Severity::warning);
    rule.relation = known_relation(list[i]["relation"], at("rules", i, "relation"));
    rule.definition = text_of(list[i], "definition");
    rule.remedy = text_of(list[i], "remedy");
    if (list[i].HasMember("excludes")) {
      rule.excludes = known_relation(list[i]["excludes"], at("rules", i, "excludes"));
      for (const char* member : {"type", "when", "direction", "minimum", "maximum"}) {
        if (list[i].HasMember(member)) {
          fail(at("rules", i, member),
               "a rule either excludes a relation or counts edges of one; "
               "remove this member or \"excludes\"");
        }
      }
    } else {
      read_count(rule, list[i], at("rules", i));
    }
    schema_.rules_.push_back(std::move(rule));
  }
}

void SchemaReader::read_count(GraphRule& rule, const rapidjson::Value& item,
                              const std::string& pointer) {
  if (!item.HasMember("type") || (!item.HasMember("minimum") && !item.HasMember("maximum"))) {
    fail(pointer,
         "a rule needs a \"type\" with a \"minimum\" or \"maximum\" of edges, or the "
         "relation that it \"excludes\"");
  }
  rule.type = known_type(item["type"], pointer + "/type");
  rule.incoming = text_of(item, "direction") == "in";
  rule.minimum = count_of(item, "minimum").value_or(0);
  rule.maximum = count_of(item, "maximum");
  if (rule.maximum && *rule.maximum < rule.minimum) {
    fail(pointer, "the maximum is smaller than the minimum, so no count would do");
  }
  const RelationType& relation = schema_.relation(rule.relation);
  bool possible = false;
  for (const NodeType& other : schema_.types_) {
    for (const NodeType& type : schema_.types_) {
      if (!schema_.is_a(type.id, *rule.type) || type.abstract || other.abstract) continue;
      possible = possible || (rule.incoming ? schema_.allows(rule.relation, other.id, type.id)
                                            : schema_.allows(rule.relation, type.id, other.id));
    }
  }
  if (!possible) {
    fail(pointer, "the schema allows no " + relation.name +
                      (rule.incoming ? " to a " : " from a ") + schema_.type(*rule.type).name +
                      "; see \"type\" and \"direction\"");
  }
  if (const auto when = item.FindMember("when"); when != item.MemberEnd()) {
    rule.when = {text_of(when->value, "property"), text_of(when->value, "value")};
    if (!schema_.find_property(*rule.type, rule.when->property)) {
      fail(pointer + "/when/property", "the type " + schema_.type(*rule.type).name +
                                           " has no property \"" + rule.when->property + "\"");
    }
  }
}

/// Types, properties and relations are keys of one JSON-LD context, where a key has one meaning.
void SchemaReader::check_terms() const {
  const auto refuse = [&](const char* list, std::size_t index, const std::string& name,
                          const char* other) {
    fail(at(list, index, "name"),
         "\"" + name + "\" is also the name of a " + other + "; rename one of the two");
  };
  for (std::size_t i = 0; i < schema_.properties_.size(); ++i) {
    const PropertyDefinition& property = schema_.properties_[i];
    if (schema_.find_type(property.name)) refuse("properties", i, property.name, "type");
    for (std::size_t j = 0; j < i; ++j) {
      const PropertyDefinition& other = schema_.properties_[j];
      if (other.name == property.name &&
          (other.iri != property.iri || other.datatype != property.datatype)) {
        fail(at("properties", i),
             "there is a property \"" + property.name +
                 "\" with another IRI or datatype; give both the same, or rename one");
      }
    }
  }
  for (std::size_t i = 0; i < schema_.relations_.size(); ++i) {
    const std::string& name = schema_.relations_[i].name;
    if (schema_.find_type(name)) refuse("relations", i, name, "type");
    for (const PropertyDefinition& property : schema_.properties_) {
      if (property.name == name) refuse("relations", i, name, "property");
    }
  }
}

void SchemaReader::compile() {
  const std::size_t count = schema_.types_.size();
  for (const RelationType& relation : schema_.relations_) {
    std::vector<bool> allowed(count * count, false);
    const auto within = [&](TypeId type, const std::vector<TypeId>& list) {
      return std::any_of(list.begin(), list.end(),
                         [&](TypeId wanted) { return schema_.is_a(type, wanted); });
    };
    for (const NodeType& source : schema_.types_) {
      for (const NodeType& target : schema_.types_) {
        if (source.abstract || target.abstract) continue;
        bool ok = within(source.id, relation.domain) && within(target.id, relation.range) &&
                  (!relation.same_type || source.id == target.id);
        for (const auto& [from, to] : relation.also) {
          ok = ok || (schema_.is_a(source.id, from) && schema_.is_a(target.id, to));
        }
        allowed[static_cast<std::size_t>(source.id) * count + static_cast<std::size_t>(target.id)] =
            ok;
      }
    }
    schema_.allowed_.push_back(std::move(allowed));
  }
}

Schema SchemaReader::read() {
  json_.require("graph-schema.schema.json");
  schema_.name_ = text_of(json_.root(), "name");
  schema_.version_ = text_of(json_.root(), "version");
  schema_.base_iri_ = text_of(json_.root(), "baseIri");
  schema_.vocabulary_iri_ = text_of(json_.root(), "vocabularyIri");
  read_types();
  read_parents();
  read_properties();
  read_relations();
  check_terms();
  compile();
  read_rules();
  return std::move(schema_);
}

}  // namespace diplograph
