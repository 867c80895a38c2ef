#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "extract/text/layout.hpp"

namespace diplograph::extract {

/// Finds the lines that are footnotes and says so in `layout`: below a drawn line, at the foot of a
/// page that a form feed ends, Latin lines numbered from 1 in a Persian text, "[^1]: …", and the
/// entries of a section called "Notes". Notes are taken for notes only if the text above them has
/// their marks. Then finds those marks: `layout.marks`, in order of the notes. O(total length).
void find_footnotes(std::span<const LineView> views, Layout& layout);

}  // namespace diplograph::extract
