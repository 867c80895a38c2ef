#pragma once

#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// One spelling for what Persian texts write in several ways, with the way back kept:
/// - presentation forms by their Unicode decomposition (presentation_forms.hpp);
/// - Arabic yeh and kaf as Persian ones; a hamza or madda that stands behind its letter as one
///   character with it; kashida beside letters dropped;
/// - ZWNJ only between letters, once; a soft hyphen or "¬" between Arabic letters, which word
///   processors leave where ZWNJ was meant, as ZWNJ;
/// - other soft hyphens (but at a line's end), bidirectional controls, zero-width spaces and byte
///   order marks dropped; no-break spaces and tabs as spaces.
/// Diacritics stay; matching folds them (`fold`). URLs and everything else, Latin words and numbers
/// among it, stay byte-identical. Line ends stay in their places. O(n).
[[nodiscard]] MappedText normalize(const MappedText& decoded);

}  // namespace diplograph::extract
