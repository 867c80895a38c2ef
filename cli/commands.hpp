#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "cli/command.hpp"

namespace diplograph::cli {

struct CommandEntry {
  std::string_view name;   ///< "build", as it stands on the command line
  std::string_view title;  ///< one line for the list of commands
  std::unique_ptr<Command> (*make)();
};

/// All commands in the order in which a user needs them.
[[nodiscard]] std::span<const CommandEntry> commands();

/// The command of that name, or null.
[[nodiscard]] const CommandEntry* find_command(std::string_view name);

}  // namespace diplograph::cli
