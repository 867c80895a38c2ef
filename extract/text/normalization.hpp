#pragma once

#include "extract/text/source_map.hpp"

namespace diplograph::extract {

/// One spelling for what Persian texts write in several ways, with the way back kept:
/// presentation forms by their Unicode decomposition; Arabic yeh and kaf as Persian ones; kashida,
/// soft hyphens, bidirectional controls and byte order marks dropped; no-break spaces and tabs as
/// spaces; ZWNJ only between letters, once. Everything else, Latin words and numbers among it,
/// stays byte-identical. Line ends stay in their places. O(n).
[[nodiscard]] MappedText normalize(const MappedText& decoded);

}  // namespace diplograph::extract
