#pragma once

#include <string>

namespace diplograph::exporting {

/// All formats as a table in Markdown: what each is for, and what of a graph it cannot hold
/// (docs/formats.md shows it).
[[nodiscard]] std::string format_table();

}  // namespace diplograph::exporting
