#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace diplograph::cli {

/// `diplograph rules`: what the rules are, whether they hold, and what a change of them does.
class CommandRules : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  bool list_ = false;
  bool test_ = false;
  bool diff_ = false;
  std::vector<std::string> paths_;

  [[nodiscard]] ExitStatus list() const;
  [[nodiscard]] ExitStatus test() const;
  [[nodiscard]] ExitStatus diff() const;
};

}  // namespace diplograph::cli
