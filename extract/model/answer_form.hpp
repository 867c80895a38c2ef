#pragma once

#include <string>
#include <vector>

#include "graph/schema.hpp"

namespace diplograph::extract {

struct Prompt;

/// The types that a model may give to what it finds: the concrete ones but `Document`, which is the
/// text itself.
[[nodiscard]] std::vector<TypeId> askable_types(const Schema& schema);
/// The relations that hold between such types.
[[nodiscard]] std::vector<RelationId> askable_relations(const Schema& schema);

/// The types, or the relations, one a line with their definitions and, for relations, what they
/// lead from and to: as a prompt has them in {{types}} and {{relations}}.
[[nodiscard]] std::string types_as_text(const Schema& schema, const Prompt& prompt);
[[nodiscard]] std::string relations_as_text(const Schema& schema, const Prompt& prompt);

/// The JSON Schema of an answer, in the part of JSON Schema that servers which hold a model to it
/// agree on: closed objects whose members are all required, enumerations, no limits.
[[nodiscard]] std::string answer_json_schema(const Schema& schema);

/// The same as a grammar (GBNF, as llama.cpp reads it).
[[nodiscard]] std::string answer_grammar(const Schema& schema);

}  // namespace diplograph::extract
