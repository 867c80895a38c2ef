#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph {

/// One thing found wrong with a graph.
struct Finding {
  Severity severity = Severity::violation;
  std::string rule;      ///< id of the check, "edge-evidence"
  std::string focus;     ///< id of the node or edge
  std::string message;   ///< what was found
  std::string remedy;    ///< what to do about it
  std::string document;  ///< where its first evidence stands; may be empty
  std::uint32_t line = 0;
  std::string focus_iri;  ///< of the node, or of the edge's statement in graph.jsonld
  auto operator<=>(const Finding&) const = default;
};

struct ValidationReport {
  std::string schema_name, schema_version;
  std::size_t nodes = 0;
  std::size_t edges = 0;
  std::vector<Finding> findings;  ///< sorted by severity, rule, focus

  [[nodiscard]] std::size_t count(Severity severity) const;
  /// True without violations.
  [[nodiscard]] bool conforms() const { return count(Severity::violation) == 0; }
  /// As schemas/validation-report.schema.json has it, with a final newline.
  [[nodiscard]] std::string to_json() const;
};

/// Checks a canonical graph against `schema`, which may be another than it was built with (terms
/// are then looked up by name). One pass over nodes and edges.
[[nodiscard]] ValidationReport validate(const Graph& graph, const Schema& schema);

}  // namespace diplograph
