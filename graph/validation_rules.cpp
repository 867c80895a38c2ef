#include "graph/validation_rules.hpp"

#include <algorithm>

#include "graph/lexical_form.hpp"
#include "graph/literal_parts.hpp"

namespace diplograph {

ValidationRules::ValidationRules(const Graph& graph, const Schema& schema)
    : graph_(graph), schema_(schema) {
  for (const PropertyDefinition& property : schema.properties()) {
    patterns_.emplace_back();
    if (!property.pattern.empty()) patterns_.back().emplace(property.pattern);
    unique_ = unique_ || property.unique;
  }
  read_types();
  read_relations();
  read_pairs();
  read_demands();
}

void ValidationRules::read_types() {
  for (const NodeType& own : graph_.schema().types()) {
    TypeRules rules;
    rules.type = schema_.find_type(own.name);
    rules.properties.assign(graph_.schema().properties().size(), nullptr);
    if (rules.type) {
      const NodeType& type = schema_.type(*rules.type);
      rules.abstract = type.abstract;
      rules.evidence_required = type.evidence_required;
      rules.severity = type.severity;
      for (std::size_t i = 0; i < rules.properties.size(); ++i) {
        const auto known = schema_.find_property(type.id, graph_.schema().properties()[i].name);
        if (known) rules.properties[i] = &schema_.property(*known);
      }
      for (const PropertyId id : type.properties) {
        const PropertyDefinition& property = schema_.property(id);
        if (property.minimum > 0) rules.required.push_back(&property);
      }
    }
    types_.push_back(std::move(rules));
  }
}

void ValidationRules::read_relations() {
  for (const RelationType& own : graph_.schema().relations()) {
    RelationRules rules;
    rules.relation = schema_.find_relation(own.name);
    if (rules.relation) {
      const RelationType& relation = schema_.relation(*rules.relation);
      rules.evidence_required = relation.evidence_required;
      rules.severity = relation.severity;
      rules.acyclic = relation.acyclic;
      for (const GraphRule& rule : schema_.rules()) {
        rules.excluding =
            rules.excluding ||
            (rule.excludes && (rule.relation == relation.id || *rule.excludes == relation.id));
      }
    }
    exclusions_ = exclusions_ || rules.excluding;
    relations_.push_back(std::move(rules));
  }
}

void ValidationRules::read_pairs() {
  for (const RelationRules& relation : relations_) {
    for (const TypeRules& source : types_) {
      for (const TypeRules& target : types_) {
        const bool known = relation.relation && source.type && target.type;
        allowed_.push_back(
            !known || schema_.allows(*relation.relation, *source.type, *target.type) ? 1 : 0);
      }
    }
  }
}

std::uint32_t ValidationRules::counter(const RelationType& relation, bool incoming) {
  const bool both = relation.symmetric;
  const auto same = std::find_if(counters_.begin(), counters_.end(), [&](const Counter& other) {
    return other.relation == relation.id && (both || other.incoming == incoming);
  });
  const auto number = static_cast<std::uint32_t>(same - counters_.begin());
  if (same != counters_.end()) return number;
  counters_.push_back({relation.id, incoming && !both, both});
  for (RelationRules& rules : relations_) {
    if (rules.relation != relation.id) continue;
    if (both || !incoming) rules.at_source.push_back(number);
    if (both || incoming) rules.at_target.push_back(number);
  }
  return number;
}

void ValidationRules::read_demands() {
  for (TypeRules& rules : types_) {
    if (!rules.type) continue;
    for (const RelationType& relation : schema_.relations()) {
      const auto demand = [&](bool incoming, std::uint32_t minimum,
                              const std::optional<std::uint32_t>& maximum, bool concerned) {
        if (!concerned) minimum = 0;
        if (minimum == 0 && !maximum) return;
        rules.demands.push_back(
            {counter(relation, incoming), minimum, maximum, relation.severity, nullptr});
      };
      const bool source = schema_.may_be_source(relation.id, *rules.type);
      const bool target = schema_.may_be_target(relation.id, *rules.type);
      demand(false, relation.minimum, relation.maximum, source || (relation.symmetric && target));
      demand(true, relation.inverse_minimum, relation.inverse_maximum, target);
    }
    for (const GraphRule& rule : schema_.rules()) {
      if (!rule.type || !schema_.is_a(*rules.type, *rule.type)) continue;
      rules.demands.push_back({counter(schema_.relation(rule.relation), rule.incoming),
                               rule.minimum, rule.maximum, rule.severity, &rule});
    }
  }
}

std::uint8_t ValidationRules::faults(const PropertyDefinition& property, StringId value) {
  const auto number = static_cast<std::size_t>(&property - schema_.properties().data());
  const std::uint64_t key = (std::uint64_t{number} << 32U) | static_cast<std::uint32_t>(value);
  const auto [found, added] = known_.try_emplace(key, std::uint8_t{0});
  if (added) found->second = find_faults(property, patterns_[number], graph_.text(value));
  return found->second;
}

std::uint8_t ValidationRules::find_faults(const PropertyDefinition& property,
                                          const std::optional<ValuePattern>& compiled,
                                          std::string_view value) const {
  std::uint8_t result = 0;
  if (!has_lexical_form(value, property)) result |= form;
  if (compiled) {
    const auto text = property.datatype == Datatype::text ? language_text(value) : std::nullopt;
    if (!compiled->matches(text ? text->text : value)) result |= Fault::pattern;
  }
  if (!property.one_of.empty()) {
    const auto allowed = [&](std::string_view word) {
      return std::find(property.one_of.begin(), property.one_of.end(), word) !=
             property.one_of.end();
    };
    const auto items = property.datatype == Datatype::list ? list_items(value) : std::nullopt;
    const bool good = items ? std::all_of(items->begin(), items->end(), allowed) : allowed(value);
    if (!good) result |= choice;
  }
  return result;
}

}  // namespace diplograph
