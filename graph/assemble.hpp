#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "graph/claim.hpp"
#include "graph/graph.hpp"

namespace diplograph {

/// Builds a graph from claims. The result depends on the set of claims only, not on their order,
/// and assembling two sets and merging the graphs gives the same graph as assembling their union.
///
/// Each quote is checked against the text of its document (DESIGN invariant 1), so the document's
/// claim has to come before the claims that quote it, as in every claims file we write.
class Assembler {
 public:
  explicit Assembler(const Schema& schema);

  /// Adds one claim. Throws `SchemaError` if it breaks the schema, quotes words that do not stand
  /// in its document at the place it names, or names an unknown document; the graph is unchanged.
  void add(const Claim& claim);

  /// Lets go of a document's text once no further claim quotes it, to save memory.
  void forget_text(const std::string& document);

  /// The canonical graph. The assembler is empty afterwards.
  [[nodiscard]] Graph finish();

 private:
  Graph graph_;
  std::unordered_map<std::string, std::string> texts_;

  void check(const Evidence& evidence) const;
};

}  // namespace diplograph
