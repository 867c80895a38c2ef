#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diplograph::exporting {

/// A Turtle literal in double quotes, with a language tag if one is given (Turtle 1.1, 6.4).
[[nodiscard]] std::string turtle_string(std::string_view text, std::string_view language = {});

/// "<IRI>"; what must not stand in one is written as a numeric escape.
[[nodiscard]] std::string turtle_iri(std::string_view iri);

/// "( a b c )" of what is Turtle already.
[[nodiscard]] std::string turtle_list(const std::vector<std::string>& items);

}  // namespace diplograph::exporting
