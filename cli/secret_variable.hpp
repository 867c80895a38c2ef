#pragma once

#include <string>

namespace diplograph::cli {

/// What a variable of the environment holds, empty if it is not set. Throws `UsageError`, which
/// does not repeat it, if it holds a character that no header of HTTP can carry.
[[nodiscard]] std::string secret_variable(const char* name);

/// True if a header of HTTP can carry the text: it has no control character.
[[nodiscard]] bool fits_header(const std::string& text);

}  // namespace diplograph::cli
