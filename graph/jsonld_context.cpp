#include "graph/jsonld_context.hpp"

#include <algorithm>
#include <array>

namespace diplograph {
namespace {

constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";

// A schema's names and IRIs are ASCII without quotes or controls (graph-schema.schema.json) except
// for what an IRI should not hold anyway.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + '"';
}

std::string reference(std::string_view iri) {
  return "{\"@id\": " + quoted(iri) + ", \"@type\": \"@id\"}";
}

std::string typed(std::string_view iri, std::string_view datatype) {
  return "{\"@id\": " + quoted(iri) + ", \"@type\": " + quoted(datatype) + "}";
}

std::string property_definition(const PropertyDefinition& property) {
  switch (property.datatype) {
    case Datatype::integer:
      return typed(property.iri, std::string(xsd) + "integer");
    case Datatype::decimal:
      return typed(property.iri, std::string(xsd) + "decimal");
    case Datatype::boolean:
      return typed(property.iri, std::string(xsd) + "boolean");
    case Datatype::date:
      return typed(property.iri, edtf_iri);
    case Datatype::iri:
      return reference(property.iri);
    case Datatype::list:
      return typed(property.iri, rdf_json_iri);
    case Datatype::string:
    case Datatype::text:
      break;
  }
  return quoted(property.iri);
}

void add_profile(std::vector<ContextTerm>& terms) {
  constexpr auto prefixes = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"dg", profile_iri},
      {"oa", "http://www.w3.org/ns/oa#"},
      {"owl", "http://www.w3.org/2002/07/owl#"},
      {"prov", "http://www.w3.org/ns/prov#"},
      {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
      {"skos", "http://www.w3.org/2004/02/skos/core#"},
      {"xsd", xsd},
  });
  for (const auto& [prefix, iri] : prefixes) terms.emplace_back(prefix, quoted(iri));
  for (const std::string_view term :
       {"dg:evidence", "dg:mention", "dg:sourceFile", "oa:hasSelector", "oa:hasSource",
        "oa:hasTarget", "prov:wasAssociatedWith", "prov:wasGeneratedBy", "rdf:object",
        "rdf:predicate", "rdf:subject"}) {
    terms.emplace_back(term, reference(term));
  }
  terms.emplace_back("dg:confidence", typed("dg:confidence", "xsd:decimal"));
}

}  // namespace

std::vector<ContextTerm> jsonld_context(const Schema& schema) {
  std::vector<ContextTerm> terms;
  add_profile(terms);
  for (const NodeType& type : schema.types()) terms.emplace_back(type.name, quoted(type.iri));
  for (const PropertyDefinition& property : schema.properties()) {
    // The schema reader has seen to it that properties of one name are the same term.
    const bool known = std::any_of(terms.begin(), terms.end(), [&](const ContextTerm& term) {
      return term.first == property.name;
    });
    if (!known) terms.emplace_back(property.name, property_definition(property));
  }
  for (const RelationType& relation : schema.relations()) {
    terms.emplace_back(relation.name, reference(relation.iri));
  }
  return terms;
}

std::string jsonld_context_object(const Schema& schema) {
  std::string object = "{";
  for (const auto& [term, definition] : jsonld_context(schema)) {
    object += (object.size() == 1 ? "\n  " : ",\n  ") + quoted(term) + ": " + definition;
  }
  return object + "\n}";
}

std::string jsonld_context_file(const Schema& schema) {
  return "{\n\"@context\": " + jsonld_context_object(schema) + "\n}\n";
}

}  // namespace diplograph
