#pragma once

#include <span>

#include "extract/text/layout.hpp"

namespace diplograph::extract {

/// Measures how the lines of a document were set. O(lines).
[[nodiscard]] PageSetup measure_page(std::span<const LineView> lines);

}  // namespace diplograph::extract
