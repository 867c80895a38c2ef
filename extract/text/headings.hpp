#pragma once

#include <span>

#include "extract/text/layout.hpp"

namespace diplograph::extract {

/// Marks headings with their level and list items with their depth, in lines that are neither
/// furniture nor footnotes. A heading has a number ("4-1-2", "2.3"), a division's name ("ARTICLE
/// 3", "فصل دوم"), a section's name ("Introduction"), hashes, or stands short and alone; numbered,
/// lettered and bulleted lines that follow each other are a list. O(total length).
void find_headings(std::span<const LineView> views, Layout& layout);

}  // namespace diplograph::extract
