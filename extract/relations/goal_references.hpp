#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/mentions/grammar.hpp"
#include "extract/relations/arguments.hpp"
#include "extract/relations/rule_engine.hpp"
#include "extract/relations/segments.hpp"

namespace diplograph::extract {

/// Words that point at goals named before: "A and B are its goals; to reach these goals it adopts
/// X". Each strategy behind such words is a means to each of the goals.
class GoalReferences {
 public:
  GoalReferences(const Grammar& grammar, std::span<const Token> tokens);

  /// What a segment says by pointing at goals, given what rules found in it; the relation
  /// (advances) is left to the caller. Segments are read in text order: the goals are those before
  /// the words in the same segment, else those of the last one that named any, in the same block or
  /// the one before.
  [[nodiscard]] std::vector<Finding> read(const Segment& segment,
                                          std::span<const Finding* const> found);

 private:
  const Grammar& grammar_;
  std::span<const Token> tokens_;
  RelationId pursues_, adopts_;
  std::vector<Filler> goals_;  // that were named last
  std::size_t block_ = 0;      // where

  [[nodiscard]] std::size_t pointing_words(TokenRange range) const;
};

}  // namespace diplograph::extract
