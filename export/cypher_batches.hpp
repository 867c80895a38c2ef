#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "export/format.hpp"

namespace diplograph::exporting {

enum class CypherPart : std::uint8_t { constraint, nodes, edges };

/// A statement for a running Neo4j with its parameters apart. The statement's text comes from the
/// schema alone; ids, labels and quotes are in the parameters, where nothing can run them.
struct CypherBatch {
  CypherPart part = CypherPart::constraint;
  std::string statement;
  std::string parameters;  ///< a JSON object; its "rows" are what the statement unwinds
  std::size_t rows = 0;    ///< the statement returns this number, as "done"
  std::string what;        ///< "State", "State-pursues-Goal"
};

struct BatchLimits {
  std::size_t rows = 1000;
  std::size_t bytes = std::size_t{4} << 20U;  ///< of parameters; a single row may be longer
};

/// Names the statements that bring a graph into Neo4j, in an order in which they can run: a
/// constraint per type in use (ids are unique), then nodes, then edges. Each may be run again and
/// changes nothing then: nodes and edges are merged by id, their properties are set, and those of
/// ours that have no value are removed; what others added stays. A statement merges rows of one
/// type, or of one relation between two types, since neither can be a parameter. Same columns as
/// `write_cypher`. Linear; keeps at most `limits.rows` rows for each pair of types and relation.
void visit_cypher_batches(const Graph& graph, const Options& options, const BatchLimits& limits,
                          bool constraints, const std::function<void(const CypherBatch&)>& visit);

}  // namespace diplograph::exporting
