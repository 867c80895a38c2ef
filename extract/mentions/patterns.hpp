#pragma once

#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// Finds what no lexicon lists, by the shape of names: agreements and events around their head
/// nouns, national and international bodies, persons behind their titles (with whom they
/// represent, where the title names it), and in-text citations.
void find_patterns(const DocumentText& document, const Analysis& analysis, Register& entities);

}  // namespace diplograph::extract
