#pragma once

#include <string>
#include <string_view>

namespace diplograph::exporting {

/// A text inside a Markdown table cell: no markup, one line.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// The same, isolated from the direction around it.
[[nodiscard]] std::string markdown_cell(std::string_view text);

}  // namespace diplograph::exporting
