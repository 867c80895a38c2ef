#pragma once

#include "extract/language/annotation.hpp"

namespace diplograph::extract {

/// A part of speech with its morphology: what the second step of tagging chooses from.
struct MorphologyClass {
  Upos upos = Upos::x;
  Morphology morphology;

  auto operator<=>(const MorphologyClass&) const = default;
};
static_assert(sizeof(MorphologyClass) == 15, "it lies in the model file as it is");

}  // namespace diplograph::extract
