#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace diplograph::bench {

struct Measured {
  double seconds = 0;      ///< of the processor
  std::size_t memory = 0;  ///< bytes by which the most that the process held in memory grew
};

/// Does `action` in a process of its own, so that memory which one program left helps no other.
/// Throws `std::runtime_error` if it fails there; its message goes to standard error.
[[nodiscard]] Measured measure(const std::function<void()>& action);

/// The middle one of at least one value.
[[nodiscard]] double median(std::vector<double> values);

}  // namespace diplograph::bench
