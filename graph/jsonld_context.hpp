#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/schema.hpp"

namespace diplograph {

/// The terms of the graph's own bookkeeping (polarity, evidence, ...), the same for every schema.
inline constexpr std::string_view profile_iri = "https://diplograph.org/profile#";

/// The datatype of dates: Extended Date/Time Format, as the Library of Congress names it.
inline constexpr std::string_view edtf_iri = "http://id.loc.gov/datatypes/edtf";

/// The datatype of lists: JSON, of which a list is one literal. A list of RDF has blank nodes, and
/// a file that is loaded twice would have each list twice.
inline constexpr std::string_view rdf_json_iri = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";

/// One term of the context and its definition as JSON text.
using ContextTerm = std::pair<std::string, std::string>;

/// What each key of a graph.jsonld means: prefixes, the profile's terms, then the schema's types,
/// properties and relations, in the schema's order. Terms of the profile hold a ":", terms of a
/// schema never do, so the two cannot meet. Usable by JSON-LD 1.0 and 1.1 engines alike.
[[nodiscard]] std::vector<ContextTerm> jsonld_context(const Schema& schema);

/// The same as a JSON object, one term a line, without a line end behind the last brace.
[[nodiscard]] std::string jsonld_context_object(const Schema& schema);

/// The context as a file of its own, schemas/context.jsonld.
[[nodiscard]] std::string jsonld_context_file(const Schema& schema);

}  // namespace diplograph
