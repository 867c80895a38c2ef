#pragma once

#include <string_view>

namespace diplograph {

/// True if `tag` is empty or has the form of a BCP 47 tag, as far as RDF asks for it: parts of 1 to
/// 8 ASCII letters or digits joined by hyphens, the first of letters only.
[[nodiscard]] bool is_language_tag(std::string_view tag);

}  // namespace diplograph
