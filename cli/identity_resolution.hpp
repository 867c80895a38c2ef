#pragma once

#include <string>
#include <vector>

#include "graph/claim.hpp"
#include "graph/graph.hpp"
#include "graph/identity/contraction.hpp"
#include "graph/identity/identities.hpp"
#include "graph/schema.hpp"

namespace CLI {
class App;
}

namespace diplograph::cli {

/// Who is who in a graph: `--same FILE`, `--different FILE` and `--across-scripts`.
class IdentityResolution {
 public:
  void setup(CLI::App& parser);
  /// Reads the files. Throws `InputError`.
  void load(const Schema& schema);
  /// Gives a claim the id of what its words mean, where the user said that it is another thing.
  void part(Claim& claim) { identities_.part(claim); }
  /// The graph in which what is one thing is one node.
  [[nodiscard]] Graph resolve(Graph graph);
  /// Says what was lost, and which rows of the files met nothing.
  void report() const;
  /// Why several names are one thing (`merge_log`); of the graph that `resolve` gave.
  [[nodiscard]] std::string log(const Graph& graph) const;

 private:
  std::vector<std::string> same_files_, different_files_;
  bool across_scripts_ = false;
  Identities identities_;
  std::vector<Namesakes> merged_, candidates_;
  std::vector<Lost> lost_;
  std::vector<std::string> unmet_;  // rows of the files, "FILE:LINE"
};

}  // namespace diplograph::cli
