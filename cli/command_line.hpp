#pragma once

#include "cli/exit_status.hpp"

namespace diplograph::cli {

/// Finds the command that the arguments name, lets it set up its own arguments, parses the rest of
/// the line, and runs it. Answers --help and --version. Only what the command needs is loaded.
/// Throws `UsageError` for what cannot be understood, with the nearest name, and whatever the
/// command throws.
[[nodiscard]] ExitStatus run_command_line(int argc, char** argv);

}  // namespace diplograph::cli
