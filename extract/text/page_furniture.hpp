#pragma once

#include <span>

#include "extract/text/layout.hpp"

namespace diplograph::extract {

/// Marks page headers, footers and page numbers: lines that repeat with other numbers, numbers that
/// stand alone, and lines at the edge of a page that begin or end with its number. Drawn lines are
/// furniture too. O(total length · log lines).
void mark_furniture(std::span<const LineView> views, Layout& layout);

}  // namespace diplograph::extract
