#pragma once

namespace diplograph::cli {

/// True if a person sees what is written to standard output, or to standard error.
[[nodiscard]] bool standard_output_is_terminal();
[[nodiscard]] bool standard_error_is_terminal();

/// False if the person does not want colours (NO_COLOR, no-color.org) or cannot see them.
[[nodiscard]] bool colours_are_wanted();

}  // namespace diplograph::cli
