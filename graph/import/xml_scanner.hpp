#pragma once

#include <string>
#include <string_view>

#include "graph/import/xml_events.hpp"

namespace diplograph::importing {

/// True if `xml` is what `scan_xml` takes: UTF-8, said or implied, without a document type.
[[nodiscard]] bool is_scannable(std::string_view xml);

/// Goes once over an XML file (`is_scannable`) and hands its elements and texts to `handler`, with
/// no copy but of what holds references. False, with nothing handed on from there, at the first
/// byte that is not well-formed XML 1.0 or refers to an entity that XML does not have; a full
/// parser then says what is wrong. Checks the nesting and names of tags, attributes, characters and
/// references; not that a name has none of the characters beyond ASCII that names must not have.
/// Throws what the handler throws, and `InputError` for elements nested more than 200 deep. O(n).
[[nodiscard]] bool scan_xml(std::string_view xml, const std::string& file, XmlHandler& handler);

}  // namespace diplograph::importing
