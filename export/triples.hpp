#pragma once

#include <string_view>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// Receives the triples of a graph. All IRIs are absolute; views hold for the call.
class TripleVisitor {
 public:
  TripleVisitor() = default;
  TripleVisitor(const TripleVisitor&) = delete;
  TripleVisitor& operator=(const TripleVisitor&) = delete;
  virtual ~TripleVisitor() = default;

  virtual void resource(std::string_view subject, std::string_view predicate,
                        std::string_view object) = 0;
  /// `language` is empty, or `datatype` is xsd:string's place, empty: a literal has a datatype, a
  /// language or neither.
  virtual void literal(std::string_view subject, std::string_view predicate, std::string_view text,
                       std::string_view datatype, std::string_view language) = 0;
};

/// Names all triples of a canonical graph: those that a JSON-LD processor reads from the graph's
/// JSON-LD, in the same order. A triple may come more than once (two statements that quote the same
/// passage describe it twice). Linear; keeps nothing.
void visit_triples(const Graph& graph, TripleVisitor& visitor);

}  // namespace diplograph::exporting
