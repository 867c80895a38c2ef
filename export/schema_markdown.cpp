#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/schema_writers.hpp"

namespace diplograph::exporting {
namespace {

std::string cell(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '|' || letter == '\\') result += '\\';
    result += letter == '\n' ? ' ' : letter;
  }
  return result;
}

std::string row(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const std::string& content : cells) text += " " + cell(content) + " |";
  return text + "\n";
}

std::string head(const std::vector<std::string>& titles) {
  return row(titles) + row(std::vector<std::string>(titles.size(), "---"));
}

std::string names(const Schema& schema, const std::vector<TypeId>& types) {
  std::string text;
  for (const TypeId type : types) text += (text.empty() ? "" : ", ") + schema.type(type).name;
  return text;
}

/// Types under their parents, as a list that is indented.
void tree(std::string& text, const Schema& schema, const NodeType& type, std::size_t depth) {
  text += std::string(depth * 2, ' ') + "- **" + type.name + "** (" + type.label_en + ", " +
          type.label_fa + ")" + (type.abstract ? ", abstract" : ", ids `" + type.id_prefix + "/`") +
          (type.evidence_required || type.abstract ? "" : ", without evidence of its own") + ": " +
          type.definition + "\n";
  for (const NodeType& child : schema.types()) {
    if (child.parent == type.id) tree(text, schema, child, depth + 1);
  }
}

std::string range_of(std::uint32_t minimum, const std::optional<std::uint32_t>& maximum) {
  return std::to_string(minimum) + ".." + (maximum ? std::to_string(*maximum) : "*");
}

std::string remarks(const Schema& schema, const RelationType& relation) {
  std::string text = relation.definition;
  if (relation.symmetric) text += " Symmetric.";
  if (relation.same_type) text += " Both ends have the same type.";
  for (const auto& [from, to] : relation.also) {
    text += " Also from " + schema.type(from).name + " to " + schema.type(to).name + ".";
  }
  if (relation.acyclic) text += " Without cycles.";
  if (relation.minimum > 0 || relation.maximum) {
    text += " Targets of a source: " + range_of(relation.minimum, relation.maximum) + ".";
  }
  if (relation.inverse_minimum > 0 || relation.inverse_maximum) {
    text +=
        " Sources of a target: " + range_of(relation.inverse_minimum, relation.inverse_maximum) +
        ".";
  }
  if (!relation.evidence_required) text += " Needs no evidence.";
  if (relation.severity != Severity::violation) {
    text += " Breaches are of severity " + std::string(to_string(relation.severity)) + ".";
  }
  return text;
}

std::string datatype_of(const PropertyDefinition& property) {
  const bool list = property.datatype == Datatype::list;
  const Datatype datatype = list ? property.items : property.datatype;
  std::string text(to_string(datatype));
  if (datatype == Datatype::date && property.precision != DatePrecision::year) {
    text += " to the " + std::string(to_string(property.precision));
  }
  return list ? "list of " + text : text;
}

std::string owners(const Schema& schema, const PropertyDefinition& property) {
  std::vector<TypeId> result;
  for (const NodeType& type : schema.types()) {
    const bool inherited = type.parent && schema.find_property(*type.parent, property.name);
    if (schema.find_property(type.id, property.name) && !inherited) result.push_back(type.id);
  }
  return names(schema, result);
}

std::string values(const PropertyDefinition& property) {
  std::string text = property.definition;
  for (const std::string& value : property.one_of) {
    text += (&value == property.one_of.data() ? " One of: " : ", ") + value;
  }
  if (!property.one_of.empty()) text += ".";
  if (!property.pattern.empty()) text += " Pattern `" + property.pattern + "`.";
  if (property.unique) text += " No two nodes share a value.";
  if (property.severity != Severity::violation) {
    text += " Breaches are of severity " + std::string(to_string(property.severity)) + ".";
  }
  return text;
}

}  // namespace

std::string schema_markdown(const Schema& schema) {
  std::string text = "# The schema " + schema.name() + ", version " + schema.version() +
                     "\n\nWritten by `diplograph schema export --to markdown`; change the schema, "
                     "not this page. Terms have IRIs under `" +
                     schema.vocabulary_iri() + "`, nodes under `" + schema.base_iri() +
                     "`.\n\n## Types\n\n";
  for (const NodeType& type : schema.types()) {
    if (!type.parent) tree(text, schema, type, 0);
  }
  text += "\n## Relations\n\n" +
          head({"relation", "label", "from", "to", "read backwards", "what it says"});
  for (const RelationType& relation : schema.relations()) {
    text += row({relation.name, relation.label_en + ", " + relation.label_fa,
                 names(schema, relation.domain), names(schema, relation.range),
                 relation.inverse.empty() ? relation.name : relation.inverse,
                 remarks(schema, relation)});
  }
  text += "\n## Properties\n\n" + head({"property", "of", "datatype", "values", "what it says"});
  for (const PropertyDefinition& property : schema.properties()) {
    text += row({property.name, owners(schema, property), datatype_of(property),
                 range_of(property.minimum, property.maximum), values(property)});
  }
  if (!schema.rules().empty()) {
    text += "\n## Rules\n\n" + head({"rule", "severity", "what should hold", "remedy"});
    for (const GraphRule& rule : schema.rules()) {
      text += row({rule.id, std::string(to_string(rule.severity)), rule.definition, rule.remedy});
    }
  }
  return text;
}

}  // namespace diplograph::exporting
