#include "graph/schema_sense.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "graph/lexical_form.hpp"
#include "graph/literal_parts.hpp"
#include "graph/value_pattern.hpp"

namespace diplograph {
namespace {

void check_counts(std::uint32_t minimum, const std::optional<std::uint32_t>& maximum,
                  const std::string& pointer, const char* member, const char* what,
                  SchemaMistakes& mistakes) {
  if (!maximum || *maximum >= minimum) return;
  mistakes.add(pointer + "/" + member,
               "the maximum of " + std::to_string(*maximum) + " is smaller than the minimum of " +
                   std::to_string(minimum) + ", so no " + what + " would do",
               "lower the minimum or raise the maximum");
}

/// The part of a value that a pattern is about.
std::string_view patterned(const PropertyDefinition& property, const std::string& value) {
  if (property.datatype != Datatype::text) return value;
  const auto parts = language_text(value);
  return parts ? parts->text : std::string_view(value);
}

void check_allowed_values(const PropertyDefinition& property, const std::string& pointer,
                          SchemaMistakes& mistakes) {
  PropertyDefinition item = property;
  if (property.datatype == Datatype::list) item.datatype = property.items;
  for (std::size_t i = 0; i < property.one_of.size(); ++i) {
    const std::string& value = property.one_of[i];
    const std::string place = pointer + "/oneOf/" + std::to_string(i);
    if (!has_lexical_form(value, item)) {
      mistakes.add(place,
                   "\"" + value + "\" is no " + std::string(to_string(item.datatype)) +
                       ", so it can never be a value",
                   item.datatype == Datatype::text ? "write it with its language: " + value + "@en"
                                                   : "write it in the form of the datatype");
    }
    if (std::find(property.one_of.begin(), property.one_of.begin() + static_cast<std::ptrdiff_t>(i),
                  value) != property.one_of.begin() + static_cast<std::ptrdiff_t>(i)) {
      mistakes.add(place, "the value \"" + value + "\" stands twice", "remove one of the two");
    }
  }
}

void check_pattern(const PropertyDefinition& property, const std::string& pointer,
                   SchemaMistakes& mistakes) {
  if (property.pattern.empty()) return;
  if (property.datatype == Datatype::list) {
    mistakes.add(pointer + "/pattern", "a list has no pattern",
                 "say what its \"items\" are, or name the items with \"oneOf\"");
    return;
  }
  std::optional<ValuePattern> pattern;
  try {
    pattern.emplace(property.pattern);
  } catch (const std::invalid_argument&) {
    mistakes.add(pointer + "/pattern", "not a valid regular expression",
                 "see whether brackets are closed, and \\ is written as \\\\");
    return;
  }
  std::vector<std::size_t> excluded;
  for (std::size_t i = 0; i < property.one_of.size(); ++i) {
    if (!pattern->matches(patterned(property, property.one_of[i]))) excluded.push_back(i);
  }
  if (!excluded.empty() && excluded.size() == property.one_of.size()) {
    mistakes.add(pointer + "/pattern",
                 "the pattern excludes every value of \"oneOf\", so no value would do",
                 "mend the pattern or the values; one of the two is enough");
    return;
  }
  for (const std::size_t i : excluded) {
    mistakes.add(pointer + "/oneOf/" + std::to_string(i),
                 "the pattern excludes \"" + property.one_of[i] + "\"",
                 "mend the pattern or remove the value");
  }
}

bool has_concrete(const Schema& schema, TypeId ancestor) {
  return std::any_of(schema.types().begin(), schema.types().end(), [&](const NodeType& type) {
    return !type.abstract && schema.is_a(type.id, ancestor);
  });
}

/// False if it notes something.
bool check_ends(const Schema& schema, const std::vector<TypeId>& ends, const std::string& pointer,
                SchemaMistakes& mistakes) {
  bool sound = true;
  for (const TypeId end : ends) {
    if (has_concrete(schema, end)) continue;
    sound = false;
    mistakes.add(pointer,
                 "the abstract type " + schema.type(end).name +
                     " has no concrete descendant, so no node can stand there",
                 "give it a concrete type as a child, or make it concrete");
  }
  return sound;
}

/// A graph without cycles ends somewhere, so not every node can go on to another one that has to.
void check_endless(const Schema& schema, const RelationType& relation, const std::string& pointer,
                   SchemaMistakes& mistakes) {
  if (!relation.acyclic || (relation.minimum == 0 && relation.inverse_minimum == 0)) return;
  const auto leads_on = [&](bool forwards) {
    for (const NodeType& type : schema.types()) {
      const bool reached = forwards ? schema.may_be_target(relation.id, type.id)
                                    : schema.may_be_source(relation.id, type.id);
      const bool goes_on = forwards ? schema.may_be_source(relation.id, type.id)
                                    : schema.may_be_target(relation.id, type.id);
      if (reached && !goes_on) return false;
    }
    return true;
  };
  for (const bool forwards : {true, false}) {
    const std::uint32_t minimum = forwards ? relation.minimum : relation.inverse_minimum;
    if (minimum == 0 || !leads_on(forwards)) continue;
    mistakes.add(pointer + (forwards ? "/minimum" : "/inverseMinimum"),
                 "every node that " + relation.name +
                     " reaches has to go on to another one, but without cycles a chain ends",
                 "remove the minimum or \"acyclic\"");
  }
}

}  // namespace

void check_sense(const PropertyDefinition& property, const std::string& pointer,
                 SchemaMistakes& mistakes) {
  check_counts(property.minimum, property.maximum, pointer, "maximum", "value", mistakes);
  if (property.datatype != Datatype::list && !property.one_of.empty() &&
      property.minimum > property.one_of.size()) {
    mistakes.add(pointer + "/minimum",
                 "at least " + std::to_string(property.minimum) + " values are needed, but only " +
                     std::to_string(property.one_of.size()) + " are allowed",
                 "lower the minimum or add values to \"oneOf\"");
  }
  check_allowed_values(property, pointer, mistakes);
  check_pattern(property, pointer, mistakes);
}

void check_sense(const Schema& schema, const RelationType& relation, const std::string& pointer,
                 SchemaMistakes& mistakes) {
  check_counts(relation.minimum, relation.maximum, pointer, "maximum", "number of targets",
               mistakes);
  check_counts(relation.inverse_minimum, relation.inverse_maximum, pointer, "inverseMaximum",
               "number of sources", mistakes);
  const bool sources = check_ends(schema, relation.domain, pointer + "/domain", mistakes);
  const bool targets = check_ends(schema, relation.range, pointer + "/range", mistakes);
  const bool joins =
      std::any_of(schema.types().begin(), schema.types().end(),
                  [&](const NodeType& type) { return schema.may_be_source(relation.id, type.id); });
  if (!joins && sources && targets) {
    mistakes.add(pointer, "the relation " + relation.name + " joins no two concrete types",
                 relation.same_type ? "with \"sameType\", domain and range need a type in common"
                                    : "give it a domain and a range with concrete types");
  }
  if (relation.symmetric && relation.acyclic) {
    mistakes.add(pointer + "/acyclic",
                 "a symmetric relation leads back at once, so every edge is "
                 "a cycle",
                 "remove \"acyclic\" or \"symmetric\"");
  }
  if (joins) check_endless(schema, relation, pointer, mistakes);
}

void check_sense(const Schema& schema, const GraphRule& rule, const std::string& pointer,
                 SchemaMistakes& mistakes) {
  const RelationType& relation = schema.relation(rule.relation);
  if (rule.excludes) {
    if (*rule.excludes == rule.relation) {
      mistakes.add(pointer + "/excludes",
                   "the relation " + relation.name + " excludes itself, so no edge would do",
                   "name another relation");
    }
    return;
  }
  check_counts(rule.minimum, rule.maximum, pointer, "maximum", "count", mistakes);
  const auto joins = [&](const NodeType& type) {
    if (!schema.is_a(type.id, *rule.type)) return false;
    const bool source = schema.may_be_source(rule.relation, type.id);
    const bool target = schema.may_be_target(rule.relation, type.id);
    return relation.symmetric ? source || target : rule.incoming ? target : source;
  };
  if (std::none_of(schema.types().begin(), schema.types().end(), joins)) {
    mistakes.add(pointer,
                 "the schema allows no " + relation.name + (rule.incoming ? " to a " : " from a ") +
                     schema.type(*rule.type).name,
                 "see \"type\" and \"direction\"");
    return;
  }
  const auto& most = rule.incoming ? relation.inverse_maximum : relation.maximum;
  if (most && rule.minimum > *most) {
    mistakes.add(pointer + "/minimum",
                 "the rule asks for " + std::to_string(rule.minimum) + " edges " + relation.name +
                     ", but the relation allows " + std::to_string(*most),
                 "lower the minimum of the rule or raise the maximum of the relation");
  }
}

}  // namespace diplograph
