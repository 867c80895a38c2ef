#pragma once

#include <string_view>

#include "cli/exit_status.hpp"

namespace CLI {
class App;
}

namespace diplograph::cli {

/// One command of the program. `setup` declares arguments and touches no file; `run` does the work
/// and looks at no argument. Both are called once, in this order, with parsing in between.
class Command {
 public:
  Command() = default;
  virtual ~Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  /// Declares options and positional arguments, and puts examples of use into the footer.
  virtual void setup(CLI::App& parser) = 0;

  /// Throws `InputError`, `SchemaError`, `UsageError` or `OutputError` if nothing could be done.
  [[nodiscard]] virtual ExitStatus run() = 0;
};

}  // namespace diplograph::cli
