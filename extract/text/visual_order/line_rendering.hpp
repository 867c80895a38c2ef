#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/text/source_map.hpp"
#include "extract/text/visual_order/run_decoder.hpp"

namespace diplograph::extract::visual_order {

/// Appends units of a line in their restored order, mirrored brackets turned back, spaces and ZWNJ
/// put in; each byte keeps its source. Every unit is written once.
void render(const MappedText& line, const std::vector<Unit>& units,
            std::span<const PlacedUnit> placed, MappedText& result);

}  // namespace diplograph::extract::visual_order
