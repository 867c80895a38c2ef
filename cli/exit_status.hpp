#pragma once

#include <cstdint>

namespace diplograph::cli {

/// What the command tells the shell. Scripts rely on these numbers.
enum class ExitStatus : std::uint8_t {
  fine = 0,
  violations = 1,  ///< the graph violates its schema
  failed = 2,      ///< wrong usage, or nothing could be done
  partial = 3      ///< done in part: something was skipped, each named with its reason
};

}  // namespace diplograph::cli
