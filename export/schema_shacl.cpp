#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "export/schema_writers.hpp"
#include "export/turtle_text.hpp"
#include "graph/jsonld_context.hpp"

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
    case Datatype::string:
      break;
  }
  return turtle_string(value);
}

/// What the lexical form of a datatype asks for (graph/lexical_form.hpp).
std::string form_of(Datatype datatype) {
  const std::string day =
      "-?[0-9]{4}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|"
      "-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|[12][0-9]))?";
  switch (datatype) {
    case Datatype::integer:
      return "^[+-]?[0-9]+$";
    case Datatype::decimal:
      return "^[+-]?[0-9]+([.][0-9]+)?$";
    case Datatype::boolean:
      return "^(true|false)$";
    case Datatype::date:
      return "^" + day + "(/" + day + ")?$";
    case Datatype::iri:
    case Datatype::string:
      break;
  }
  return {};
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
    if (type.name != "Document") {
      property("dg:mention", "sh:minCount 1", "node-evidence", Severity::violation,
               "no document mentions it");
    }
    property("[ sh:alternativePath ( rdfs:label skos:altLabel ) ]", "sh:minCount 1", "node-name",
             Severity::warning, "it has no name");
    for (const PropertyId id : type.properties) value_shapes(schema_.property(id));
    for (const RelationType& relation : schema_.relations()) {
      if (!relation.maximum) continue;
      property("[ sh:inversePath rdf:subject ]",
               affirmed(relation) + " ; sh:qualifiedMaxCount " + std::to_string(*relation.maximum),
               "relation-count", Severity::violation, "too many edges " + relation.name);
    }
    close();
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
    if (definition.datatype == Datatype::iri) {
      property(path, "sh:nodeKind sh:IRI", "property-datatype", severity,
               definition.name + " is no IRI");
    } else if (const std::string form = form_of(definition.datatype); !form.empty()) {
      property(path, "sh:pattern " + turtle_string(form), "property-datatype", severity,
               definition.name + " is no " + std::string(to_string(definition.datatype)));
    }
    if (!definition.pattern.empty()) {
      property(path, "sh:pattern " + turtle_string("^(?:" + definition.pattern + ")$"),
               "property-pattern", severity, definition.name + " does not match");
    }
    if (!definition.one_of.empty()) {
      std::vector<std::string> values;
      for (const std::string& value : definition.one_of) {
        values.push_back(literal(definition, value));
      }
      property(path, "sh:in " + turtle_list(values), "property-value", severity,
               definition.name + " has another value");
    }
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
      line("sh:targetSubjectsOf " + turtle_iri(relation.iri));
      property(turtle_iri(relation.iri),
               "sh:disjoint " + turtle_iri(schema_.relation(*rule.excludes).iri), rule.id,
               rule.severity, rule.definition);
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

  void count_rule(const GraphRule& rule, const RelationType& relation) {
    std::string counted = "[ sh:property [ sh:path [ sh:inversePath " +
                          std::string(rule.incoming ? "rdf:object" : "rdf:subject") + " ] ; " +
                          affirmed(relation);
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
    property("dg:evidence", "sh:minCount 1", "edge-evidence", Severity::violation,
             "no words carry it");
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
