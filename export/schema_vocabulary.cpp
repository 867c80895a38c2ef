#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/schema_writers.hpp"
#include "export/turtle_text.hpp"
#include "graph/jsonld_context.hpp"

namespace diplograph::exporting {
namespace {

void line(std::string& text, const std::string& predicate_and_object) {
  text += " ;\n  " + predicate_and_object;
}

void labels(std::string& text, std::string_view english, std::string_view persian,
            std::string_view definition) {
  if (!english.empty()) line(text, "rdfs:label " + turtle_string(english, "en"));
  if (!persian.empty()) line(text, "rdfs:label " + turtle_string(persian, "fa"));
  if (!definition.empty()) line(text, "skos:definition " + turtle_string(definition, "en"));
}

/// One class, or the union of several.
std::string classes(const Schema& schema, const std::vector<TypeId>& types) {
  if (types.size() == 1) return turtle_iri(schema.type(types.front()).iri);
  std::vector<std::string> items;
  for (const TypeId type : types) items.push_back(turtle_iri(schema.type(type).iri));
  return "[ a owl:Class ; owl:unionOf " + turtle_list(items) + " ]";
}

std::string_view range_of(Datatype datatype) {
  switch (datatype) {
    case Datatype::integer:
      return "xsd:integer";
    case Datatype::decimal:
      return "xsd:decimal";
    case Datatype::boolean:
      return "xsd:boolean";
    case Datatype::date:
      return "<http://id.loc.gov/datatypes/edtf>";
    case Datatype::text:
      return "rdf:langString";
    case Datatype::list:
      return "rdf:JSON";
    case Datatype::string:
    case Datatype::iri:
      break;
  }
  return "xsd:string";
}

/// A class whose members have at least, or at most, so many values or edges.
std::string count_restriction(std::string_view property, std::string_view cardinality,
                              std::uint32_t count) {
  return "rdfs:subClassOf [ a owl:Restriction ; owl:onProperty " + std::string(property) +
         " ; owl:" + std::string(cardinality) + " \"" + std::to_string(count) +
         "\"^^xsd:nonNegativeInteger ]";
}

void count_restrictions(std::string& text, std::string_view property, std::uint32_t minimum,
                        const std::optional<std::uint32_t>& maximum) {
  if (minimum > 0) line(text, count_restriction(property, "minCardinality", minimum));
  if (maximum) line(text, count_restriction(property, "maxCardinality", *maximum));
}

/// The counts that begin at a type: its parent has the others already. Edges that are denied are no
/// triples of a relation, so they do not count here either.
void counts_of(std::string& text, const Schema& schema, const NodeType& type) {
  for (const PropertyId id : type.properties) {
    const PropertyDefinition& property = schema.property(id);
    if (type.parent && schema.find_property(*type.parent, property.name)) continue;
    count_restrictions(text, turtle_iri(property.iri), property.minimum, property.maximum);
  }
  const auto has = [&](const std::vector<TypeId>& types) {
    return std::find(types.begin(), types.end(), type.id) != types.end();
  };
  for (const RelationType& relation : schema.relations()) {
    const std::string iri = turtle_iri(relation.iri);
    if (has(relation.domain)) {
      count_restrictions(text, iri, relation.minimum, relation.maximum);
    }
    if (has(relation.range)) {
      count_restrictions(text, "[ owl:inverseOf " + iri + " ]", relation.inverse_minimum,
                         relation.inverse_maximum);
    }
  }
}

std::string class_text(const Schema& schema, const NodeType& type) {
  std::string text = "\n" + turtle_iri(type.iri) + "\n  a owl:Class";
  labels(text, type.label_en, type.label_fa, type.definition);
  if (type.parent) line(text, "rdfs:subClassOf " + turtle_iri(schema.type(*type.parent).iri));
  counts_of(text, schema, type);
  for (const std::string& match : type.exact_matches) {
    line(text, "skos:closeMatch " + turtle_iri(match));
  }
  return text + " .\n";
}

std::string relation_text(const Schema& schema, const RelationType& relation) {
  std::string text = "\n" + turtle_iri(relation.iri) + "\n  a owl:ObjectProperty";
  if (relation.symmetric) text += ", owl:SymmetricProperty";
  labels(text, relation.label_en, relation.label_fa, relation.definition);
  // Pairs beyond domain and range would make these wrong, since RDFS reads them as inferences.
  if (relation.also.empty()) {
    line(text, "rdfs:domain " + classes(schema, relation.domain));
    line(text, "rdfs:range " + classes(schema, relation.range));
  }
  for (const std::string& match : relation.exact_matches) {
    line(text, "skos:closeMatch " + turtle_iri(match));
  }
  text += " .\n";
  if (!relation.inverse.empty()) {
    const auto other = schema.find_relation(relation.inverse);
    text += turtle_iri(other ? schema.relation(*other).iri
                             : schema.vocabulary_iri() + relation.inverse) +
            " a owl:ObjectProperty ;\n  owl:inverseOf " + turtle_iri(relation.iri) + " .\n";
  }
  return text;
}

std::string property_text(const PropertyDefinition& property) {
  const bool iri = property.datatype == Datatype::iri;
  std::string text = "\n" + turtle_iri(property.iri) + "\n  a " +
                     (iri ? "owl:ObjectProperty" : "owl:DatatypeProperty");
  labels(text, property.name, {}, property.definition);
  if (!iri) line(text, "rdfs:range " + std::string(range_of(property.datatype)));
  return text + " .\n";
}

}  // namespace

std::string schema_vocabulary(const Schema& schema) {
  std::string text = "# The vocabulary of the schema " + schema.name() +
                     ", written by diplograph schema export --to vocabulary.\n"
                     "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
                     "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
                     "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
                     "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                     "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n" +
                     turtle_iri(schema.vocabulary_iri()) + "\n  a owl:Ontology ;\n  rdfs:label " +
                     turtle_string(schema.name()) + " ;\n  owl:versionInfo " +
                     turtle_string(schema.version()) + " .\n";
  for (const NodeType& type : schema.types()) text += class_text(schema, type);
  for (const PropertyDefinition& property : schema.properties()) {
    // Terms of other vocabularies are defined there.
    if (property.iri.starts_with(schema.vocabulary_iri())) text += property_text(property);
  }
  for (const RelationType& relation : schema.relations()) text += relation_text(schema, relation);
  return text;
}

}  // namespace diplograph::exporting
