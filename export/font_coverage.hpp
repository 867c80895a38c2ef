#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diplograph::exporting {

/// The font families of a figure, separated by commas: those that are wanted, or, if none are,
/// Noto Sans and Noto Sans Arabic, the one of the figure's language first.
[[nodiscard]] std::string font_families(const std::string& wanted, bool persian);

/// What the fonts of this system cannot draw as asked, one sentence each with the Debian package to
/// install: families that are not there, and letters of the texts that none of the families has, so
/// that a font of another look takes their place. `families` as of `font_families`. Asks
/// fontconfig. O(length of the texts).
[[nodiscard]] std::vector<std::string> font_faults(std::string_view families,
                                                   const std::vector<std::string>& texts);

}  // namespace diplograph::exporting
