#include "graph/schema_reader.hpp"

#include <algorithm>

#include "graph/lexical_form.hpp"
#include "graph/nearest_name.hpp"
#include "graph/schema_sense.hpp"

namespace diplograph {
namespace {

using rapidjson::Value;

const Value* member_of(const Value& object, const char* member) {
  const auto found = object.FindMember(member);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string text_of(const Value& object, const char* member) {
  const Value* value = member_of(object, member);
  return value == nullptr || !value->IsString()
             ? std::string()
             : std::string(value->GetString(), value->GetStringLength());
}

bool flag_of(const Value& object, const char* member) {
  const Value* value = member_of(object, member);
  return value != nullptr && value->IsBool() && value->GetBool();
}

std::vector<std::string> list_of(const Value& object, const char* member) {
  std::vector<std::string> result;
  const Value* list = member_of(object, member);
  if (list == nullptr || !list->IsArray()) return result;
  for (const auto& item : list->GetArray()) {
    if (item.IsString()) result.emplace_back(item.GetString(), item.GetStringLength());
  }
  return result;
}

std::optional<std::uint32_t> count_of(const Value& object, const char* member) {
  const Value* value = member_of(object, member);
  if (value == nullptr || !value->IsUint()) return std::nullopt;
  return value->GetUint();
}

std::string label_of(const Value& object, const char* language) {
  const Value* label = member_of(object, "label");
  return label == nullptr || !label->IsObject() ? std::string() : text_of(*label, language);
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
  for (const Datatype type : {Datatype::text, Datatype::integer, Datatype::decimal,
                              Datatype::boolean, Datatype::date, Datatype::iri, Datatype::list}) {
    if (to_string(type) == word) return type;
  }
  return Datatype::string;
}

DatePrecision precision_of(const std::string& word) {
  for (const DatePrecision precision : {DatePrecision::month, DatePrecision::day}) {
    if (to_string(precision) == word) return precision;
  }
  return DatePrecision::year;
}

Severity severity_of(const std::string& word, Severity otherwise) {
  for (const Severity severity : {Severity::violation, Severity::warning, Severity::info}) {
    if (to_string(severity) == word) return severity;
  }
  return otherwise;
}

template <typename Terms>
std::vector<std::string> names_of(const Terms& terms) {
  std::vector<std::string> names;
  for (const auto& term : terms) names.push_back(term.name);
  return names;
}

/// "did you mean X?", or all there is.
std::string choice(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = nearest_name(word, names);
  if (!near.empty()) return "did you mean " + near + "?";
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  return names.empty() ? "define it first" : "the schema has " + known;
}

/// What an earlier term of the same list shares with this one, or nothing.
template <typename Terms, typename Term>
std::size_t same_as(const Terms& terms, const Term& term, std::string Term::*member) {
  const auto found = std::find_if(terms.begin(), terms.end(),
                                  [&](const Term& other) { return other.*member == term.*member; });
  return static_cast<std::size_t>(found - terms.begin());
}

}  // namespace

template <typename Read>
void SchemaReader::each(const char* list, const Read& read) {
  const Value* items = json_.IsObject() ? member_of(json_, list) : nullptr;
  if (items == nullptr || !items->IsArray()) return;
  for (rapidjson::SizeType i = 0; i < items->Size(); ++i) {
    if ((*items)[i].IsObject())
      read((*items)[i], "/" + std::string(list) + "/" + std::to_string(i));
  }
}

std::optional<TypeId> SchemaReader::known_type(const Value& name, const std::string& pointer) {
  if (!name.IsString()) return std::nullopt;
  const auto found = schema_.find_type(name.GetString());
  if (!found) {
    mistakes_.add(pointer, "unknown type \"" + std::string(name.GetString()) + "\"",
                  choice(name.GetString(), names_of(schema_.types_)));
  }
  return found;
}

std::vector<TypeId> SchemaReader::known_types(const Value& object, const char* member,
                                              const std::string& pointer) {
  std::vector<TypeId> result;
  const Value* names = member_of(object, member);
  if (names == nullptr || !names->IsArray()) return result;
  for (rapidjson::SizeType i = 0; i < names->Size(); ++i) {
    const std::string place = pointer + "/" + member + "/" + std::to_string(i);
    const auto type = known_type((*names)[i], place);
    if (!type) continue;
    if (std::find(result.begin(), result.end(), *type) != result.end()) {
      mistakes_.add(place, "the type " + schema_.type(*type).name + " stands twice",
                    "remove one of the two");
      continue;
    }
    result.push_back(*type);
  }
  return result;
}

void SchemaReader::read_type(const Value& item, const std::string& pointer) {
  NodeType type;
  type.id = TypeId{static_cast<std::uint16_t>(schema_.types_.size())};
  type.name = text_of(item, "name");
  if (type.name.empty()) return;
  type.id_prefix = text_of(item, "prefix");
  if (type.id_prefix.empty()) type.id_prefix = prefix_of(type.name);
  type.iri = text_of(item, "iri");
  if (type.iri.empty()) type.iri = schema_.vocabulary_iri_ + type.name;
  type.abstract = flag_of(item, "abstract");
  type.severity = severity_of(text_of(item, "severity"), Severity::violation);
  type.exact_matches = list_of(item, "exactMatch");
  type.label_en = label_of(item, "en");
  type.label_fa = label_of(item, "fa");
  type.definition = text_of(item, "definition");
  const auto first = [&](std::size_t index) { return mistakes_.line_of(types_[index]); };
  if (const std::size_t same = same_as(schema_.types_, type, &NodeType::name);
      same < schema_.types_.size()) {
    mistakes_.add(pointer + "/name", "the type \"" + type.name + "\" is defined twice",
                  "rename one; the first stands in " + first(same));
    return;
  }
  if (const std::size_t same = same_as(schema_.types_, type, &NodeType::id_prefix);
      same < schema_.types_.size()) {
    mistakes_.add(pointer, "the prefix \"" + type.id_prefix + "\" belongs to two types",
                  "give one another prefix; the first stands in " + first(same));
  }
  if (const std::size_t same = same_as(schema_.types_, type, &NodeType::iri);
      same < schema_.types_.size()) {
    mistakes_.add(pointer, "the IRI <" + type.iri + "> belongs to two types",
                  "give one another IRI; the first stands in " + first(same));
  }
  schema_.types_.push_back(std::move(type));
  types_.push_back(pointer);
}

void SchemaReader::read_parents() {
  each("types", [&](const Value& item, const std::string& pointer) {
    const auto own = std::find(types_.begin(), types_.end(), pointer);
    const Value* parent = member_of(item, "parent");
    if (own == types_.end() || parent == nullptr) return;
    schema_.types_[static_cast<std::size_t>(own - types_.begin())].parent =
        known_type(*parent, pointer + "/parent");
  });
  find_descent();
  each("types", [&](const Value& item, const std::string& pointer) {
    const auto own = std::find(types_.begin(), types_.end(), pointer);
    if (own == types_.end()) return;
    NodeType& type = schema_.types_[static_cast<std::size_t>(own - types_.begin())];
    const std::string evidence = text_of(item, "evidence");
    // The words of a document are not what mentions it.
    type.evidence_required = evidence.empty() ? type.name != "Document" : evidence == "required";
    if (!evidence.empty() || type.name == "Document" || !type.parent) return;
    for (auto walk = type.parent; walk; walk = schema_.type(*walk).parent) {
      const auto& list = json_["types"];
      const std::string& place = types_[static_cast<std::size_t>(*walk)];
      const auto index = static_cast<rapidjson::SizeType>(std::stoul(place.substr(7)));
      const std::string inherited = text_of(list[index], "evidence");
      if (inherited.empty()) continue;
      type.evidence_required = inherited == "required";
      return;
    }
  });
}

/// Which types descend from which. A cycle of parents is told once and cut.
void SchemaReader::find_descent() {
  const std::size_t count = schema_.types_.size();
  schema_.descends_.assign(count, std::vector<bool>(count, false));
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::size_t> chain;
    for (std::optional<TypeId> walk = schema_.types_[i].id; walk;) {
      const auto index = static_cast<std::size_t>(*walk);
      if (const auto again = std::find(chain.begin(), chain.end(), index); again != chain.end()) {
        std::string shown;
        for (auto step = again; step != chain.end(); ++step) {
          shown += schema_.types_[*step].name + " -> ";
        }
        mistakes_.add(types_[index] + "/parent",
                      "\"" + schema_.types_[index].name + "\" inherits from itself: " + shown +
                          schema_.types_[index].name,
                      "break the cycle: one of these types needs another parent, or none");
        schema_.types_[index].parent.reset();
        break;
      }
      chain.push_back(index);
      schema_.descends_[i][index] = true;
      walk = schema_.types_[index].parent;
    }
  }
}

void SchemaReader::read_property(const Value& item, const std::string& pointer) {
  PropertyDefinition property;
  property.name = text_of(item, "name");
  if (property.name.empty()) return;
  property.iri = text_of(item, "iri");
  if (property.iri.empty()) property.iri = schema_.vocabulary_iri_ + property.name;
  property.datatype = datatype_of(text_of(item, "datatype"));
  property.items = datatype_of(text_of(item, "items"));
  property.precision = precision_of(text_of(item, "precision"));
  property.minimum = count_of(item, "minimum").value_or(0);
  property.maximum = count_of(item, "maximum");
  property.one_of = list_of(item, "oneOf");
  property.pattern = text_of(item, "pattern");
  property.unique = flag_of(item, "unique");
  property.severity = severity_of(text_of(item, "severity"), Severity::violation);
  property.definition = text_of(item, "definition");
  if (item.HasMember("items") && property.datatype != Datatype::list) {
    mistakes_.add_at_key(pointer + "/items", "only a list has items",
                         "set \"datatype\" to \"list\", or remove \"items\"");
  }
  const bool dates = property.datatype == Datatype::date ||
                     (property.datatype == Datatype::list && property.items == Datatype::date);
  if (item.HasMember("precision") && !dates) {
    mistakes_.add_at_key(pointer + "/precision", "only dates have a precision",
                         "set \"datatype\" to \"date\", or remove \"precision\"");
  }
  check_sense(property, pointer, mistakes_);
  const PropertyId id{static_cast<std::uint16_t>(schema_.properties_.size())};
  schema_.properties_.push_back(std::move(property));
  properties_.push_back(pointer);
  give_property(id, known_types(item, "types", pointer), pointer);
}

void SchemaReader::give_property(PropertyId id, const std::vector<TypeId>& owners,
                                 const std::string& pointer) {
  const std::string& name = schema_.property(id).name;
  for (const TypeId owner : owners) {
    bool concrete = false;
    for (NodeType& type : schema_.types_) {
      if (!schema_.is_a(type.id, owner)) continue;
      concrete = concrete || !type.abstract;
      if (const auto other = schema_.find_property(type.id, name)) {
        mistakes_.add(pointer + "/name",
                      "the type \"" + type.name + "\" has two properties \"" + name + "\"",
                      "rename one; the other stands in " +
                          mistakes_.line_of(properties_[static_cast<std::size_t>(*other)]));
        continue;
      }
      type.properties.push_back(id);
    }
    if (!concrete) {
      mistakes_.add(pointer + "/types",
                    "the abstract type " + schema_.type(owner).name +
                        " has no concrete descendant, so no node can have \"" + name + "\"",
                    "give it a concrete type as a child, or make it concrete");
    }
  }
}

void SchemaReader::read_relation(const Value& item, const std::string& pointer) {
  RelationType relation;
  relation.id = RelationId{static_cast<std::uint16_t>(schema_.relations_.size())};
  relation.name = text_of(item, "name");
  if (relation.name.empty()) return;
  relation.iri = text_of(item, "iri");
  if (relation.iri.empty()) relation.iri = schema_.vocabulary_iri_ + relation.name;
  relation.domain = known_types(item, "domain", pointer);
  relation.range = known_types(item, "range", pointer);
  const auto complete = [&](const char* member, const std::vector<TypeId>& types) {
    const Value* names = member_of(item, member);
    return names != nullptr && names->IsArray() && names->Size() == types.size() && !types.empty();
  };
  const bool broken = !complete("domain", relation.domain) || !complete("range", relation.range);
  if (const Value* also = member_of(item, "also"); also != nullptr && also->IsArray()) {
    for (rapidjson::SizeType j = 0; j < also->Size(); ++j) {
      const Value& pair = (*also)[j];
      if (!pair.IsArray() || pair.Size() != 2) continue;
      const std::string place = pointer + "/also/" + std::to_string(j);
      const auto from = known_type(pair[0], place + "/0");
      const auto to = known_type(pair[1], place + "/1");
      if (from && to) relation.also.emplace_back(*from, *to);
    }
  }
  relation.same_type = flag_of(item, "sameType");
  relation.symmetric = flag_of(item, "symmetric");
  relation.acyclic = flag_of(item, "acyclic");
  relation.minimum = count_of(item, "minimum").value_or(0);
  relation.maximum = count_of(item, "maximum");
  relation.inverse_minimum = count_of(item, "inverseMinimum").value_or(0);
  relation.inverse_maximum = count_of(item, "inverseMaximum");
  relation.evidence_required = text_of(item, "evidence") != "optional";
  relation.severity = severity_of(text_of(item, "severity"), Severity::violation);
  relation.inverse = text_of(item, "inverse");
  relation.exact_matches = list_of(item, "exactMatch");
  relation.label_en = label_of(item, "en");
  relation.label_fa = label_of(item, "fa");
  relation.definition = text_of(item, "definition");
  if (const std::size_t same = same_as(schema_.relations_, relation, &RelationType::name);
      same < schema_.relations_.size()) {
    mistakes_.add(pointer + "/name", "the relation \"" + relation.name + "\" is defined twice",
                  "rename one; the first stands in " + mistakes_.line_of(relations_[same]));
    return;
  }
  if (const std::size_t same = same_as(schema_.relations_, relation, &RelationType::iri);
      same < schema_.relations_.size()) {
    mistakes_.add(
        pointer, "the IRI <" + relation.iri + "> belongs to two relations",
        "give one another IRI; the first stands in " + mistakes_.line_of(relations_[same]));
  }
  if (relation.symmetric) {
    std::vector<TypeId> domain = relation.domain;
    std::vector<TypeId> range = relation.range;
    std::sort(domain.begin(), domain.end());
    std::sort(range.begin(), range.end());
    if (domain != range && !broken) {
      mistakes_.add(pointer, "a symmetric relation has the same domain and range",
                    "give both the same types, or remove \"symmetric\"");
    }
    for (const char* member : {"inverse", "inverseMinimum", "inverseMaximum"}) {
      if (!item.HasMember(member)) continue;
      mistakes_.add_at_key(pointer + "/" + member,
                           "a symmetric relation reads the same from both ends",
                           "remove \"" + std::string(member) + "\"");
    }
  }
  schema_.relations_.push_back(std::move(relation));
  relations_.push_back(pointer);
  broken_.push_back(broken);
}

std::optional<RelationId> SchemaReader::known_relation(const Value& object, const char* member,
                                                       const std::string& pointer) {
  const std::string name = text_of(object, member);
  const auto found = schema_.find_relation(name);
  if (!found && !name.empty()) {
    mistakes_.add(pointer + "/" + member, "unknown relation \"" + name + "\"",
                  choice(name, names_of(schema_.relations_)));
  }
  return found;
}

void SchemaReader::read_rule(const Value& item, const std::string& pointer) {
  GraphRule rule;
  rule.id = text_of(item, "id");
  rule.severity = severity_of(text_of(item, "severity"), Severity::warning);
  rule.definition = text_of(item, "definition");
  rule.remedy = text_of(item, "remedy");
  const auto relation = known_relation(item, "relation", pointer);
  if (std::any_of(schema_.rules_.begin(), schema_.rules_.end(),
                  [&](const GraphRule& other) { return other.id == rule.id; })) {
    mistakes_.add(pointer + "/id", "the rule \"" + rule.id + "\" is defined twice", "rename one");
  }
  if (relation) rule.relation = *relation;
  if (item.HasMember("excludes")) {
    rule.excludes = known_relation(item, "excludes", pointer);
    for (const char* member : {"type", "when", "direction", "minimum", "maximum"}) {
      if (!item.HasMember(member)) continue;
      mistakes_.add_at_key(pointer + "/" + member,
                           "a rule either excludes a relation or counts edges of one",
                           "remove this member or \"excludes\"");
      return;
    }
    if (!rule.excludes) return;
  } else {
    read_count(rule, item, pointer);
    if (!rule.type) return;
  }
  if (!relation) return;
  if (!broken_[static_cast<std::size_t>(*relation)]) {
    check_sense(schema_, rule, pointer, mistakes_);
  }
  schema_.rules_.push_back(std::move(rule));
}

void SchemaReader::read_count(GraphRule& rule, const Value& item, const std::string& pointer) {
  if (!item.HasMember("type") || (!item.HasMember("minimum") && !item.HasMember("maximum"))) {
    mistakes_.add(pointer,
                  "a rule needs a \"type\" with a \"minimum\" or \"maximum\" of edges, or the "
                  "relation that it \"excludes\"",
                  "say how many edges a node of which type should have");
    return;
  }
  rule.type = known_type(item["type"], pointer + "/type");
  rule.incoming = text_of(item, "direction") == "in";
  rule.minimum = count_of(item, "minimum").value_or(0);
  rule.maximum = count_of(item, "maximum");
  const Value* when = member_of(item, "when");
  if (rule.type && when != nullptr && when->IsObject()) {
    read_condition(rule, *when, pointer + "/when");
  }
}

void SchemaReader::read_condition(GraphRule& rule, const Value& when, const std::string& pointer) {
  rule.when = {text_of(when, "property"), text_of(when, "value")};
  const auto id = schema_.find_property(*rule.type, rule.when->property);
  if (!id) {
    std::vector<std::string> names;
    for (const PropertyId own : schema_.type(*rule.type).properties) {
      names.push_back(schema_.property(own).name);
    }
    mistakes_.add(pointer + "/property",
                  "the type " + schema_.type(*rule.type).name + " has no property \"" +
                      rule.when->property + "\"",
                  choice(rule.when->property, names));
    return;
  }
  const PropertyDefinition& property = schema_.property(*id);
  const std::string& value = rule.when->value;
  if (!has_lexical_form(value, property)) {
    mistakes_.add(pointer + "/value",
                  "\"" + value + "\" is no " + std::string(to_string(property.datatype)) +
                      ", so the rule would never apply",
                  "write it as values of \"" + property.name + "\" are written");
  } else if (property.datatype != Datatype::list && !property.one_of.empty() &&
             std::find(property.one_of.begin(), property.one_of.end(), value) ==
                 property.one_of.end()) {
    mistakes_.add(
        pointer + "/value",
        "\"" + property.name + "\" is never \"" + value + "\", so the rule would never apply",
        choice(value, property.one_of));
  }
}

/// Types, properties and relations are keys of one JSON-LD context, where a key has one meaning.
void SchemaReader::check_terms() {
  const auto refuse = [&](const std::string& pointer, const std::string& name, const char* other) {
    mistakes_.add(pointer + "/name", "\"" + name + "\" is also the name of a " + other,
                  "rename one of the two");
  };
  for (std::size_t i = 0; i < schema_.properties_.size(); ++i) {
    const PropertyDefinition& property = schema_.properties_[i];
    if (schema_.find_type(property.name)) refuse(properties_[i], property.name, "type");
    for (std::size_t j = 0; j < i; ++j) {
      const PropertyDefinition& other = schema_.properties_[j];
      if (other.name == property.name &&
          (other.iri != property.iri || other.datatype != property.datatype ||
           other.items != property.items)) {
        mistakes_.add(properties_[i],
                      "there is a property \"" + property.name +
                          "\" with another IRI or datatype in " + mistakes_.line_of(properties_[j]),
                      "give both the same, or rename one");
      }
    }
  }
  for (std::size_t i = 0; i < schema_.relations_.size(); ++i) {
    const std::string& name = schema_.relations_[i].name;
    if (schema_.find_type(name)) refuse(relations_[i], name, "type");
    for (const PropertyDefinition& property : schema_.properties_) {
      if (property.name == name) refuse(relations_[i], name, "property");
    }
  }
}

/// An inverse is another reading of one relation: a name of its own, or that of a relation which
/// names this one as its inverse and runs the other way.
void SchemaReader::check_inverses() {
  for (std::size_t i = 0; i < schema_.relations_.size(); ++i) {
    const RelationType& relation = schema_.relations_[i];
    const std::string& inverse = relation.inverse;
    const std::string pointer = relations_[i] + "/inverse";
    if (inverse.empty()) continue;
    if (inverse == relation.name) {
      mistakes_.add(pointer, "\"" + inverse + "\" is named as its own inverse",
                    "say \"symmetric\": true instead");
      continue;
    }
    const auto is_property = [&](const PropertyDefinition& property) {
      return property.name == inverse;
    };
    if (schema_.find_type(inverse) ||
        std::any_of(schema_.properties_.begin(), schema_.properties_.end(), is_property)) {
      mistakes_.add(pointer, "\"" + inverse + "\" is the name of a type or a property",
                    "give the inverse a name of its own");
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (schema_.relations_[j].inverse == inverse) {
        mistakes_.add(
            pointer,
            "\"" + inverse + "\" is the inverse of two relations, also of " +
                schema_.relations_[j].name,
            "give one another name; the first stands in " + mistakes_.line_of(relations_[j]));
      }
    }
    const auto other = schema_.find_relation(inverse);
    if (!other) continue;
    const RelationType& back = schema_.relation(*other);
    if (back.inverse != relation.name) {
      mistakes_.add(
          pointer,
          "the relation \"" + inverse + "\" does not name \"" + relation.name + "\" as its inverse",
          "add it there, or give this inverse another name");
    } else if (!broken_[i] && !broken_[static_cast<std::size_t>(*other)] &&
               (back.domain != relation.range || back.range != relation.domain)) {
      mistakes_.add(pointer,
                    "\"" + inverse + "\" is the inverse, but does not run from the range of \"" +
                        relation.name + "\" to its domain",
                    "swap domain and range of one of the two");
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
  if (json_.IsObject()) {
    schema_.name_ = text_of(json_, "name");
    schema_.version_ = text_of(json_, "version");
    schema_.base_iri_ = text_of(json_, "baseIri");
    schema_.vocabulary_iri_ = text_of(json_, "vocabularyIri");
  }
  each("types", [this](const Value& item, const std::string& at) { read_type(item, at); });
  read_parents();
  each("properties", [this](const Value& item, const std::string& at) { read_property(item, at); });
  each("relations", [this](const Value& item, const std::string& at) { read_relation(item, at); });
  check_terms();
  check_inverses();
  compile();
  for (std::size_t i = 0; i < schema_.relations_.size(); ++i) {
    if (!broken_[i]) check_sense(schema_, schema_.relations_[i], relations_[i], mistakes_);
  }
  each("rules", [this](const Value& item, const std::string& at) { read_rule(item, at); });
  return std::move(schema_);
}

}  // namespace diplograph
