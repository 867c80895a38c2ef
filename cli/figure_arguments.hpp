#pragma once

#include <optional>
#include <string>

#include "export/figure_page.hpp"
#include "export/theme.hpp"

namespace diplograph::cli {

/// The format that a figure's file name asks for by its ending. Throws `UsageError`.
[[nodiscard]] exporting::FigureFormat figure_format(const std::string& path);

/// The same; none if the name has another ending.
[[nodiscard]] std::optional<exporting::FigureFormat> figure_format_if_any(const std::string& path);

/// "170mm", "17cm", "6.7in" or a bare number of millimetres. Throws `UsageError`.
[[nodiscard]] double millimetres(const std::string& text);

/// "screen", "print" or "print-mono".
[[nodiscard]] exporting::Theme theme_from(const std::string& word);

}  // namespace diplograph::cli
