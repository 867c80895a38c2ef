#pragma once

#include <vector>

#include "extract/text/source_map.hpp"
#include "extract/text/visual_order/document_repair.hpp"

namespace diplograph::extract {

/// Lines of a document, normalised, each mapped to the source.
using Lines = std::vector<MappedText>;

using visual_order::LineChange;
using visual_order::RepairedLines;

/// True if the lines show the damage of a text layer stored in visual order. Cheap: text that is
/// fine is looked at with some 25 MB/s and never decoded.
[[nodiscard]] bool looks_damaged(const Lines& lines);

/// Restores the reading order of lines whose runs are stored in visual order, and the ZWNJ that
/// were lost in them; says which lines it changed. One line out for each line in, nothing dropped;
/// lines that are fine stay byte for byte as they are.
[[nodiscard]] RepairedLines repair_with_changes(const Lines& lines);

/// The lines of `repair_with_changes`.
[[nodiscard]] Lines repair(const Lines& lines);

}  // namespace diplograph::extract
