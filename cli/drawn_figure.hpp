#pragma once

#include <functional>
#include <string>

#include "export/figure_page.hpp"

namespace diplograph::cli {

/// The bytes of a figure. Warns of fonts that are missing and of letters too small to read.
[[nodiscard]] std::string rendered(exporting::PlacedFigure& figure, exporting::FigureFormat format);

/// Warns of each message that it is called with, but of the same one only once: two figures of a
/// graph miss the same fonts. From any thread.
[[nodiscard]] std::function<void(const std::string&)> warning_once();

}  // namespace diplograph::cli
