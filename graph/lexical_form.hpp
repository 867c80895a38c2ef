#pragma once

#include <string_view>

#include "graph/schema.hpp"

namespace diplograph {

/// True if `value` has the lexical form of `datatype`: "true" and "false", "-12", "0.5", an EDTF
/// date, an absolute IRI, a text or a list (graph/literal_parts.hpp). Every string is a string.
/// Linear in the length of the value.
[[nodiscard]] bool has_lexical_form(std::string_view value, Datatype datatype);

/// The same for a value of a property: a date is also as exact as `property` asks for, and the
/// items of a list have their form.
[[nodiscard]] bool has_lexical_form(std::string_view value, const PropertyDefinition& property);

/// True for the dates and intervals of EDTF level 0 (ISO 8601-2): "2015", "2015-09", "2015-09-01",
/// "-0044", "2022/2023". Days exist in their month. Both ends of an
/// interval are at least as exact as `precision`.
[[nodiscard]] bool is_edtf_date(std::string_view value,
                                DatePrecision precision = DatePrecision::year);

/// True for an absolute IRI: a scheme in lower case, a colon, and at least one character, none of
/// those that an IRI must not hold (RFC 3987).
[[nodiscard]] bool is_absolute_iri(std::string_view value);

}  // namespace diplograph
