#pragma once

#include <string>

#include "cli/command.hpp"

namespace CLI {
class App;
}

namespace diplograph::cli {

/// `diplograph schema`: checks a schema file, and writes what follows from a schema.
class CommandSchema : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  CLI::App* check_ = nullptr;
  std::string input_;  // empty: the built-in schema
  std::string format_;
  std::string output_ = "-";
  bool list_ = false;

  [[nodiscard]] ExitStatus run_check() const;
  [[nodiscard]] ExitStatus run_export() const;
};

}  // namespace diplograph::cli
