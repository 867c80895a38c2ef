#pragma once

#include <string>

#include "graph/claim.hpp"
#include "graph/graph.hpp"
#include "graph/review/decisions.hpp"
#include "graph/schema.hpp"

namespace CLI {
class App;
}

namespace diplograph::cli {

/// Which claims go into a graph: `--asserted-only`, `--decisions FILE`, and by whom they are:
/// `--rules-only`, `--model-only` and `--require-agreement`.
class ClaimSelection {
 public:
  void setup(CLI::App& parser);
  /// Reads the decisions. Throws `InputError`.
  void load(const Schema& schema);
  /// Does to a claim what was decided about it; false if it is to be left out.
  [[nodiscard]] bool take(Claim& claim);
  /// What is left of a finished graph: with `--require-agreement` what at least two extractors
  /// found. Throws `InputError` if there is only one.
  [[nodiscard]] Graph settle(Graph graph);
  /// Says what was left out, and which decisions met no claim.
  void report() const;

 private:
  bool asserted_only_ = false;
  bool rules_only_ = false;
  bool model_only_ = false;
  bool require_agreement_ = false;
  std::string decisions_file_;
  Decisions decisions_;
  std::size_t rejected_ = 0;
  std::size_t not_asserted_ = 0;
  std::size_t of_others_ = 0;
  std::size_t not_agreed_ = 0;
};

}  // namespace diplograph::cli
