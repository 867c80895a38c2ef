#include "cli/terminal.hpp"

#include <cstdlib>
#include <string_view>

#include <unistd.h>

namespace diplograph::cli {

bool standard_output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

bool standard_error_is_terminal() { return isatty(STDERR_FILENO) == 1; }

bool colours_are_wanted() {
  const char* refused = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return (refused == nullptr || *refused == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

}  // namespace diplograph::cli
