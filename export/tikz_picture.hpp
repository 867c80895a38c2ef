#pragma once

#include <string>

#include "export/cgraph_graph.hpp"

namespace diplograph::exporting {

/// A drawing whose places stand in its attributes ("pos", "width", "height") as a LaTeX document
/// of one TikZ picture, for XeLaTeX with the packages fontspec and tikz. The picture can be cut out
/// and put into an article; right-to-left lines are set with XeTeX's own \beginR and \endR, which
/// XePersian uses as well. `font` is the drawing's list of font families; `scale` is what the
/// picture is multiplied by to fit its page.
[[nodiscard]] std::string tikz_picture(Agraph_t* drawing, const std::string& font, double scale);

}  // namespace diplograph::exporting
