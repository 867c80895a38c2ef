#pragma once

#include <graphviz/gvcext.h>

namespace diplograph::exporting {

/// A library of Graphviz plugins, for `gvContextPlugins`, that lays lines of text out through Pango
/// as Graphviz' own plugin does, but
///   - with letters where the font puts them, and not on whole pixels of 1/96 inch, which leaves
///     gaps that readers of PDF take for spaces;
///   - in the fonts of `font_runs`, whatever else fontconfig would take;
///   - with a place of its own for each letter of right-to-left text in a PDF: also for those that
///     a ligature draws, for marks and for joiners. Readers of PDF turn the letters of such text
///     around one by one, and would read "سلام" as "سالم".
/// It is used under `lock_graphviz`.
[[nodiscard]] const lt_symlist_t* text_layout_plugins();

}  // namespace diplograph::exporting
