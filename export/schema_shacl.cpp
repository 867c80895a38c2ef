#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/schema_writers.hpp"
#include "export/turtle_text.hpp"
#include "graph/jsonld_context.hpp"
#include "graph/literal_parts.hpp"

namespace diplograph::exporting {
namespace {

// SHACL core (W3C, 2017) for what graph.jsonld says. Each message begins with the rule's id in our
// own report, so that the two can be compared. docs/shacl.md lists what core cannot say.

std::string_view shacl_severity(Severity severity) {
  switch (severity) {
    case Severity::warning:
      return "sh:Warning";
    case Severity::info:
      return "sh:Info";
    case Severity::violation:
      break;
  }
  return "sh:Violation";
}

std::string literal(const PropertyDefinition& property, std::string_view value) {
  switch (property.datatype) {
    case Datatype::integer:
      return turtle_string(value) + "^^xsd:integer";
    case Datatype::decimal:
      return turtle_string(value) + "^^xsd:decimal";
    case Datatype::boolean:
      return turtle_string(value) + "^^xsd:boolean";
    case Datatype::date:
      return turtle_string(value) + "^^" + turtle_iri(edtf_iri);
    case Datatype::iri:
      return turtle_iri(value);
    case Datatype::text:
      if (const auto text = language_text(value)) return turtle_string(text->text, text->language);
      break;
    case Datatype::list:
      return turtle_string(value) + "^^rdf:JSON";
    case Datatype::string:
      break;
  }
  return turtle_string(value);
}

std::string date_form(DatePrecision precision) {
  const std::string days =
      "(-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|"
      "-02-(0[1-9]|[12][0-9]))";
  const std::string months = "-(0[1-9]|1[0-2])";
  std::string end = days;
  if (precision == DatePrecision::month) end = "(" + months + "|" + days + ")";
  if (precision == DatePrecision::year) end = "(" + months + "|" + days + ")?";
  const std::string date = "-?[0-9]{4}" + end;
  return date + "(/" + date + ")?";
}

/// What the lexical form of a datatype asks for (graph/lexical_form.hpp), without anchors.
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
      return "[a-z][a-z0-9+.-]*:[^<>\"{}|\\\\^`\\x00-\\x20]+";
    case Datatype::list:
    case Datatype::text:
    case Datatype::string:
      break;
  }
  return {};
}

/// `text` as a regular expression that matches it alone.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (std::string_view("\\^$.|?*+()[]{}-").find(letter) != std::string_view::npos) result += '\\';
    result += letter;
  }
  return result;
}

/// A JSON array whose items, with their quotes, match `item`.
std::string list_form(const std::string& item) { return "^\\[(" + item + "(," + item + ")*)?\\]$"; }

/// The values of a list property that "oneOf" allows as items.
std::string choice_form(const PropertyDefinition& property) {
  std::string words;
  for (const std::string& value : property.one_of) {
    const std::string item = list_value({&value, 1});
    words +=
        (words.empty() ? "" : "|") + escaped(std::string_view(item).substr(1, item.size() - 2));
  }
  return list_form("(" + words + ")");
}

class Shapes {
 public:
  explicit Shapes(const Schema& schema) : schema_(schema) {}

  std::string text() {
    prefixes();
    for (const NodeType& type : schema_.types()) {
      if (!type.abstract) node_shape(type);
    }
    for (std::size_t i = 0; i < schema_.rules().size(); ++i) rule_shape(schema_.rules()[i], i);
    for (const PropertyDefinition& property : schema_.properties()) owner_shape(property);
    known_types_shape();
    evidence_shapes();
    statement_shape();
    for (const Severity severity : {Severity::violation, Severity::warning, Severity::info}) {
      edge_evidence_shape(severity);
    }
    for (const RelationType& relation : schema_.relations()) ends_shape(relation);
    return std::move(text_);
  }

 private:
  const Schema& schema_;
  std::string text_;

  void prefixes() {
    text_ = "# Shapes of the schema " + schema_.name() + " " + schema_.version() +
            ", written by diplograph schema export --to shacl.\n"
            "@prefix dg: " +
            turtle_iri(profile_iri) +
            " .\n"
            "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";
  }

  [[nodiscard]] std::string shape(std::string_view name) const {
    return turtle_iri(schema_.vocabulary_iri() + "shape-" + std::string(name));
  }

  void open(const std::string& name) { text_ += "\n" + shape(name) + "\n  a sh:NodeShape"; }
  void line(const std::string& predicate_and_object) { text_ += " ;\n  " + predicate_and_object; }
  void close() { text_ += " .\n"; }

  /// A property shape: `constraint` on `path`, reported as `rule`.
  void property(const std::string& path, const std::string& constraint, std::string_view rule,
                Severity severity, std::string_view message) {
    line("sh:property [ sh:path " + path + " ; " + constraint + " ; sh:severity " +
         std::string(shacl_severity(severity)) + " ; sh:message " +
         turtle_string(std::string(rule) + ": " + std::string(message)) + " ]");
  }

  [[nodiscard]] std::vector<std::string> concrete_types() const {
    std::vector<std::string> result;
    for (const NodeType& type : schema_.types()) {
      if (!type.abstract) result.push_back(turtle_iri(type.iri));
    }
    return result;
  }

  void node_shape(const NodeType& type) {
    open(type.name);
    line("sh:targetClass " + turtle_iri(type.iri));
    if (type.evidence_required) {
      property("dg:mention", "sh:minCount 1", "node-evidence", type.severity,
               "no document mentions it");
    }
    property("[ sh:alternativePath ( rdfs:label skos:altLabel ) ]", "sh:minCount 1", "node-name",
             Severity::warning, "it has no name");
    for (const PropertyId id : type.properties) value_shapes(schema_.property(id));
    for (const RelationType& relation : schema_.relations()) count_shapes(type, relation);
    close();
  }

  /// Counts of edges at nodes of a type.
  void count_shapes(const NodeType& type, const RelationType& relation) {
    const bool source = schema_.may_be_source(relation.id, type.id);
    const bool target = schema_.may_be_target(relation.id, type.id);
    const auto count = [&](bool concerned, std::uint32_t minimum,
                           const std::optional<std::uint32_t>& maximum, bool incoming) {
      std::string counts;
      if (concerned && minimum > 0) {
        counts += " ; sh:qualifiedMinCount " + std::to_string(minimum);
      }
      if (maximum) counts += " ; sh:qualifiedMaxCount " + std::to_string(*maximum);
      if (counts.empty()) return;
      property(statements_at(relation, incoming), affirmed(relation) + counts, "relation-count",
               relation.severity, "another number of edges " + relation.name);
    };
    count(source || (relation.symmetric && target), relation.minimum, relation.maximum, false);
    count(target, relation.inverse_minimum, relation.inverse_maximum, true);
  }

  /// The path from a node to the statements of a relation that begin, or end, there.
  [[nodiscard]] static std::string statements_at(const RelationType& relation, bool incoming) {
    if (relation.symmetric) {
      return "[ sh:alternativePath ( [ sh:inversePath rdf:subject ] [ sh:inversePath rdf:object ] "
             ") ]";
    }
    return std::string("[ sh:inversePath ") + (incoming ? "rdf:object" : "rdf:subject") + " ]";
  }

  void value_shapes(const PropertyDefinition& definition) {
    const std::string path = turtle_iri(definition.iri);
    const Severity severity = definition.severity;
    if (definition.minimum > 0 || definition.maximum) {
      std::string counts;
      if (definition.minimum > 0) counts = "sh:minCount " + std::to_string(definition.minimum);
      if (definition.maximum) {
        counts += (counts.empty() ? "" : " ; ") + std::string("sh:maxCount ") +
                  std::to_string(*definition.maximum);
      }
      property(path, counts, "property-count", severity, definition.name + " has another number");
    }
    form_shapes(definition, path);
    if (!definition.pattern.empty()) {
      property(path, "sh:pattern " + turtle_string("^(?:" + definition.pattern + ")$"),
               "property-pattern", severity, definition.name + " does not match");
    }
    if (!definition.one_of.empty() && definition.datatype == Datatype::list) {
      property(path, "sh:pattern " + turtle_string(choice_form(definition)), "property-value",
               severity, definition.name + " has another item");
    } else if (!definition.one_of.empty()) {
      std::vector<std::string> values;
      for (const std::string& value : definition.one_of) {
        values.push_back(literal(definition, value));
      }
      property(path, "sh:in " + turtle_list(values), "property-value", severity,
               definition.name + " has another value");
    }
  }

  void form_shapes(const PropertyDefinition& definition, const std::string& path) {
    std::string constraint;
    if (definition.datatype == Datatype::iri) {
      constraint = "sh:nodeKind sh:IRI";
    } else if (definition.datatype == Datatype::text) {
      constraint = "sh:datatype rdf:langString";
    } else if (definition.datatype == Datatype::list) {
      const std::string item = form_of(definition.items, definition.precision);
      constraint =
          "sh:pattern " +
          turtle_string(list_form("\"" + (item.empty() ? R"(([^"\\]|\\.)*)" : item) + "\""));
    } else if (const std::string form = form_of(definition.datatype, definition.precision);
               !form.empty()) {
      constraint = "sh:pattern " + turtle_string("^" + form + "$");
    } else {
      return;
    }
    property(path, constraint, "property-datatype", definition.severity,
             definition.name + " is no " + std::string(to_string(definition.datatype)));
  }

  /// The qualified value shape of affirmed statements of a relation.
  [[nodiscard]] static std::string affirmed(const RelationType& relation) {
    return "sh:qualifiedValueShape [ sh:property [ sh:path rdf:predicate ; sh:hasValue " +
           turtle_iri(relation.iri) +
           " ] ; sh:property [ sh:path dg:polarity ; sh:hasValue \"affirmed\" ] ]";
  }

  void rule_shape(const GraphRule& rule, std::size_t index) {
    const RelationType& relation = schema_.relation(rule.relation);
    open("rule-" + std::to_string(index) + "-" + rule.id);
    line("sh:severity " + std::string(shacl_severity(rule.severity)));
    line("sh:message " + turtle_string(rule.id + ": " + rule.definition));
    if (rule.excludes) {
      exclusion(rule, relation);
    } else {
      for (const NodeType& type : schema_.types()) {
        if (!type.abstract && schema_.is_a(type.id, *rule.type)) {
          line("sh:targetClass " + turtle_iri(type.iri));
        }
      }
      count_rule(rule, relation);
    }
    close();
  }

  /// On the statements of the one relation: where it carries no date, nothing tells it apart from a
  /// plain triple of the other one. Dates cannot be compared.
  void exclusion(const GraphRule& rule, const RelationType& relation) {
    line("sh:targetClass rdf:Statement");
    line("sh:or (\n    [ sh:not [ sh:property [ sh:path rdf:predicate ; sh:hasValue " +
         turtle_iri(relation.iri) +
         " ] ] ]\n    [ sh:not [ sh:property [ sh:path dg:polarity ; sh:hasValue \"affirmed\" ] ] "
         "]\n"
         "    [ sh:property [ sh:path ( dg:evidence dg:dated ) ; sh:minCount 1 ] ]\n"
         "    [ sh:property [ sh:path ( rdf:subject " +
         turtle_iri(schema_.relation(*rule.excludes).iri) + " ) ; sh:disjoint rdf:object ] ] )");
  }

  void count_rule(const GraphRule& rule, const RelationType& relation) {
    std::string counted = "[ sh:property [ sh:path " + statements_at(relation, rule.incoming) +
                          " ; " + affirmed(relation);
    if (rule.minimum > 0) counted += " ; sh:qualifiedMinCount " + std::to_string(rule.minimum);
    if (rule.maximum) counted += " ; sh:qualifiedMaxCount " + std::to_string(*rule.maximum);
    counted += " ] ]";
    std::string alternatives;
    if (rule.when) {
      const auto id = schema_.find_property(*rule.type, rule.when->property);
      const PropertyDefinition& definition = schema_.property(*id);
      alternatives = "[ sh:not [ sh:property [ sh:path " + turtle_iri(definition.iri) +
                     " ; sh:hasValue " + literal(definition, rule.when->value) + " ] ] ] ";
    }
    line("sh:or ( " + alternatives + counted + " )");
  }

  /// Only the types that have a property may have values of it.
  void owner_shape(const PropertyDefinition& definition) {
    std::vector<std::string> owners;
    for (const NodeType& type : schema_.types()) {
      if (!type.abstract && schema_.find_property(type.id, definition.name)) {
        owners.push_back(turtle_iri(type.iri));
      }
    }
    if (owners.size() == concrete_types().size()) return;
    open("owner-of-" + definition.name);
    line("sh:targetSubjectsOf " + turtle_iri(definition.iri));
    property("rdf:type", "sh:in " + turtle_list(owners), "property-name", Severity::violation,
             "its type has no property " + definition.name);
    close();
  }

  void known_types_shape() {
    open("known-types");
    for (const char* target : {"sh:targetSubjectsOf dg:mention", "sh:targetObjectsOf rdf:subject",
                               "sh:targetObjectsOf rdf:object"}) {
      line(target);
    }
    property("rdf:type", "sh:in " + turtle_list(concrete_types()), "node-type", Severity::violation,
             "the schema has no such type, or it is abstract");
    close();
  }

  void evidence_of(const std::string& path) {
    property("( " + path + " oa:hasTarget oa:hasSource )",
             "sh:node [ sh:property [ sh:path dg:sourceFile ; sh:minCount 1 ] ]",
             "evidence-document", Severity::violation, "its evidence names an unknown document");
    property("( " + path + " dg:confidence )", "sh:minInclusive 0 ; sh:maxInclusive 1",
             "evidence-confidence", Severity::violation, "a confidence lies outside of 0 to 1");
  }

  void evidence_shapes() {
    open("mentions");
    line("sh:targetSubjectsOf dg:mention");
    evidence_of("dg:mention");
    close();
  }

  void statement_shape() {
    open("statements");
    line("sh:targetClass rdf:Statement");
    evidence_of("dg:evidence");
    std::vector<std::string> relations;
    for (const RelationType& relation : schema_.relations()) {
      relations.push_back(turtle_iri(relation.iri));
    }
    property("rdf:predicate", "sh:in " + turtle_list(relations), "edge-relation",
             Severity::violation, "the schema has no such relation");
    property("rdf:subject", "sh:disjoint rdf:object", "edge-loop", Severity::warning,
             "it runs from a node to itself");
    close();
  }

  /// Statements need evidence, but for those of relations that say otherwise or have another
  /// severity.
  void edge_evidence_shape(Severity severity) {
    std::vector<std::string> concerned;
    std::vector<std::string> exempt;
    for (const RelationType& relation : schema_.relations()) {
      const bool own = relation.evidence_required && relation.severity == severity;
      (own ? concerned : exempt).push_back(turtle_iri(relation.iri));
    }
    const bool others = severity == Severity::violation;  // relations that the schema does not have
    if (concerned.empty() && !others) return;
    open("evidence-of-statements-" + std::string(to_string(severity)));
    line("sh:targetClass rdf:Statement");
    line("sh:severity " + std::string(shacl_severity(severity)));
    line("sh:message " + turtle_string("edge-evidence: no words carry it"));
    const std::string needed = "[ sh:property [ sh:path dg:evidence ; sh:minCount 1 ] ]";
    if (others && exempt.empty()) {
      line(
          "sh:property [ sh:path dg:evidence ; sh:minCount 1 ; sh:severity sh:Violation ; "
          "sh:message \"edge-evidence: no words carry it\" ]");
    } else if (others) {
      line("sh:or ( [ sh:property [ sh:path rdf:predicate ; sh:in " + turtle_list(exempt) +
           " ] ] " + needed + " )");
    } else {
      line("sh:or ( [ sh:not [ sh:property [ sh:path rdf:predicate ; sh:in " +
           turtle_list(concerned) + " ] ] ] " + needed + " )");
    }
    close();
  }

  /// Which types a relation joins: for each set of targets the sources that may have it.
  void ends_shape(const RelationType& relation) {
    std::map<std::vector<std::string>, std::vector<std::string>> sources_by_targets;
    for (const NodeType& source : schema_.types()) {
      std::vector<std::string> targets;
      for (const NodeType& target : schema_.types()) {
        if (!source.abstract && !target.abstract &&
            schema_.allows(relation.id, source.id, target.id)) {
          targets.push_back(turtle_iri(target.iri));
        }
      }
      if (!targets.empty()) sources_by_targets[targets].push_back(turtle_iri(source.iri));
    }
    open("ends-of-" + relation.name);
    line("sh:targetClass rdf:Statement");
    line("sh:message " +
         turtle_string("edge-ends: the schema has no " + relation.name + " between such nodes"));
    std::string alternatives =
        "\n    [ sh:not [ sh:property [ sh:path rdf:predicate ; "
        "sh:hasValue " +
        turtle_iri(relation.iri) + " ] ] ]";
    for (const auto& [targets, sources] : sources_by_targets) {
      alternatives += "\n    [ sh:property [ sh:path ( rdf:subject rdf:type ) ; sh:in " +
                      turtle_list(sources) +
                      " ] ;\n      sh:property [ sh:path ( rdf:object rdf:type ) ; sh:in " +
                      turtle_list(targets) + " ] ]";
    }
    line("sh:or (" + alternatives + " )");
    close();
  }
};

}  // namespace

std::string schema_shacl(const Schema& schema) { return Shapes(schema).text(); }

}  // namespace diplograph::exporting
