#pragma once

#include <string>
#include <vector>

#include "graph/schema.hpp"
#include "graph/schema_mistakes.hpp"

namespace diplograph {

/// Notes what no graph, or no value, could satisfy: a property whose counts, allowed values,
/// pattern and datatype leave nothing over; at `pointer`.
void check_sense(const PropertyDefinition& property, const std::string& pointer,
                 SchemaMistakes& mistakes);

/// The same of a relation of a schema whose pairs are known: ends without a concrete type, counts
/// that exclude each other, counts that a relation without cycles cannot have.
void check_sense(const Schema& schema, const RelationType& relation, const std::string& pointer,
                 SchemaMistakes& mistakes);

/// The same of a rule: it is about edges that the schema allows, in numbers that it allows.
void check_sense(const Schema& schema, const GraphRule& rule, const std::string& pointer,
                 SchemaMistakes& mistakes);

}  // namespace diplograph
