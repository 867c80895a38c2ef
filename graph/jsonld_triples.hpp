#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph {

/// Holds the plain triples of a graph.jsonld, which stand with their sources, against its
/// statements of facts: each has to have the other. 16 bytes a triple and 12 a node; statements
/// that come in the order of the triples take nothing.
class PlainTriples {
 public:
  /// A triple of a source, whose triples are added one after the other; it is the item of that
  /// number.
  void add(Graph::Vertex source, std::size_t item, RelationId relation, Graph::Vertex target,
           std::size_t line);

  /// A statement of a fact, which is the item of that number. Amortized O(1).
  void state(Graph::Vertex source, RelationId relation, Graph::Vertex target, std::size_t item,
             std::size_t line);

  /// A triple without its statement, or a statement without its triple.
  struct Lonely {
    bool statement = false;
    Graph::Vertex source = 0;
    RelationId relation{};
    Graph::Vertex target = 0;
    std::size_t line = 0;
    std::string pointer;
  };
  /// The first triple without its statement; if all have one, the first statement without its
  /// triple; nothing if they agree. O(n log n) of those that came out of order.
  [[nodiscard]] std::optional<Lonely> lonely(const Schema& schema) const;
  /// The first triple with that target, for a target that the file has no node of. O(n).
  [[nodiscard]] std::optional<Lonely> with_target(const Schema& schema, Graph::Vertex target) const;

 private:
  struct Triple {
    std::uint32_t source, target;
    RelationId relation;
    std::uint32_t line;
  };
  struct Source {
    std::uint32_t next = 0, behind = 0;  // those of its triples that have no statement yet
    std::uint32_t item = 0;
  };
  struct Statement {
    Triple triple;
    std::uint32_t item;
  };

  std::vector<Triple> triples_;
  std::vector<Source> sources_;        // by vertex
  std::vector<Statement> statements_;  // that did not come in the order of triples

  [[nodiscard]] Lonely described(const Schema& schema, std::size_t triple) const;
};

}  // namespace diplograph
