#pragma once

#include <cstddef>
#include <string>

#include "cli/push/target.hpp"

namespace diplograph::cli {

/// What a push consists of. Two pushes with the same `hash` send the same batches.
struct PushPlan {
  std::size_t batches = 0;
  std::size_t items = 0;
  std::size_t bytes = 0;  ///< of all bodies
  std::string hash;
};

/// Makes all batches once, without keeping or sending them.
[[nodiscard]] PushPlan plan_of(const PushTarget& target, const Graph& graph);

/// What would be sent where, one request a line, then the sums; for `--dry-run`.
void write_plan(const PushTarget& target, const Graph& graph);

}  // namespace diplograph::cli
