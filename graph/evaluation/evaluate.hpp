#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "graph/evaluation/gold_graph.hpp"
#include "graph/graph.hpp"

namespace diplograph {

/// What was found of what was asked for.
///
/// Recall is the share of the core items that were found; precision the share of what was
/// extracted that the gold has, core or not; F1 their harmonic mean. All from 0 to 1, and 0 where
/// there is nothing to divide by.
struct Score {
  std::string kind;  ///< "nodes", "edges", a type or a relation
  std::size_t core_found = 0;
  std::size_t core = 0;
  std::size_t right = 0;
  std::size_t extracted = 0;

  [[nodiscard]] double recall() const;
  [[nodiscard]] double precision() const;
  [[nodiscard]] double f1() const;
};

/// Something that the graph has and the gold has not.
struct WrongItem {
  std::string reason;  ///< "not in gold", "duplicate", "edge"
  std::string item;    ///< type and label; or source, relation, target
};

/// How good one extractor is by itself, or what at least two of them agree on.
struct WitnessScore {
  std::string extractor;  ///< "agreement" for what at least two found
  Score nodes, edges;
};

struct EvaluationOptions {
  bool strict = false;  ///< Goal and Strategy etc. may not stand for each other
  std::uint64_t first_line = 1;
  std::uint64_t last_line = std::numeric_limits<std::uint64_t>::max();
};

struct Evaluation {
  Score nodes, edges;
  std::vector<Score> by_type;      ///< of the gold's core types, by name
  std::vector<Score> by_relation;  ///< of the gold's and the graph's judged relations, by name
  std::vector<WitnessScore> by_extractor;  ///< by name, then the agreement; empty if there is one
  std::vector<WrongItem> wrong;
  std::vector<std::string> missed_nodes, missed_edges;  ///< core only
};

/// Measures a canonical graph by a gold graph.
///
/// A node is right when one of its names matches a name of a gold node of the same type: equal
/// after folding or, for goals, strategies, agreements, events and concepts, sharing at least 60 %
/// of their words. Each gold node counts once. An edge is right when both its ends and its relation
/// are, in either direction for symmetric relations. Since some lines are thin in real text, goal
/// and strategy, pursues and adopts, and organization, government body and group may stand for
/// each other unless `strict`. Documents, cited sources and `cites` are not judged, nor relations
/// that the annotation guide does not list. Where several extractors found the graph, each is also
/// measured alone. O(extractors * nodes * gold nodes * names).
[[nodiscard]] Evaluation evaluate(const GoldGraph& gold, const Graph& graph,
                                  const EvaluationOptions& options = {});

/// How far two annotators of one document agree.
struct Agreement {
  std::size_t shared_nodes = 0;  ///< found by both, by name
  std::size_t first_nodes = 0, second_nodes = 0;
  double type_kappa = 0;      ///< Cohen's kappa of the types of the shared nodes
  double relation_kappa = 0;  ///< of the relations (or none) of each ordered pair of shared nodes
};

/// Cohen's kappa (J. Cohen, Educational and Psychological Measurement 20, 1960): agreement beyond
/// chance, 1 at most; 1 as well where both always give the same one answer.
[[nodiscard]] Agreement agreement(const GoldGraph& first, const GoldGraph& second);

}  // namespace diplograph
