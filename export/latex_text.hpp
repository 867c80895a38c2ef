#pragma once

#include <string>
#include <string_view>

namespace diplograph::exporting {

/// A text as XeLaTeX prints it: every character that TeX would read is escaped, every run that goes
/// against what stands around it is between \beginR and \endR or \beginL and \endL (TeX--XeT, which
/// XePersian and bidi use as well) by the Unicode Bidirectional Algorithm (Annex 9), and
/// \persianlabel and \latinlabel select the fonts. Fonts for Arabic letters lack most other marks,
/// so brackets and the like come from the Latin one, mirrored where they have to be. Words of more
/// than 30 letters may be broken anywhere; emoji and other pictures, which hardly a font of text
/// has, are printed by their number, "[U+1F600]".
///
/// `right_to_left`: the direction of the text; `within_right_to_left`: of what stands around it.
/// The font is changed without a group; put the result into one.
[[nodiscard]] std::string latex_text(std::string_view text, bool right_to_left,
                                     bool within_right_to_left);

}  // namespace diplograph::exporting
