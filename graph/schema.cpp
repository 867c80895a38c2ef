#include "graph/schema.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/schema_check.hpp"

#include "schema_files.hpp"

namespace diplograph {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::violation:
      return "violation";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "info";
}

std::string_view to_string(Datatype datatype) {
  switch (datatype) {
    case Datatype::text:
      return "text";
    case Datatype::integer:
      return "integer";
    case Datatype::decimal:
      return "decimal";
    case Datatype::boolean:
      return "boolean";
    case Datatype::date:
      return "date";
    case Datatype::iri:
      return "iri";
    case Datatype::list:
      return "list";
    case Datatype::string:
      break;
  }
  return "string";
}

std::string_view to_string(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::month:
      return "month";
    case DatePrecision::day:
      return "day";
    case DatePrecision::year:
      break;
  }
  return "year";
}

const Schema& Schema::diplomacy() {
  static const Schema schema = [] {
    const auto text = schema_files::find("diplomacy.json");
    if (!text) throw std::logic_error("the built-in schema is missing");
    return from_json(*text, "diplomacy.json");
  }();
  return schema;
}

Schema Schema::from_json(std::string_view json, const std::string& file) {
  SchemaCheck check = check_schema(json, file);
  if (check.schema) return std::move(*check.schema);
  const SchemaMistake& first = check.mistakes.front();
  std::string problem = first.problem + "; " + first.remedy;
  if (const std::size_t more = check.mistakes.size() - 1; more > 0) {
    problem += " (and " + std::to_string(more) + " more; diplograph schema check shows all)";
  }
  throw InputError(first.position, problem);
}

Schema Schema::opened() const {
  Schema result = *this;
  std::vector<PropertyId> every;
  for (std::size_t i = 0; i < properties_.size(); ++i) {
    const auto same = [&](PropertyId id) { return property(id).name == properties_[i].name; };
    if (std::none_of(every.begin(), every.end(), same)) {
      every.push_back(PropertyId{static_cast<std::uint16_t>(i)});
    }
  }
  for (NodeType& type : result.types_) type.properties = every;
  for (std::vector<bool>& pairs : result.allowed_) {
    for (const NodeType& source : types_) {
      for (const NodeType& target : types_) {
        pairs.at(static_cast<std::size_t>(source.id) * types_.size() +
                 static_cast<std::size_t>(target.id)) = !source.abstract && !target.abstract;
      }
    }
  }
  return result;
}

const NodeType& Schema::type(TypeId id) const { return types_.at(static_cast<std::size_t>(id)); }

const RelationType& Schema::relation(RelationId id) const {
  return relations_.at(static_cast<std::size_t>(id));
}

const PropertyDefinition& Schema::property(PropertyId id) const {
  return properties_.at(static_cast<std::size_t>(id));
}

std::optional<TypeId> Schema::find_type(std::string_view name) const {
  for (const NodeType& type : types_) {
    if (type.name == name) return type.id;
  }
  return std::nullopt;
}

std::optional<RelationId> Schema::find_relation(std::string_view name) const {
  for (const RelationType& relation : relations_) {
    if (relation.name == name) return relation.id;
  }
  return std::nullopt;
}

std::optional<PropertyId> Schema::find_property(TypeId type, std::string_view name) const {
  for (const PropertyId id : this->type(type).properties) {
    if (property(id).name == name) return id;
  }
  return std::nullopt;
}

std::optional<TypeId> Schema::type_of_id(std::string_view node_id) const {
  const std::string_view prefix = node_id.substr(0, node_id.find('/'));
  for (const NodeType& type : types_) {
    if (!type.abstract && type.id_prefix == prefix && prefix.size() + 1 < node_id.size()) {
      return type.id;
    }
  }
  return std::nullopt;
}

bool Schema::is_a(TypeId type, TypeId ancestor) const {
  return descends_.at(static_cast<std::size_t>(type)).at(static_cast<std::size_t>(ancestor));
}

bool Schema::may_be_source(RelationId relation, TypeId type) const {
  return std::any_of(types_.begin(), types_.end(),
                     [&](const NodeType& other) { return allows(relation, type, other.id); });
}

bool Schema::may_be_target(RelationId relation, TypeId type) const {
  return std::any_of(types_.begin(), types_.end(),
                     [&](const NodeType& other) { return allows(relation, other.id, type); });
}

bool Schema::allows(RelationId relation, TypeId source, TypeId target) const {
  return allowed_.at(static_cast<std::size_t>(relation))
      .at(static_cast<std::size_t>(source) * types_.size() + static_cast<std::size_t>(target));
}

}  // namespace diplograph
