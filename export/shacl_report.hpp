#pragma once

#include <string>

#include "graph/validate.hpp"

namespace diplograph::exporting {

/// A report as RDF (Turtle), by the terms of SHACL's validation report: what any engine would have
/// written, and beyond that what SHACL core cannot check. An edge's focus node is its statement in
/// graph.jsonld. Each message begins with the rule's id and ends with the remedy.
[[nodiscard]] std::string shacl_report(const ValidationReport& report);

}  // namespace diplograph::exporting
