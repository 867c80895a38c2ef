#pragma once

#include "export/figure_layout.hpp"

namespace diplograph::exporting {

/// A copy of a drawing with places that is four times as large and shrinks to the same size on
/// paper. Pango puts each letter on a whole pixel of 1/96 inch; in a small drawing the gaps between
/// letters differ so much that readers of PDF take them for spaces, and a search for the word
/// fails. `layout` is the drawing's own. Dashed lines become lines of dashes, since Graphviz'
/// dashes would shrink; the folds and cut corners of its shapes do.
[[nodiscard]] CgraphGraph enlarged(Agraph_t* drawing, const FigureLayout& layout);

}  // namespace diplograph::exporting
