#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "export/schema_writers.hpp"

namespace diplograph::exporting {
namespace {

// schemas/claim.schema.json and schemas/graph.schema.json say what the files look like; this says
// which types, relations and properties may stand in them. Draft 04, as theirs.

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void text(Writer& writer, std::string_view value) {
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void member(Writer& writer, const char* key, std::string_view value) {
  writer.Key(key);
  text(writer, value);
}

void words(Writer& writer, const char* key, const std::vector<std::string>& values) {
  writer.Key(key);
  writer.StartArray();
  for (const std::string& value : values) text(writer, value);
  writer.EndArray();
}

void constant(Writer& writer, const char* key, const std::string& value) {
  writer.Key(key);
  writer.StartObject();
  words(writer, "enum", {value});
  writer.EndObject();
}

void pattern(Writer& writer, const char* key, const std::string& value) {
  writer.Key(key);
  writer.StartObject();
  member(writer, "type", "string");
  member(writer, "pattern", value);
  writer.EndObject();
}

std::string date_form(DatePrecision precision) {
  const std::string day = "-[0-9]{2}";
  const std::string end = precision == DatePrecision::day     ? day + day
                          : precision == DatePrecision::month ? day + "(" + day + ")?"
                                                              : "(" + day + "(" + day + ")?)?";
  const std::string date = "-?[0-9]{4}" + end;
  return date + "(/" + date + ")?";
}

/// What the lexical form of a datatype asks for, without anchors; empty if nothing.
std::string form_of(Datatype datatype, DatePrecision precision) {
  switch (datatype) {
    case Datatype::integer:
      return "[+-]?[0-9]+";
    case Datatype::decimal:
      return "[+-]?[0-9]+([.][0-9]+)?";
    case Datatype::boolean:
      return "(true|false)";
    case Datatype::date:
      return date_form(precision);
    case Datatype::iri:
      return "[a-z][a-z0-9+.-]*:[^\"\\\\]+";
    case Datatype::list:
    case Datatype::text:
    case Datatype::string:
      break;
  }
  return {};
}

std::string pattern_of(const PropertyDefinition& property) {
  if (!property.pattern.empty() && property.datatype != Datatype::text) return property.pattern;
  if (property.datatype == Datatype::text) return "@[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$";
  if (property.datatype == Datatype::list) {
    std::string item = form_of(property.items, property.precision);
    if (item.empty()) item = R"(([^"\\]|\\.)*)";
    return "^\\[(\"" + item + "\"(,\"" + item + "\")*)?\\]$";
  }
  const std::string form = form_of(property.datatype, property.precision);
  return form.empty() ? form : "^" + form + "$";
}

/// A property's values: an array of items that `item` says more of.
template <typename Item>
void array_of(Writer& writer, const PropertyDefinition& property, const char* type,
              const Item& item) {
  writer.Key(property.name.c_str());
  writer.StartObject();
  member(writer, "type", "array");
  // A claim may leave out what another claim of the same entity has, so nothing is required.
  if (property.maximum) {
    writer.Key("maxItems");
    writer.Uint(*property.maximum);
  }
  writer.Key("items");
  writer.StartObject();
  member(writer, "type", type);
  item();
  writer.EndObject();
  writer.EndObject();
}

void property_values(Writer& writer, const PropertyDefinition& property) {
  array_of(writer, property, "string", [&] {
    if (!property.one_of.empty() && property.datatype != Datatype::list) {
      words(writer, "enum", property.one_of);
    }
    const std::string form = pattern_of(property);
    if (!form.empty()) member(writer, "pattern", form);
  });
}

/// The values of a text in a graph.jsonld, which have their language beside them.
void text_values(Writer& writer, const PropertyDefinition& property) {
  array_of(writer, property, "object", [&] {
    words(writer, "required", {"@language", "@value"});
    if (property.pattern.empty()) return;
    writer.Key("properties");
    writer.StartObject();
    pattern(writer, "@value", property.pattern);
    writer.EndObject();
  });
}

void properties_of(Writer& writer, const Schema& schema, const NodeType& type) {
  for (const PropertyId id : type.properties) property_values(writer, schema.property(id));
}

std::string ids_of(const Schema& schema, RelationId relation, bool sources) {
  std::string prefixes;
  for (const NodeType& one : schema.types()) {
    bool joins = false;
    for (const NodeType& other : schema.types()) {
      joins = joins || (!one.abstract && !other.abstract &&
                        (sources ? schema.allows(relation, one.id, other.id)
                                 : schema.allows(relation, other.id, one.id)));
    }
    if (joins) prefixes += (prefixes.empty() ? "" : "|") + one.id_prefix;
  }
  return "^(" + prefixes + ")/";
}

void mention_of(Writer& writer, const Schema& schema, const NodeType& type) {
  writer.Key(("mention-" + type.name).c_str());
  writer.StartObject();
  member(writer, "type", "object");
  words(writer, "required", {"claim", "entity", "type"});
  writer.Key("properties");
  writer.StartObject();
  constant(writer, "claim", "mention");
  pattern(writer, "entity", "^" + type.id_prefix + "/");
  constant(writer, "type", type.name);
  writer.Key("properties");
  writer.StartObject();
  member(writer, "type", "object");
  writer.Key("additionalProperties");
  writer.Bool(false);
  writer.Key("properties");
  writer.StartObject();
  properties_of(writer, schema, type);
  writer.EndObject();
  writer.EndObject();
  writer.EndObject();
  writer.EndObject();
}

void relation_of(Writer& writer, const Schema& schema, const RelationType& relation) {
  writer.Key(("relation-" + relation.name).c_str());
  writer.StartObject();
  member(writer, "type", "object");
  words(writer, "required", {"claim", "source", "relation", "target"});
  writer.Key("properties");
  writer.StartObject();
  constant(writer, "claim", "relation");
  pattern(writer, "source", ids_of(schema, relation.id, true));
  constant(writer, "relation", relation.name);
  pattern(writer, "target", ids_of(schema, relation.id, false));
  writer.EndObject();
  writer.EndObject();
}

void node_of(Writer& writer, const Schema& schema, const NodeType& type) {
  writer.Key(("node-" + type.name).c_str());
  writer.StartObject();
  member(writer, "type", "object");
  std::vector<std::string> required{"@id", "@type"};
  for (const PropertyId id : type.properties) {
    const PropertyDefinition& property = schema.property(id);
    if (property.minimum > 0) required.push_back(property.name);
  }
  if (type.evidence_required) required.emplace_back("dg:mention");
  words(writer, "required", required);
  writer.Key("properties");
  writer.StartObject();
  pattern(writer, "@id", "/" + type.id_prefix + "/");
  constant(writer, "@type", type.name);
  for (const PropertyId id : type.properties) {
    const PropertyDefinition& property = schema.property(id);
    if (property.datatype == Datatype::text) {
      text_values(writer, property);
    } else {
      property_values(writer, property);
    }
  }
  writer.EndObject();
  writer.EndObject();
}

void reference(Writer& writer, const std::string& definition) {
  writer.StartObject();
  member(writer, "$ref", "#/definitions/" + definition);
  writer.EndObject();
}

}  // namespace

std::string schema_json_schema(const Schema& schema) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 1);
  writer.StartObject();
  member(writer, "$schema", "http://json-schema.org/draft-04/schema#");
  member(writer, "title", "Claims of the schema " + schema.name());
  member(writer, "description",
         "Beside claim.schema.json: the types, relations and properties that claims may name. "
         "Definitions named node-TYPE say the same of the nodes of a graph.jsonld.");
  writer.Key("anyOf");
  writer.StartArray();
  writer.StartObject();
  words(writer, "required", {"text"});
  writer.Key("properties");
  writer.StartObject();
  constant(writer, "claim", "document");
  writer.EndObject();
  writer.EndObject();
  for (const NodeType& type : schema.types()) {
    if (!type.abstract) reference(writer, "mention-" + type.name);
  }
  for (const RelationType& relation : schema.relations()) {
    reference(writer, "relation-" + relation.name);
  }
  writer.EndArray();
  writer.Key("definitions");
  writer.StartObject();
  for (const NodeType& type : schema.types()) {
    if (!type.abstract) mention_of(writer, schema, type);
  }
  for (const RelationType& relation : schema.relations()) relation_of(writer, schema, relation);
  for (const NodeType& type : schema.types()) {
    if (!type.abstract) node_of(writer, schema, type);
  }
  writer.EndObject();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace diplograph::exporting
