#pragma once

#include <cstdint>

namespace diplograph::extract::visual_order {

/// What stands before a unit in the restored line.
enum class Gap : std::uint8_t { none, joiner, space };

/// A unit of a line in its restored place.
struct PlacedUnit {
  std::uint32_t unit = 0;
  Gap gap = Gap::none;
  bool cut = false;  ///< the unit before it was not its neighbour in the line as it stands
};

}  // namespace diplograph::extract::visual_order
