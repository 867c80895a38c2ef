#pragma once

#include <string>

#include "export/figure_page.hpp"

namespace diplograph::cli {

/// The bytes of a figure. Warns of fonts that are missing and of letters too small to read.
[[nodiscard]] std::string rendered(exporting::PlacedFigure& figure, exporting::FigureFormat format);

}  // namespace diplograph::cli
